import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { settlementImport, settlementOverview } from '../../api/contract/settlements.ts';
import { statementImport } from '../../api/contract/transfers.ts';
import { newId } from '../../db/ids.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { settleWaiting } from '../../db/queries/settle-waiting.ts';
import { takeTransfer } from '../../db/queries/take-transfer.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { bookings, ledgerEntries, moneyCases } from '../../db/schema/index.ts';
import { refundWorkflowId } from '../../workflows/refund/messages.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { openApplicantWorld } from './support/applicant-world.ts';
import type { Browser } from './support/browser.ts';

const { world, api, startAccepted, close } = await openApplicantWorld();
let accountant: Browser;

beforeAll(async () => {
  accountant = await api.signIn(world.actorOf('accountant').accountId);
});
afterEach(async () => {
  expect(await checkLedger(world.db)).toEqual([]);
});
afterAll(close);

const path = '/api/v1/settlements';
const header = 'Mã giao dịch;Số giao dịch cổng;Số tiền;Phí;Ngày thanh toán;Mã chi trả';
const newPayout = () => `PO${newId().replaceAll('-', '').slice(0, 20).toUpperCase()}1`;

interface Line {
  readonly ref: string;
  readonly no: string;
  readonly amountVnd: number;
  readonly feeVnd?: number;
  readonly payout: string;
}
const file = (...lines: readonly Line[]) =>
  [
    header,
    ...lines.map((one) => [one.ref, one.no, one.amountVnd, one.feeVnd ?? 0, '23/11/2026', one.payout].join(';')),
  ].join('\n');
const send = (csv: string, dryRun = false, browser = accountant) =>
  browser.post(path, { name: 'tep.csv', csv, dryRun });
const importFile = async (csv: string, dryRun = false) => settlementImport.parse((await send(csv, dryRun)).body);
const outcomes = ({ rows }: { readonly rows: readonly { readonly outcome: string }[] }) =>
  rows.map(({ outcome }) => outcome);
const overview = async () => settlementOverview.parse((await accountant.get(path)).body);
const payoutOf = async (reference: string) => (await overview()).payouts.find((one) => one.reference === reference);
const casesOf = (payout: string) =>
  world.db
    .select()
    .from(moneyCases)
    .where(sql`${moneyCases.reference} like ${`${payout} %`}`);

/** A fee paid by the gateway, which tells the attempt's reference as its number. */
async function paidByGateway() {
  const { dossierId } = await startAccepted({ procedureCode: procedureCodes.onAcceptance });
  const { ref, amountVnd } = await world.openAttempt(dossierId);
  await world.pay({ ref, amountVnd });
  return { dossierId, ref, no: ref, amountVnd };
}

/** What lies on an account of the ledger, in VND. */
async function balance(account: 'gateway' | 'underway' | 'bank' | 'gatewayFee' | 'unmatched'): Promise<number> {
  const [row] = await world.db
    .select({ sum: sql<string>`coalesce(sum(${ledgerEntries.amountVnd}), 0)` })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.account, account));
  return Number(row?.sum);
}

async function balances() {
  const accounts = ['gateway', 'underway', 'bank', 'gatewayFee', 'unmatched'] as const;
  const entries = await Promise.all(accounts.map(async (account) => [account, await balance(account)] as const));
  return Object.fromEntries(entries) as Record<(typeof accounts)[number], number>;
}

/** A credit on the account of the board, as the bank tells of it. */
const credit = (amountVnd: number, content: string) => ({
  reference: `FT${newId()}`,
  amountVnd,
  content,
  receivedAt: new Date().toISOString(),
  account: { bankBin: '999999', number: '0000000018' },
  payer: { name: 'CONG THANH TOAN', account: null },
  source: 'notification' as const,
});

describe('a settlement file', () => {
  test('moves its payments from the gateway to what is underway, less the fee, and the bank’s credit brings them home', async () => {
    const before = await balances();
    const [one, two] = [await paidByGateway(), await paidByGateway()];
    const payout = newPayout();
    const csv = file({ ...one, feeVnd: 1100, payout }, { ...two, feeVnd: 900, payout });
    expect(outcomes(await importFile(csv, true))).toEqual(['pays', 'pays']);
    expect(await payoutOf(payout)).toBeUndefined();

    expect(await importFile(csv)).toMatchObject({ dryRun: false, newLines: 2 });
    const netVnd = one.amountVnd + two.amountVnd - 2000;
    expect(await balances()).toEqual({
      ...before,
      underway: before.underway + netVnd,
      gatewayFee: before.gatewayFee + 2000,
    });
    expect(await payoutOf(payout)).toMatchObject({ lines: 2, openLines: 0, feeVnd: 2000, netVnd, arrivedAt: null });

    const told = credit(netVnd, `vnpay chi tra ${payout.toLowerCase()} ngay 23/11`);
    expect(await takeTransfer(world.db, told, null)).toMatchObject({ kind: 'booked', meaning: 'payout' });
    expect(await takeTransfer(world.db, told, null)).toEqual({ kind: 'alreadyBooked' });
    expect(await balances()).toEqual({
      ...before,
      bank: before.bank + netVnd,
      gatewayFee: before.gatewayFee + 2000,
    });
    expect(await payoutOf(payout)).toMatchObject({ arrivedReference: told.reference });
    expect(await world.db.select().from(moneyCases).where(eq(moneyCases.reference, told.reference))).toEqual([]);
  });

  test('counts once, as a file and line by line in another file', async () => {
    const [one, two] = [await paidByGateway(), await paidByGateway()];
    const payout = newPayout();
    const csv = file({ ...one, payout });
    await importFile(csv);
    const after = await balances();
    expect(await importFile(csv)).toMatchObject({ newLines: 0, rows: [{ outcome: 'before' }] });
    expect(await balances()).toEqual(after);
    expect(outcomes(await importFile(file({ ...one, payout }, { ...two, payout })))).toEqual(['before', 'pays']);
    expect(await balance('underway')).toBe(after.underway + two.amountVnd);
  });

  test('sent twice at the same time is imported once', async () => {
    const paid = await paidByGateway();
    const payout = newPayout();
    const before = await balance('underway');
    const csv = file({ ...paid, payout });
    const answers = await Promise.all([importFile(csv), importFile(csv), importFile(csv)]);
    expect(answers.map(({ newLines }) => newLines).toSorted()).toEqual([0, 0, 1]);
    expect(await balance('underway')).toBe(before + paid.amountVnd);
  });

  test('of the sandbox bank is read as it is, and its next one takes a refund off', async () => {
    const { dossierId } = await startAccepted({ procedureCode: procedureCodes.onAcceptance });
    const paid = await world.payAtBank(dossierId);
    await world.payAtBank(dossierId);
    const before = await balance('gateway');
    expect(outcomes(await importFile((await world.outside.payOut()).csv))).toEqual(['pays', 'pays']);
    await world.approveRefunds(dossierId);
    const [refund] = await world.approvedRefunds(dossierId);
    await world.client.workflow.getHandle(refundWorkflowId(refund ?? '')).result();
    expect(await balance('gateway')).toBe(before - 3 * paid.amountVnd);
    const second = await importFile((await world.outside.payOut()).csv);
    expect(second.rows).toMatchObject([{ outcome: 'takesOff', amountVnd: -paid.amountVnd }]);
    expect(await balance('gateway')).toBe(before - 2 * paid.amountVnd);
  });

  test('that cannot be read in part is not imported at all, and each fault names line and column', async () => {
    const paid = await paidByGateway();
    const payout = newPayout();
    const csv = [
      header,
      `${paid.ref};${paid.no};${paid.amountVnd};0;23/11/2026;${payout}`,
      `${paid.ref};;mười đồng;0;31/02/2026;${payout}`,
    ].join('\n');
    const answer = await send(csv);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    const { errors } = answer.body as { errors: { field: string; message: string }[] };
    expect(errors.map(({ message }) => /^Dòng 3, cột “([^”]+)”/.exec(message)?.[1])).toEqual([
      'Số tiền',
      'Số giao dịch cổng',
      'Ngày thanh toán',
    ]);
    expect(await payoutOf(payout)).toBeUndefined();
    const headless = await send('a;b;c\n1;2;3');
    expect(headless).toMatchObject({ status: 422, body: { errors: [{ field: 'csv' }] } });
    expect(JSON.stringify(headless.body)).toContain('Mã chi trả');
  });

  test('is the accountants’ to import', async () => {
    const supervisor = await api.signIn(world.actorOf('supervisor').accountId);
    const clerk = await api.signIn(world.actorOf('clerk').accountId);
    expect((await supervisor.get(path)).status).toBe(200);
    expect((await send(header, true, supervisor)).status).toBe(403);
    expect((await clerk.get(path)).status).toBe(403);
  });
});

describe('a line that does not fit', () => {
  test('is a case, and moves only what both sides agree on', async () => {
    const [known, less, more] = [await paidByGateway(), await paidByGateway(), await paidByGateway()];
    const [first, payout] = [newPayout(), newPayout()];
    await importFile(file({ ...known, payout: first }));
    const underway = await balance('underway');
    const csv = file(
      { ...known, payout },
      { ref: 'KHONGCO', no: '77', amountVnd: 50_000, payout },
      { ...less, amountVnd: less.amountVnd - 1000, payout },
      { ...more, amountVnd: more.amountVnd + 3000, payout },
    );
    expect(outcomes(await importFile(csv))).toEqual(['doubled', 'unknown', 'wrongAmount', 'wrongAmount']);
    expect(await balance('underway')).toBe(underway + less.amountVnd - 1000 + more.amountVnd);
    const cases = await casesOf(payout);
    expect(new Map(cases.map(({ kind, amountVnd, unitCode }) => [`${kind} ${amountVnd}`, unitCode]))).toEqual(
      new Map([
        [`settlementDoubled ${known.amountVnd}`, unitCodes.board],
        ['settlementUnknown 50000', null],
        ['settlementAmount 1000', unitCodes.board],
        ['settlementAmount 3000', unitCodes.board],
      ]),
    );
    expect(await payoutOf(payout)).toMatchObject({ lines: 4, openLines: 4 });
  });

  test('closes its case once its payment is booked, even after the money has come', async () => {
    const { dossierId } = await startAccepted({ procedureCode: procedureCodes.onAcceptance });
    const { ref, amountVnd } = await world.openAttempt(dossierId);
    const payout = newPayout();
    const before = await balances();
    await importFile(file({ ref, no: ref, amountVnd, payout }));
    const told = credit(amountVnd, payout);
    await takeTransfer(world.db, told, null);
    expect(await world.db.select().from(moneyCases).where(eq(moneyCases.reference, told.reference))).toMatchObject([
      { kind: 'unknownReference', status: 'open', amountVnd },
    ]);
    await world.pay({ ref, amountVnd });
    await world.db.transaction(settleWaiting);
    expect(await balances()).toEqual({ ...before, bank: before.bank + amountVnd });
    expect(await casesOf(payout)).toMatchObject([{ status: 'resolved', resolution: 'agreed' }]);
    expect(await world.db.select().from(moneyCases).where(eq(moneyCases.reference, told.reference))).toMatchObject([
      { status: 'resolved', resolution: 'agreed' },
    ]);
    expect(await payoutOf(payout)).toMatchObject({ openLines: 0 });
  });
});

describe('a payout’s money', () => {
  test('may come before its file: the unmatched transfer is then explained', async () => {
    const paid = await paidByGateway();
    const payout = newPayout();
    const before = await balances();
    const told = credit(paid.amountVnd, `CHI TRA ${payout}`);
    expect(await takeTransfer(world.db, told, null)).toMatchObject({ meaning: 'unknown' });
    await importFile(file({ ...paid, payout }));
    expect(await world.db.select().from(moneyCases).where(eq(moneyCases.reference, told.reference))).toMatchObject([
      { kind: 'unknownReference', status: 'resolved', resolution: 'agreed' },
    ]);
    expect(await balances()).toEqual({
      ...before,
      gateway: before.gateway - paid.amountVnd,
      bank: before.bank + paid.amountVnd,
    });
  });

  test('of another amount explains nothing: it stays unmatched, and the payout says so', async () => {
    const paid = await paidByGateway();
    const payout = newPayout();
    await importFile(file({ ...paid, payout }));
    const told = credit(paid.amountVnd - 500, payout);
    expect(await takeTransfer(world.db, told, null)).toMatchObject({ meaning: 'unknown' });
    expect(await payoutOf(payout)).toMatchObject({ arrivedAt: null, otherCreditVnd: paid.amountVnd - 500 });
  });

  test('named by two credits that come at once is brought by one; the other becomes a case', async () => {
    const paid = await paidByGateway();
    const payout = newPayout();
    await importFile(file({ ...paid, payout }));
    const both = [credit(paid.amountVnd, payout), credit(paid.amountVnd, payout)];
    const taken = await world.sql.begin(async (holding) => {
      // Both have looked the payout up before either has it.
      await holding`select id from payouts where reference = ${payout} for update`;
      const taking = Promise.all(both.map((told) => takeTransfer(world.db, told, null)));
      await world.somebodyWaitsForARow(both.length);
      return { taking };
    });
    const meanings = (await taken.taking).map((one) => (one.kind === 'booked' ? one.meaning : one.kind));
    expect(meanings.toSorted()).toEqual(['payout', 'unknown']);
    const cases = await world.db
      .select()
      .from(moneyCases)
      .where(
        inArray(
          moneyCases.reference,
          both.map(({ reference }) => reference),
        ),
      );
    expect(cases).toMatchObject([{ kind: 'unknownReference', status: 'open', amountVnd: paid.amountVnd }]);
    expect(cases[0]?.reference).toBe(both[meanings.indexOf('unknown')]?.reference);
  });

  test('is seen in the statement too, and nothing can be added to it afterwards', async () => {
    const [paid, late] = [await paidByGateway(), await paidByGateway()];
    const payout = newPayout();
    await importFile(file({ ...paid, payout }));
    const body = {
      unit: unitCodes.board,
      csv: `Ngày;Số giao dịch;Ghi có;Nội dung\n23/11/2026;FT${newId()};${paid.amountVnd};VNPAY CT ${payout}`,
      dryRun: true,
    };
    const read = async (dryRun: boolean) =>
      statementImport.parse((await accountant.post('/api/v1/transfers/statement', { ...body, dryRun })).body).rows;
    expect(await read(true)).toMatchObject([{ outcome: 'books', meaning: 'payout' }]);
    expect(await read(false)).toMatchObject([{ outcome: 'books', meaning: 'payout' }]);
    expect((await payoutOf(payout))?.arrivedAt).not.toBeNull();
    const refused = await send(file({ ...paid, payout }, { ...late, payout }));
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'payout_arrived' }] } });
  });
});

test('what the gateway still owes is told by age', async () => {
  const paid = await paidByGateway();
  const before = await overview();
  const old = new Date(Date.now() - 5 * 86_400_000).toISOString();
  await world.sql`alter table bookings disable trigger bookings_append_only`;
  await world.db.update(bookings).set({ occurredAt: old }).where(eq(bookings.reference, paid.ref));
  await world.sql`alter table bookings enable trigger bookings_append_only`;
  const after = await overview();
  expect(after.receivableVnd).toBe(before.receivableVnd);
  const aged = (from: number, { receivable }: typeof after) => receivable.find(({ fromDays }) => fromDays === from);
  expect(aged(4, after)?.amountVnd).toBe((aged(4, before)?.amountVnd ?? 0) + paid.amountVnd);
  expect(aged(0, after)?.payments).toBe((aged(0, before)?.payments ?? 0) - 1);
});
