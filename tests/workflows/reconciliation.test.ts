import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { queueOutgoing } from '../../db/queries/outbox.ts';
import { newId } from '../../db/ids.ts';
import { listDifferences } from '../../db/queries/reconciled-differences.ts';
import { announceReconciliation, listDaysToReconcile, listReconciliations } from '../../db/queries/reconciliations.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { bookings, moneyCases, paymentAttempts, paymentOrders, reconciliations } from '../../db/schema/index.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { scheduleReconciliation } from '../../worker/schedule-reconciliation.ts';
import { reconciliationScheduleId } from '../../workflows/reconciliation/messages.ts';
import { openDossierWorld, type DossierWorld } from '../support/dossier-world.ts';
import { eventually } from '../support/eventually.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { createTemporalEnvironment } from '../support/temporal.ts';

let world: DossierWorld;

beforeAll(async () => {
  world = await openDossierWorld(createTemporalEnvironment, /The books do not agree/);
});
afterAll(() => world.close());

const today = localDateOf(new Date());

/** A dossier that waits for its fee. */
async function awaiting(): Promise<string> {
  const dossierId = await world.start({ procedureCode: procedureCodes.onAcceptance });
  await world.do(dossierId, 'clerk', 'accept');
  return dossierId;
}

/** Has the day reconciled as the API does, and answers it once that is done. */
async function reconcile(onDate: string) {
  await world.db.transaction(async (tx) => {
    await announceReconciliation(tx, { onDate, requestedBy: null });
    await queueOutgoing(tx, `reconciliation:${newId()}`, { kind: 'startReconciliation', onDate });
  });
  const [done] = await eventually(
    () => listReconciliations(world.db, { onDate, limit: 1 }),
    ([row]) => row?.status === 'done',
  );
  if (done === undefined) throw new Error(`No reconciliation of ${onDate}`);
  return done;
}

const differences = () => listDifferences(world.db, { onDate: today, unitCodes: [unitCodes.board], limit: 100 });
const resultOf = async (ref: string) => (await differences()).find(({ attemptRef }) => attemptRef === ref);
const casesAbout = (reference: string) =>
  world.db
    .select({ kind: moneyCases.kind, status: moneyCases.status, resolution: moneyCases.resolution })
    .from(moneyCases)
    .where(eq(moneyCases.reference, reference))
    .orderBy(moneyCases.createdAt);

describe('reconciling a day', () => {
  it('books a payment of which no notification came, and the dossier goes on', async () => {
    const dossierId = await awaiting();
    const attempt = await world.openAttempt(dossierId);
    await world.outside.openPayPage(attempt);
    await world.outside.decide(attempt, 'pay');

    await reconcile(today);

    await world.untilStatus(dossierId, 'processing');
    expect(await resultOf(attempt.ref)).toMatchObject({ result: 'recovered', gatewaySays: 'paid' });
    expect(await casesAbout(attempt.ref)).toEqual([]);
    await reconcile(today);
    expect(await resultOf(attempt.ref)).toBeUndefined();
  });

  it('finds nothing to say about payments that the gateway and the books both have', async () => {
    const attempt = await world.payAtBank(await awaiting());
    const done = await reconcile(today);
    expect(done.agreeing).toBeGreaterThan(0);
    expect(await resultOf(attempt.ref)).toBeUndefined();
  });

  it('adds up what came and went by channel exactly as the ledger has it', async () => {
    await world.payAtBank(await awaiting());
    const { sums } = await reconcile(today);
    const booked = await world.db.select().from(bookings).where(eq(bookings.channel, 'vnpay'));
    const inVnd = booked.filter(({ direction }) => direction === 'in').reduce((sum, one) => sum + one.amountVnd, 0);
    expect(sums?.find(({ channel }) => channel === 'vnpay')).toMatchObject({
      movements: booked.length,
      inVnd,
      outVnd: 0,
    });
  });

  it('makes one case of money that the gateway knows nothing of, and closes it once the gateway knows it', async () => {
    const attempt = await world.payAtBank(await awaiting());
    const forgetful = vi.spyOn(world.outside.gateway, 'queryAttempt').mockResolvedValue({ kind: 'notFound' });
    await reconcile(today);
    await reconcile(today);
    expect(await resultOf(attempt.ref)).toMatchObject({ result: 'differs', gatewayVnd: 0, oursVnd: attempt.amountVnd });
    expect(await casesAbout(attempt.ref)).toEqual([{ kind: 'gatewayDiffers', status: 'open', resolution: null }]);

    forgetful.mockRestore();
    await reconcile(today);
    const [gone] = await casesAbout(attempt.ref);
    expect(gone).toEqual({ kind: 'gatewayDiffers', status: 'resolved', resolution: 'agreed' });
  });

  it('makes one case of books that do not agree, closes it when they do, and opens another when that comes back', async () => {
    const order = await world.order(await awaiting());
    const say = (receivedVnd: number) =>
      world.db.update(paymentOrders).set({ receivedVnd }).where(eq(paymentOrders.id, order.id));
    const reference = `ordersAgreeWithEntries: ${order.id}`;
    const statuses = async () => (await casesAbout(reference)).map(({ status }) => status);

    await say(1000);
    expect((await reconcile(today)).findings).toBeGreaterThan(0);
    await reconcile(today);
    expect(await statuses()).toEqual(['open']);
    await say(0);
    await reconcile(today);
    expect(await statuses()).toEqual(['resolved']);
    await say(1000);
    await reconcile(today);
    expect(await statuses()).toEqual(['resolved', 'open']);
    await say(0);
    await reconcile(today);
  });

  it('is made up for on every day that was missed, and always on yesterday', async () => {
    const dayBefore = (days: number) => localDateOf(new Date(Date.now() - days * 86_400_000));
    const [order] = await world.db.select().from(paymentOrders).limit(1);
    const old = { amountVnd: 1000, method: 'any', description: 'Thu phi', status: 'expired' } as const;
    const tryAt = (hour: string) => {
      const at = new Date(`${dayBefore(5)}T${hour}+07:00`).toISOString();
      return { ...old, orderId: order?.id ?? '', ref: newId().replaceAll('-', ''), createdAt: at, expiresAt: at };
    };
    await world.db.insert(paymentAttempts).values([tryAt('00:00:00'), tryAt('23:59:59')]);
    expect(await listDaysToReconcile(world.db, today)).toEqual([dayBefore(5), dayBefore(1)]);
    await reconcile(dayBefore(5));
    expect(await listDaysToReconcile(world.db, today)).toEqual([dayBefore(1)]);
  });

  it('takes the sums of former days anew, for banks tell of money days after it came', async () => {
    const sumsOf = async (onDate: string) => (await listReconciliations(world.db, { onDate, limit: 1 }))[0]?.sums;
    const yesterday = localDateOf(new Date(Date.now() - 86_400_000));
    const before = await reconcile(yesterday);
    const { ref, amountVnd } = await world.openAttempt(await awaiting());
    await world.pay({ ref, amountVnd }, new Date(Date.now() - 86_400_000));
    await reconcile(today);
    const vnpay = (sums: typeof before.sums = []) => sums?.find(({ channel }) => channel === 'vnpay')?.inVnd ?? 0;
    expect(vnpay(await sumsOf(yesterday))).toBe(vnpay(before.sums) + amountVnd);
  });

  it('does not count for a day that was not over yet', async () => {
    await reconcile(today);
    const tomorrow = localDateOf(new Date(Date.now() + 86_400_000));
    expect(await listDaysToReconcile(world.db, tomorrow)).toContain(today);
  });
});

describe('the nightly Schedule', () => {
  it('is there once however many workers make it, and what it starts reconciles yesterday', async () => {
    const yesterday = localDateOf(new Date(Date.now() - 86_400_000));
    await scheduleReconciliation(world.client, world.taskQueue);
    await scheduleReconciliation(world.client, world.taskQueue);
    const schedule = world.client.schedule.getHandle(reconciliationScheduleId(world.taskQueue));
    const { spec, policies } = await schedule.describe();
    expect(spec.timezone).toBe('Asia/Ho_Chi_Minh');
    expect(policies.overlap).toBe('SKIP');
    await schedule.trigger();
    const done = and(eq(reconciliations.onDate, yesterday), eq(reconciliations.status, 'done'));
    await eventually(
      () => world.db.select().from(reconciliations).where(done),
      (rows) => rows.length === 1,
    );
    await schedule.delete();
  });
});
