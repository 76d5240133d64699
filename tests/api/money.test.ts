import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { moneyCase } from '../../api/contract/discrepancies.ts';
import { payment } from '../../api/contract/payments.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { refund } from '../../api/contract/refunds.ts';
import { transaction } from '../../api/contract/transactions.ts';
import { newId } from '../../db/ids.ts';
import { bookGatewayPayment } from '../../db/queries/book-payment.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { bookIn } from '../../db/queries/ledger.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { moneyCases, refunds, staffAssignments } from '../../db/schema/index.ts';
import { makeReceipts } from '../../worker/receipts/make-receipts.ts';
import { readPdf } from '../support/read-pdf.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { openApplicantWorld } from './support/applicant-world.ts';

const { world, api, owner, stranger, startAccepted, close } = await openApplicantWorld();
let accountant: Browser;
let supervisor: Browser;

beforeAll(async () => {
  accountant = await api.signIn(world.actorOf('accountant').accountId);
  supervisor = await api.signIn(world.actorOf('supervisor').accountId);
});
afterEach(async () => {
  expect(await checkLedger(world.db)).toEqual([]);
});
afterAll(close);

const keyed = (browser: Browser, path: string, body: object, key: string = newId()): Promise<Answered> =>
  browser.post(`/api/v1${path}`, body, { 'Idempotency-Key': key });
const refusalOf = ({ body }: Answered) => problemDocument.parse(body);
const read = async (orderId: string) => payment.parse((await accountant.get(`/api/v1/payments/${orderId}`)).body);
const readAsPayer = async (orderId: string) =>
  transaction.parse((await owner.get(`/api/v1/me/transactions/${orderId}`)).body);

/** A dossier that awaits its fee. */
async function awaitPayment() {
  const { dossierId, code } = await startAccepted({ procedureCode: procedureCodes.onAcceptance });
  return { dossierId, code, order: await world.order(dossierId) };
}

/** One whose fee was paid once more than it was owed. */
async function paidTwice() {
  const { dossierId, code, order } = await awaitPayment();
  const [first, second] = [await world.openAttempt(dossierId), await world.openAttempt(dossierId)];
  await world.pay(first);
  await world.pay(second);
  await world.untilStatus(dossierId, 'processing');
  const [found] = await world.moneyCases(dossierId);
  return { dossierId, code, order, caseId: found?.id ?? '', second };
}

const resolve = (browser: Browser, caseId: string, body: object, key?: string) =>
  keyed(browser, `/discrepancies/${caseId}/resolve`, { reason: 'Đã đối chiếu', ...body }, key);

describe('a case', () => {
  test('belongs to the accountants of the unit, says what to do, and becomes somebody’s who takes it', async () => {
    const { caseId, code, order, second } = await paidTwice();
    const { data } = (await accountant.get('/api/v1/discrepancies?limit=100')).body as { data: unknown[] };
    const mine = data.map((row) => moneyCase.parse(row)).find(({ id }) => id === caseId);
    expect(mine).toMatchObject({
      kind: 'double',
      amountVnd: second.amountVnd,
      dossierCode: code,
      paymentId: order.id,
      owner: null,
      resolutions: [{ code: 'refund' }, { code: 'assign' }],
    });
    const taken = await accountant.post(`/api/v1/discrepancies/${caseId}/take`);
    expect(moneyCase.parse(taken.body).owner?.id).toBe(world.actorOf('accountant').accountId);
    expect((await owner.post(`/api/v1/discrepancies/${caseId}/take`)).status).toBe(403);
  });

  test('is not for accountants of other units', async () => {
    const { caseId } = await paidTwice();
    const elsewhere = await world.db
      .select()
      .from(staffAssignments)
      .where(eq(staffAssignments.unitCode, unitCodes.justice));
    const other = elsewhere.find(({ role }) => role === 'accountant');
    const stranger = await api.signIn(other?.accountId ?? '');
    expect((await stranger.post(`/api/v1/discrepancies/${caseId}/take`)).status).toBe(404);
    expect((await resolve(stranger, caseId, { resolution: 'refund' })).status).toBe(404);
  });

  test('whose refund the system asked for is resolved by approving it, once', async () => {
    const { caseId, order } = await paidTwice();
    const key = newId();
    expect(moneyCase.parse((await resolve(accountant, caseId, { resolution: 'refund' }, key)).body)).toMatchObject({
      status: 'resolved',
      refundId: null,
    });
    expect((await resolve(accountant, caseId, { resolution: 'refund' }, key)).status).toBe(200);
    expect(refusalOf(await resolve(accountant, caseId, { resolution: 'refund' })).code).toBe('already_decided');
    expect((await read(order.id)).refunds).toMatchObject([
      { decidedBy: { id: world.actorOf('accountant').accountId } },
    ]);
  });

  test('is resolved in no other way than its kind has, and with a reason', async () => {
    const { caseId } = await paidTwice();
    expect(refusalOf(await resolve(accountant, caseId, { resolution: 'notOurs' })).errors?.[0]?.field).toBe(
      'resolution',
    );
    expect(refusalOf(await resolve(accountant, caseId, { resolution: 'refund', reason: ' ' })).errors?.[0]?.field).toBe(
      'reason',
    );
  });

  test('of money paid twice may pay another order of the same applicant, which goes on', async () => {
    const { caseId, dossierId } = await paidTwice();
    const other = await awaitPayment();
    const answer = await resolve(accountant, caseId, { resolution: 'assign', dossierCode: other.code });
    expect(moneyCase.parse(answer.body)).toMatchObject({ status: 'resolved' });
    await world.untilStatus(other.dossierId, 'processing');
    expect(await world.order(other.dossierId)).toMatchObject({ status: 'paid', receivedVnd: other.order.totalVnd });
    const left = await world.db.select().from(refunds).where(eq(refunds.dossierId, dossierId));
    expect(left.map(({ status }) => status)).toEqual(['declined']);
  });

  test('of unknown money is everybody’s, and is assigned to whoever it turns out to be of', async () => {
    const { code, dossierId, order } = await awaitPayment();
    const ref = newId().replaceAll('-', '');
    await world.pay({ ref, amountVnd: order.totalVnd });
    const [found] = await world.db.select().from(moneyCases).where(eq(moneyCases.reference, ref));
    expect((await resolve(accountant, found?.id ?? '', { resolution: 'assign', dossierCode: code })).status).toBe(200);
    await world.untilStatus(dossierId, 'processing');
  });

  test('of money that is not ours is closed by a supervisor only', async () => {
    const ref = newId().replaceAll('-', '');
    await world.pay({ ref, amountVnd: 45_000 });
    const [found] = await world.db.select().from(moneyCases).where(eq(moneyCases.reference, ref));
    const refused = refusalOf(await resolve(accountant, found?.id ?? '', { resolution: 'notOurs' }));
    expect(refused.errors?.[0]?.code).toBe('supervisor_needed');
    expect((await resolve(supervisor, found?.id ?? '', { resolution: 'notOurs' })).status).toBe(200);
  });

  test('of late money is kept for the new order once a supervisor has resumed the dossier', async () => {
    const { dossierId } = await awaitPayment();
    const attempt = await world.openAttempt(dossierId);
    await world.do(dossierId, 'lead', 'stop', { ground: 'notEligible', reason: 'Dừng' });
    await world.do(dossierId, 'supervisor', 'approveStop');
    await world.pay(attempt);
    const [late] = await world.moneyCases(dossierId);
    expect(late).toMatchObject({ kind: 'late', status: 'open' });
    const refused = refusalOf(await resolve(accountant, late?.id ?? '', { resolution: 'keep' }));
    expect(refused.errors?.[0]?.code).toBe('no_awaited_payment');
    await world.do(dossierId, 'supervisor', 'resume', { reason: 'Tiếp tục' });
    expect((await resolve(accountant, late?.id ?? '', { resolution: 'keep' })).status).toBe(200);
    await world.untilStatus(dossierId, 'processing');
  });

  test('of a wrong amount corrects itself when the gateway tells the right one', async () => {
    const { dossierId } = await awaitPayment();
    const attempt = await world.openAttempt(dossierId);
    expect(await world.pay({ ...attempt, amountVnd: attempt.amountVnd + 1000 })).toBe('wrongAmount');
    expect(await checkLedger(world.db)).toEqual([]);
    expect(await world.pay(attempt)).toBe('recorded');
    await world.untilStatus(dossierId, 'processing');
    expect(await world.moneyCases(dossierId)).toMatchObject([{ kind: 'wrongAmount', resolution: 'corrected' }]);
  });

  test('of money held by the gateway closes itself when the gateway lets it go', async () => {
    const { dossierId } = await awaitPayment();
    const { ref, amountVnd } = await world.openAttempt(dossierId);
    const held = { attemptRef: ref, amountVnd, gatewayTransactionNo: '7', bankCode: 'NCB', paidAt: new Date() };
    const said = { succeeded: false, heldByGateway: true, responseCode: '07', transactionStatus: '07' };
    await bookGatewayPayment(world.db, 'ipn', { ...held, ...said });
    expect(await world.moneyCases(dossierId)).toMatchObject([{ kind: 'held', status: 'open' }]);
    const released = { succeeded: true, heldByGateway: false, responseCode: '00', transactionStatus: '00' };
    await bookGatewayPayment(world.db, 'query', { ...held, ...released });
    await world.untilStatus(dossierId, 'processing');
    expect(await world.moneyCases(dossierId)).toMatchObject([{ kind: 'held', resolution: 'gatewayReleased' }]);
  });
});

describe('a refund', () => {
  test('by hand is asked for by one, approved by another, and handed over against a signature', async () => {
    const { order, caseId } = await paidTwice();
    await world.sql`update refunds set status = 'declined' where case_id = ${caseId}`;
    const body = { amountVnd: 10_000, reason: 'Nộp trùng', method: 'cash' };
    const key = newId();
    const asked = await keyed(accountant, `/payments/${order.id}/refunds`, body, key);
    expect(asked.status).toBe(201);
    expect((await keyed(accountant, `/payments/${order.id}/refunds`, body, key)).body).toEqual(asked.body);
    const [waiting] = (await read(order.id)).refunds.filter(({ status }) => status === 'requested');
    expect(waiting).toMatchObject({ amountVnd: 10_000, mayDecide: false, requestedBy: expect.anything() as unknown });
    const path = `/api/v1/refunds/${waiting?.id ?? ''}`;
    expect(refusalOf(await accountant.post(`${path}/approve`)).code).toBe('second_person_needed');
    expect(refund.parse((await supervisor.post(`${path}/approve`)).body).status).toBe('approved');
    expect(refusalOf(await supervisor.post(`${path}/approve`)).code).toBe('already_decided');
    const settled = await accountant.post(`${path}/settle`, { reference: 'PC 0012' });
    expect(refund.parse(settled.body)).toMatchObject({ status: 'settled', reference: 'PC 0012' });
    const shown = (await readAsPayer(order.id)).refunds.find(({ id }) => id === waiting?.id);
    expect(shown?.steps.map(({ name }) => name.en)).toEqual(['Refund requested', 'Approved', 'Refunded']);
  });

  test('of more than may go back is refused', async () => {
    const { order } = await paidTwice();
    const asked = await keyed(accountant, `/payments/${order.id}/refunds`, { amountVnd: 1, reason: 'x' });
    expect(refusalOf(asked).code).toBe('money_not_there');
  });
});

describe('a receipt', () => {
  test('has the next number of its series, says the sum in words, and is there for the payer and the accountant', async () => {
    const { order, code } = await paidTwice();
    const another = await paidTwice();
    const [receipt] = (await read(order.id)).receipts;
    const [next] = (await read(another.order.id)).receipts;
    expect(receipt?.number).toMatch(/^\d{7}$/);
    expect(Number(next?.number)).toBe(Number(receipt?.number) + 1);
    expect(receipt?.href).toBeNull();

    const { db, files, printer, logger: log } = api.parts;
    while ((await makeReceipts({ db, files, printer, publicUrl: api.url, log })) > 0);
    const [made] = (await read(order.id)).receipts;
    const { text } = await readPdf(await accountant.download(made?.href ?? ''));
    expect(text).toContain(receipt?.number ?? '');
    expect(text).toContain(code);
    expect(text).toMatch(/Bằng chữ: .* đồng\./);
    const shown = (await readAsPayer(order.id)).receipt;
    expect(await owner.download(shown?.href ?? '')).toEqual(await accountant.download(made?.href ?? ''));
    await expect(stranger.download(shown?.href ?? '')).rejects.toThrow('404');
  });
});

describe('money over the counter', () => {
  const record = (code: string, order: { readonly totalVnd: number }) =>
    keyed(accountant, `/dossiers/${code}/actions`, {
      action: 'recordPayment',
      input: { orderNo: 1, bookedVnd: order.totalVnd, channel: 'cash' },
    });

  test('is not taken while the payer may be paying at the bank', async () => {
    const { dossierId, code, order } = await awaitPayment();
    await world.outside.openPayPage(await world.openAttempt(dossierId));
    expect(refusalOf(await record(code, order))).toMatchObject({ code: 'payment_under_way' });
    expect(await world.order(dossierId)).toMatchObject({ receivedVnd: 0 });
  });

  test('is not taken in the minutes after the bank’s page has ended, when the bank may not have told yet', async () => {
    const { dossierId, code, order } = await awaitPayment();
    const { ref } = await world.openAttempt(dossierId);
    const endAgo = (span: string) =>
      world.sql`update payment_attempts set expires_at = now() - ${span}::interval where ref = ${ref}`;
    await endAgo('2 minutes');
    expect(refusalOf(await record(code, order))).toMatchObject({ code: 'payment_under_way' });
    await endAgo('6 minutes');
    expect((await record(code, order)).status).toBe(200);
  });

  test('is not taken when the bank has it already and its notification was lost', async () => {
    const { dossierId, code, order } = await awaitPayment();
    const attempt = await world.openAttempt(dossierId);
    await world.outside.openPayPage(attempt);
    await world.outside.decide(attempt, 'pay');
    expect((await record(code, order)).status).toBe(409);
    await world.untilStatus(dossierId, 'processing');
    expect(await world.moneyCases(dossierId)).toEqual([]);
  });

  test('is taken at once when the payer has given up at the bank', async () => {
    const { dossierId, code, order } = await awaitPayment();
    const attempt = await world.openAttempt(dossierId);
    await world.outside.openPayPage(attempt);
    await world.outside.decide(attempt, 'cancel');
    expect((await record(code, order)).status).toBe(200);
    await world.untilStatus(dossierId, 'processing');
  });
});

test('the books say what does not agree, and of what', async () => {
  const { order } = await paidTwice();
  await world.sql`update payment_orders set received_vnd = received_vnd + 1 where id = ${order.id}`;
  const answer = await accountant.get('/api/v1/ledger/check');
  expect(answer.body).toMatchObject({ findings: [{ check: 'ordersAgreeWithEntries', subject: order.id }] });
  await world.sql`update payment_orders set received_vnd = received_vnd - 1 where id = ${order.id}`;

  const rolledBack = new Error('undone');
  const undone = world.db.transaction(async (tx) => {
    await bookIn(tx, {
      key: 'vnpay:X:1',
      orderId: null,
      attemptId: null,
      channel: 'vnpay',
      amountVnd: 5,
      reference: 'X',
      bookedBy: null,
      occurredAt: new Date().toISOString(),
      to: { kind: 'unmatched' },
    });
    const checks = (await checkLedger(tx)).map(({ check }) => check);
    expect(checks).toEqual(['bookedMoneyWasReported', 'unmatchedMoneyHasOwner']);
    throw rolledBack;
  });
  await expect(undone).rejects.toBe(rolledBack);
});
