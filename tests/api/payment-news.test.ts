import { pino } from 'pino';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createGatewayActivities } from '../../activities/gateway.ts';
import { newId } from '../../db/ids.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { moneyCases, paymentAttempts } from '../../db/schema/index.ts';
import { recheckPayments } from '../../worker/recheck-payments.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { openApplicantWorld } from './support/applicant-world.ts';

const { world, api, startAccepted, close } = await openApplicantWorld();
let accountant: Browser;

beforeAll(async () => {
  accountant = await api.signIn(world.actorOf('accountant').accountId);
});
afterEach(async () => {
  expect(await checkLedger(world.db)).toEqual([]);
});
afterAll(close);

const bank = api.browser();
/** The code the bank is answered with. */
const notify = async (said: URLSearchParams): Promise<string> => {
  const answer = await bank.get(`/api/v1/payments/vnpay/ipn?${said.toString()}`);
  return (answer.body as { RspCode: string }).RspCode;
};
const comeBack = (said: URLSearchParams) => bank.get(`/api/v1/payments/vnpay/return?${said.toString()}`);

async function awaitPayment() {
  const { dossierId } = await startAccepted({ procedureCode: procedureCodes.onAcceptance });
  return dossierId;
}

/** A payment the payer has made at the bank, with what the bank would say of it. */
async function paidAtBank() {
  const dossierId = await awaitPayment();
  const attempt = await world.openAttempt(dossierId);
  await world.outside.openPayPage(attempt);
  return { dossierId, attempt, said: await world.outside.decide(attempt, 'pay') };
}

const kinds = async (dossierId: string) => (await world.moneyCases(dossierId)).map(({ kind }) => kind);

describe('what the bank says of a payment', () => {
  test('counts before the payer’s browser is back', async () => {
    const { dossierId, said } = await paidAtBank();
    expect(await notify(said)).toBe('00');
    expect((await comeBack(said)).headers.get('location')).toContain('/ca-nhan/giao-dich/');
    await world.untilStatus(dossierId, 'processing');
  });

  test('counts after the payer’s browser is back, which by itself changes nothing', async () => {
    const { dossierId, said } = await paidAtBank();
    expect((await comeBack(said)).status).toBe(303);
    expect(await world.order(dossierId)).toMatchObject({ status: 'awaited', receivedVnd: 0 });
    expect(await notify(said)).toBe('00');
    await world.untilStatus(dossierId, 'processing');
  });

  test('counts once, when it comes twice at the same instant and once more later', async () => {
    const { dossierId, attempt, said } = await paidAtBank();
    expect((await Promise.all([notify(said), notify(said)])).toSorted()).toEqual(['00', '02']);
    expect(await notify(said)).toBe('02');
    expect(await world.order(dossierId)).toMatchObject({ receivedVnd: attempt.amountVnd });
    expect(await kinds(dossierId)).toEqual([]);
  });

  test('counts while Temporal is out of reach, and moves the dossier once it is back', async () => {
    const { dossierId, said } = await paidAtBank();
    await world.withoutOutbox(async () => {
      expect(await notify(said)).toBe('00');
      expect(await world.order(dossierId)).toMatchObject({ status: 'paid' });
      expect((await world.get(dossierId)).status).toBe('payment_requested');
    });
    await world.untilStatus(dossierId, 'processing');
  });

  test('does not count when the amount was changed after signing', async () => {
    const { dossierId, said } = await paidAtBank();
    const tampered = new URLSearchParams(said);
    tampered.set('vnp_Amount', '100');
    expect(await notify(tampered)).toBe('97');
    expect(await world.order(dossierId)).toMatchObject({ status: 'awaited', receivedVnd: 0 });
  });

  test('does not count when it is for another merchant, however well signed', async () => {
    const { dossierId, said } = await paidAtBank();
    const foreign = world.outside.sign({ ...Object.fromEntries(said), vnp_TmnCode: 'OTHERTMN' });
    expect(await notify(foreign)).toBe('01');
    expect(await world.order(dossierId)).toMatchObject({ status: 'awaited', receivedVnd: 0 });
  });

  test('of another amount than asked for is kept as a case, and asked for again', async () => {
    const { dossierId, said } = await paidAtBank();
    const wrong = world.outside.sign({ ...Object.fromEntries(said), vnp_Amount: '100000' });
    expect(await notify(wrong)).toBe('04');
    expect(await kinds(dossierId)).toEqual(['wrongAmount']);
    expect(await world.order(dossierId)).toMatchObject({ status: 'awaited', receivedVnd: 0 });
  });

  test('of a reference nobody knows is kept as a case', async () => {
    const { said } = await paidAtBank();
    const ref = newId().replaceAll('-', '');
    const unknown = world.outside.sign({ ...Object.fromEntries(said), vnp_TxnRef: ref });
    expect([await notify(unknown), await notify(unknown)]).toEqual(['01', '01']);
    const cases = await world.db.select().from(moneyCases).where(eq(moneyCases.reference, ref));
    expect(cases).toMatchObject([{ kind: 'unknownReference', unitCode: null }]);
  });

  test('after the dossier was withdrawn goes back, once somebody approves', async () => {
    const { dossierId, said } = await paidAtBank();
    await world.do(dossierId, 'applicant', 'requestWithdrawal', { reason: 'Đổi ý' });
    await world.do(dossierId, 'lead', 'approveWithdrawal');
    expect(await notify(said)).toBe('00');
    expect(await kinds(dossierId)).toEqual(['late']);
  });
});

describe('a payment the bank is silent about', () => {
  const activities = createGatewayActivities({
    db: world.db,
    gateway: world.outside.gateway,
    recheckMs: 15 * 60_000,
  });
  const log = pino({ level: 'silent' });
  const recheck = () => recheckPayments({ db: world.db, activities, log, restMs: 5 * 60_000 });
  const attemptOf = async (ref: string) => {
    const [attempt] = await world.db.select().from(paymentAttempts).where(eq(paymentAttempts.ref, ref));
    return attempt;
  };
  /** Lets the time of an attempt be over for so long. */
  const overSince = (ref: string, interval: string) => world.sql`
    update payment_attempts set expires_at = now() - ${interval}::interval, next_check_at = now() - interval '1 second'
    where ref = ${ref}`;

  test('is found out about by asking once its time is over', async () => {
    const { dossierId, attempt } = await paidAtBank();
    expect(await recheck()).toBe(0);
    await overSince(attempt.ref, '1 second');
    expect(await recheck()).toBe(1);
    await world.untilStatus(dossierId, 'processing');
    expect((await attemptOf(attempt.ref))?.nextCheckAt).toBeNull();
  });

  test('is asked about later when the bank is down, and is not lost', async () => {
    const { dossierId, attempt } = await paidAtBank();
    await overSince(attempt.ref, '1 second');
    await world.outside.setGateway('down');
    expect(await recheck()).toBe(1);
    expect(await recheck()).toBe(0);
    expect(await attemptOf(attempt.ref)).toMatchObject({ status: 'pending' });
    expect(Date.parse((await attemptOf(attempt.ref))?.nextCheckAt ?? '')).toBeGreaterThan(Date.now());
    await world.outside.setGateway('up');
    await overSince(attempt.ref, '1 hour');
    expect(await recheck()).toBe(1);
    await world.untilStatus(dossierId, 'processing');
  });

  test('that nobody made is asked about again after a quarter of an hour and then daily, for a week', async () => {
    const dossierId = await awaitPayment();
    const { ref } = await world.openAttempt(dossierId);
    const waits: number[] = [];
    for (;;) {
      await overSince(ref, '1 hour');
      expect(await recheck()).toBe(1);
      const next = (await attemptOf(ref))?.nextCheckAt ?? null;
      if (next === null) break;
      waits.push(Math.round((Date.parse(next) - Date.now()) / 60_000));
    }
    expect(waits).toEqual([15, ...Array.from({ length: 7 }, () => 1440)]);
    expect(await attemptOf(ref)).toMatchObject({ status: 'expired' });
  });
});

describe('a bank transfer', () => {
  const book = async (transfer: object) => {
    const body = { unit: unitCodes.board, receivedAt: new Date().toISOString(), ...transfer };
    return (await accountant.post('/api/v1/transfers', body)).body as unknown;
  };

  test('of too little waits for the rest, and the dossier goes on when it comes', async () => {
    const dossierId = await awaitPayment();
    const { id: paymentId, totalVnd } = await world.order(dossierId);
    const first = { reference: newId(), amountVnd: totalVnd - 1000, paymentId };
    expect(await book(first)).toEqual({ booked: 'now' });
    expect(await book(first)).toEqual({ booked: 'before' });
    expect(await kinds(dossierId)).toEqual(['under']);
    expect(await book({ reference: newId(), amountVnd: 1000, paymentId })).toEqual({ booked: 'now' });
    await world.untilStatus(dossierId, 'processing');
    expect(await world.moneyCases(dossierId)).toMatchObject([{ kind: 'under', resolution: 'completed' }]);
  });

  test('of too much pays the fee and gives the rest back', async () => {
    const dossierId = await awaitPayment();
    const { id: paymentId, totalVnd } = await world.order(dossierId);
    await book({ reference: newId(), amountVnd: totalVnd + 5000, paymentId });
    await world.untilStatus(dossierId, 'processing');
    expect(await world.moneyCases(dossierId)).toMatchObject([{ kind: 'over', amountVnd: 5000 }]);
  });

  test('for nothing known becomes a case of the unit', async () => {
    const reference = newId().toUpperCase();
    await book({ reference, amountVnd: 20_000 });
    const cases = await world.db.select().from(moneyCases).where(eq(moneyCases.reference, reference));
    expect(cases).toMatchObject([{ kind: 'unknownReference', unitCode: unitCodes.board }]);
  });
});
