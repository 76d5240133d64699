import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawer, drawersContract, type Drawer } from '../../api/contract/drawers.ts';
import { payment } from '../../api/contract/payments.ts';
import type { Queryable } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { lockDrawer } from '../../db/queries/drawers.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { bookings, drawerMovements, drawers, ledgerEntries, moneyCases } from '../../db/schema/index.ts';
import { openApplicantWorld } from './support/applicant-world.ts';
import type { Answered, Browser } from './support/browser.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';

const { world, api, owner, startAccepted, close } = await openApplicantWorld();
let accountant: Browser;
let supervisor: Browser;
let clerk: Browser;

beforeAll(async () => {
  accountant = await api.signIn(world.actorOf('accountant').accountId);
  supervisor = await api.signIn(world.actorOf('supervisor').accountId);
  clerk = await api.signIn(world.actorOf('clerk').accountId);
});
afterAll(close);

const path = '/api/v1/drawers';
const keyed = (browser: Browser, to: string, body: object): Promise<Answered> =>
  browser.post(`/api/v1${to}`, body, { 'Idempotency-Key': newId() });
const mine = async (browser: Browser): Promise<Drawer | undefined> =>
  drawersContract.listMyDrawers.success.body.parse((await browser.get(`${path}/mine`)).body).data[0];

/** A dossier that awaits its fee. */
async function awaitFee() {
  const { dossierId, code } = await startAccepted({ procedureCode: procedureCodes.onAcceptance });
  return { dossierId, code, order: await world.order(dossierId) };
}

/** Takes the fee of a dossier in cash. */
async function payCash({ code, order }: Awaited<ReturnType<typeof awaitFee>>, browser: Browser): Promise<number> {
  const input = { orderNo: 1, bookedVnd: order.totalVnd, channel: 'cash' };
  expect(await keyed(browser, `/dossiers/${code}/actions`, { action: 'recordPayment', input })).toMatchObject({
    status: 200,
  });
  return order.totalVnd;
}

/** Notes that add up to an amount. */
const counted = (amountVnd: number) => [
  { noteVnd: 1000, count: Math.floor(amountVnd / 1000) },
  { noteVnd: 200, count: (amountVnd % 1000) / 200 },
];
const closeAs = (browser: Browser, { id, expectedVnd }: Drawer, body: object = {}) =>
  browser.post(`${path}/${id}/close`, { notes: counted(expectedVnd), expectedVnd, ...body });

/** What the check of the books says of drawers and cash. */
const drawerFindings = async (db: Queryable = world.db) =>
  (await checkLedger(db)).filter(({ check }) => check === 'cashIsInDrawers' || check === 'drawersAgreeWithEntries');

/** The accountant's drawer with a fee in it. */
async function drawerWithFee() {
  await payCash(await awaitFee(), accountant);
  const found = await mine(accountant);
  if (found === undefined) throw new Error('No drawer opened');
  return found;
}

describe('a cash drawer', () => {
  test('opens by itself with the first cash, is counted, closed, and taken over by a second person', async () => {
    const fee = await payCash(await awaitFee(), accountant);
    const open = drawer.parse(await mine(accountant));
    expect(open).toMatchObject({ status: 'open', floatVnd: 0, inVnd: fee, expectedVnd: fee, isOpenSince: null });
    const more = await payCash(await awaitFee(), accountant);
    expect(await closeAs(accountant, open)).toMatchObject({ status: 409, body: { code: 'stale_form' } });
    const full = drawer.parse(await mine(accountant));
    expect(full).toMatchObject({ id: open.id, expectedVnd: fee + more });
    expect(await closeAs(accountant, full)).toMatchObject({ status: 200, body: { status: 'closed', reason: null } });
    expect(await mine(accountant)).toBeUndefined();

    expect(await accountant.post(`${path}/${open.id}/confirm`)).toMatchObject({
      status: 409,
      body: { code: 'second_person_needed' },
    });
    expect((await clerk.post(`${path}/${open.id}/confirm`)).status).toBe(403);
    expect(await supervisor.post(`${path}/${open.id}/confirm`)).toMatchObject({
      status: 200,
      body: { status: 'confirmed', confirmedBy: { id: world.actorOf('supervisor').accountId } },
    });
    expect((await supervisor.post(`${path}/${open.id}/confirm`)).status).toBe(409);
    expect(await supervisor.get(path)).toMatchObject({ body: { data: [{ id: open.id, mayConfirm: false }] } });
  });

  test('is opened with change once, by a clerk too, and only in a unit of theirs', async () => {
    const open = (unit: string) => clerk.post(path, { unit, floatVnd: 200_000 });
    expect(await open(unitCodes.board)).toMatchObject({ status: 200, body: { expectedVnd: 200_000 } });
    expect(await open(unitCodes.board)).toMatchObject({ status: 422, body: { errors: [{ field: 'floatVnd' }] } });
    expect((await open(unitCodes.construction)).status).toBe(404);
    const own = drawer.parse(await mine(clerk));
    expect((await closeAs(accountant, own)).status).toBe(404);
    expect((await supervisor.post(`${path}/${own.id}/confirm`)).status).toBe(409);
    expect((await closeAs(clerk, own)).status).toBe(200);
  });

  test('pays refunds out of what it holds', async () => {
    const { dossierId, order } = await awaitFee();
    const [first, second] = [await world.openAttempt(dossierId), await world.openAttempt(dossierId)];
    await world.pay(first);
    await world.pay(second);
    await world.untilStatus(dossierId, 'processing');
    const before = await drawerWithFee();
    await world.sql`update refunds set status = 'declined' where order_id = ${order.id}`;
    const body = { amountVnd: 10_000, reason: 'Nộp trùng', method: 'cash' };
    expect((await keyed(accountant, `/payments/${order.id}/refunds`, body)).status).toBe(201);
    const { refunds } = payment.parse((await accountant.get(`/api/v1/payments/${order.id}`)).body);
    const refundPath = `/api/v1/refunds/${refunds.find(({ status }) => status === 'requested')?.id ?? ''}`;
    expect((await supervisor.post(`${refundPath}/approve`)).status).toBe(200);
    expect((await accountant.post(`${refundPath}/settle`, { reference: 'PC-01' })).status).toBe(200);
    const after = drawer.parse(await mine(accountant));
    expect(after).toMatchObject({ id: before.id, outVnd: 10_000, expectedVnd: before.expectedVnd - 10_000 });
    expect((await closeAs(accountant, after)).status).toBe(200);
  });

  test('that differs needs a reason, and becomes a case of the accountants', async () => {
    const short = await drawerWithFee();
    const missing = { notes: counted(short.expectedVnd - 1000) };
    expect(await closeAs(accountant, short, missing)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'reason', code: 'required' }] },
    });
    expect((await closeAs(accountant, short, { ...missing, reason: 'Thối nhầm' })).status).toBe(200);
    const over = await drawerWithFee();
    const surplus = { notes: counted(over.expectedVnd + 2000), reason: 'Chưa rõ' };
    expect((await closeAs(accountant, over, surplus)).status).toBe(200);
    const cases = await world.db
      .select()
      .from(moneyCases)
      .where(sql`${moneyCases.key} like 'drawer:%'`);
    expect(cases.map(({ kind, amountVnd, unitCode, status }) => [kind, amountVnd, unitCode, status])).toEqual([
      ['drawerShort', 1000, unitCodes.board, 'open'],
      ['drawerOver', 2000, unitCodes.board, 'open'],
    ]);
    const body = { resolution: 'explained', reason: 'Người giữ quỹ đã bù' };
    const resolve = `/discrepancies/${cases[0]?.id ?? ''}/resolve`;
    expect(await keyed(accountant, resolve, body)).toMatchObject({ body: { code: 'second_person_needed' } });
    expect(await keyed(supervisor, resolve, body)).toMatchObject({
      status: 200,
      body: { status: 'resolved' },
    });
  });

  test('that differs leaves, once taken over, as much cash in the books as was counted', async () => {
    const cashInBooks = async () => {
      const [row] = await world.db
        .select({ sum: sql<string>`coalesce(sum(${ledgerEntries.amountVnd}), 0)` })
        .from(ledgerEntries)
        .where(eq(ledgerEntries.account, 'cash'));
      return Number(row?.sum);
    };
    for (const differenceVnd of [-3000, 5000]) {
      const before = await cashInBooks();
      const found = await drawerWithFee();
      const body = { notes: counted(found.expectedVnd + differenceVnd), reason: 'Chưa rõ' };
      expect((await closeAs(accountant, found, body)).status).toBe(200);
      expect(await cashInBooks()).toBe(before + found.expectedVnd);
      expect((await supervisor.post(`${path}/${found.id}/confirm`)).status).toBe(200);
      expect(await cashInBooks()).toBe(before + found.expectedVnd + differenceVnd);
      expect(await drawerFindings()).toEqual([]);
    }
  });

  test('left open over night says since when', async () => {
    const open = await drawerWithFee();
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000).toISOString();
    await world.db.update(drawers).set({ openedAt: twoDaysAgo }).where(eq(drawers.id, open.id));
    const kept = drawer.parse(await mine(accountant));
    expect(kept.isOpenSince).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect((await closeAs(accountant, kept)).body).toMatchObject({ status: 'closed', isOpenSince: null });
  });
});

describe('the drawer of a keeper who is ill or has left', () => {
  const closeInstead = (browser: Browser, { id, expectedVnd }: Drawer, body: object = {}) =>
    browser.post(`${path}/${id}/close-for-keeper`, {
      notes: counted(expectedVnd),
      expectedVnd,
      insteadBecause: 'Nghỉ ốm dài ngày',
      ...body,
    });

  test('is closed by a second person who says why, and taken over by a third', async () => {
    expect((await clerk.post(path, { unit: unitCodes.board, floatVnd: 300_000 })).status).toBe(200);
    const left = drawer.parse(await mine(clerk));
    const seen = drawersContract.listDrawers.success.body.parse((await supervisor.get(path)).body).data;
    expect(seen.find(({ id }) => id === left.id)).toMatchObject({ mayCloseForKeeper: true, mayConfirm: false });
    expect(await closeInstead(supervisor, left, { insteadBecause: '' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'insteadBecause' }] },
    });
    expect(await closeInstead(supervisor, left, { notes: counted(299_000) })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'reason' }] },
    });
    expect(await closeInstead(supervisor, left)).toMatchObject({
      status: 200,
      body: {
        status: 'closed',
        closedBy: { id: world.actorOf('supervisor').accountId },
        closedForReason: 'Nghỉ ốm dài ngày',
        mayConfirm: false,
      },
    });
    expect((await supervisor.post(`${path}/${left.id}/confirm`)).body).toMatchObject({ code: 'second_person_needed' });
    expect(await accountant.post(`${path}/${left.id}/confirm`)).toMatchObject({
      status: 200,
      body: { status: 'confirmed', confirmedBy: { id: world.actorOf('accountant').accountId } },
    });
  });

  test('is closed neither by its keeper this way, nor by a clerk', async () => {
    const own = await drawerWithFee();
    expect(await closeInstead(accountant, own)).toMatchObject({ body: { code: 'second_person_needed' } });
    expect((await closeInstead(clerk, own)).status).toBe(403);
    expect((await closeAs(accountant, own)).status).toBe(200);
  });
});

test('cash that is in nobody’s drawer is found by the check of the books', async () => {
  const fee = await payCash(await awaitFee(), accountant);
  expect(await drawerFindings()).toEqual([]);
  const lost = await world.db.transaction(async (tx) => {
    await tx.execute(sql`alter table drawer_movements disable trigger drawer_movements_append_only`);
    await tx.delete(drawerMovements).where(
      eq(
        drawerMovements.bookingId,
        tx
          .select({ id: sql`max(${bookings.id}::text)::uuid` })
          .from(bookings)
          .where(eq(bookings.channel, 'cash')),
      ),
    );
    const found = await drawerFindings(tx);
    await tx.execute(sql`alter table drawer_movements enable trigger drawer_movements_append_only`);
    return found;
  });
  expect(lost.map(({ check }) => check)).toEqual(['cashIsInDrawers']);
  expect(lost[0]?.detail).toContain(String(fee));
});

describe('a closed cash drawer', () => {
  test('is changed by nobody, not even in the database', async () => {
    const open = await drawerWithFee();
    await closeAs(accountant, open);
    const [movement] = await world.db.select().from(drawerMovements).where(eq(drawerMovements.drawerId, open.id));
    const isThis = eq(drawers.id, open.id);
    const { accountId } = world.actorOf('accountant');
    for (const change of [
      () => world.db.update(drawers).set({ countedVnd: 0, reason: 'x' }).where(isThis),
      () =>
        world.db.update(drawers).set({ confirmedBy: accountId, confirmedAt: new Date().toISOString() }).where(isThis),
      () => world.db.delete(drawers).where(isThis),
      () => world.db.insert(drawerMovements).values({ bookingId: newId(), drawerId: open.id }),
      () => world.db.delete(drawerMovements).where(eq(drawerMovements.bookingId, movement?.bookingId ?? '')),
    ]) {
      await expect(change()).rejects.toThrow();
    }
    expect((await closeAs(accountant, open)).body).toMatchObject({ code: 'already_decided' });
    expect(drawer.parse((await supervisor.post(`${path}/${open.id}/confirm`)).body).countedVnd).toBe(open.expectedVnd);
  });
});

describe('cash taken while the drawer is being closed', () => {
  test('waits for the closing, and goes into a new drawer', async () => {
    const open = await drawerWithFee();
    const dossier = await awaitFee();
    const paying = await world.db.transaction(async (tx) => {
      await lockDrawer(tx, open.id);
      const payment = payCash(dossier, accountant);
      await world.somebodyWaitsForARow();
      await tx
        .update(drawers)
        .set({
          closedAt: new Date().toISOString(),
          expectedVnd: open.expectedVnd,
          countedVnd: open.expectedVnd,
          notes: [],
        })
        .where(eq(drawers.id, open.id));
      return { payment };
    });
    const fee = await paying.payment;
    const next = drawer.parse(await mine(accountant));
    expect(next).toMatchObject({ inVnd: fee, expectedVnd: fee });
    expect(next.id).not.toBe(open.id);
  });

  test('is either in the closed drawer or in the next one, never in none and never in both', async () => {
    const before = drawer.parse(await mine(accountant));
    const dossiers = await Promise.all([awaitFee(), awaitFee(), awaitFee()]);
    const closings = () => closeAs(accountant, before);
    const [fees] = await Promise.all([
      Promise.all(dossiers.map((dossier) => payCash(dossier, accountant))),
      closings(),
      closings(),
    ]);
    const { data } = drawersContract.listDrawers.success.body.parse((await supervisor.get(path)).body);
    const now = await mine(accountant);
    const held = before.id === now?.id ? 0 : (data.find(({ id }) => id === before.id)?.inVnd ?? 0);
    expect(held + (now?.inVnd ?? 0)).toBe(before.inVnd + fees.reduce((sum, fee) => sum + fee, 0));
  });
});

test('drawers are nobody’s business outside the office', async () => {
  expect((await owner.get(path)).status).toBe(403);
  expect((await owner.get(`${path}/mine`)).status).toBe(403);
  expect((await clerk.get(path)).status).toBe(403);
});
