import { eq, inArray, like } from 'drizzle-orm';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPaymentDesk, type PaymentDesk } from '../../api/payment-desk.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { bookGatewayPayment, type BookingOutcome, type ReportedPayment } from '../../db/queries/book-payment.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { unitCodes } from '../../db/sample/units.ts';
import {
  bookings,
  gatewayEvents,
  moneyCases,
  outbox,
  paymentAttempts,
  paymentOrders,
  receipts,
  refunds,
} from '../../db/schema/index.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { owe } from '../support/owed-orders.ts';
import { createCast } from '../support/sample-dossiers.ts';

const feeVnd = 50_000;
const ordersEach = 6;

let url: string;
let database: OpenDatabase;
let applicantId: string;
let desk: PaymentDesk;

beforeAll(async () => {
  url = await createSampleDatabase();
  database = openDatabase(url);
  applicantId = (await createCast(database.db))('applicant').accountId;
  desk = openPaymentDesk(database.db, pino({ level: 'silent' }));
});
afterAll(() => database.close());

let opened = 0;

/** Orders of two units, each with two open attempts at the gateway. */
async function openOrders(): Promise<{ readonly prefix: string; readonly orderIds: readonly string[] }> {
  opened += 1;
  const prefix = `T${opened}X`;
  const orderIds: string[] = [];
  for (let nth = 0; nth < ordersEach; nth++) {
    const unitCode = nth % 2 === 0 ? unitCodes.board : unitCodes.justice;
    const order = await owe(database.db, { applicantId, unitCode, fees: [feeVnd] });
    orderIds.push(order.id);
    await database.db.insert(paymentAttempts).values(
      [0, 1].map((attempt) => ({
        orderId: order.id,
        ref: `${prefix}${nth}${attempt}`,
        amountVnd: feeVnd,
        method: 'any',
        description: 'Nop phi',
        expiresAt: '2099-01-01T00:00:00Z',
        nextCheckAt: '2098-01-01T00:00:00Z',
      })),
    );
  }
  return { prefix, orderIds };
}

interface Told {
  readonly order: number;
  readonly attempt: number;
  readonly what: 'paid' | 'failed' | 'held' | 'wrongAmount' | 'unknown';
  readonly transactionNo: string;
}

/** Mostly payments, as in life: they are what is booked together. */
const told = fc.record({
  order: fc.nat(ordersEach - 1),
  attempt: fc.constantFrom(0, 0, 0, 1),
  what: fc.constantFrom<Told['what'][]>('paid', 'paid', 'paid', 'failed', 'held', 'wrongAmount', 'unknown'),
  transactionNo: fc.constantFrom('14000001', '14000001', '14000002'),
});
/** What is told at one moment; of one order one thing, so that the moment has one meaning. */
const moment = fc.uniqueArray(told, { selector: ({ order }) => order, minLength: 1, maxLength: ordersEach });

function messageOf(prefix: string, { order, attempt, what, transactionNo }: Told): ReportedPayment {
  const succeeded = what !== 'failed' && what !== 'held';
  return {
    attemptRef: `${prefix}${order}${what === 'unknown' ? 9 : attempt}`,
    amountVnd: what === 'wrongAmount' ? feeVnd + 1000 : feeVnd,
    succeeded,
    gatewayTransactionNo: transactionNo,
    heldByGateway: what === 'held',
    responseCode: succeeded ? '00' : what === 'held' ? '07' : '24',
    transactionStatus: succeeded ? '00' : '02',
    bankCode: 'NCB',
    paidAt: new Date('2026-03-02T03:04:05Z'),
  };
}

const paid = (prefix: string, order: number, attempt = 0) =>
  messageOf(prefix, { order, attempt, what: 'paid', transactionNo: '14000001' });

/** Everything the books say of orders and of whatever has their prefix, without ids. */
async function readBooks({ prefix, orderIds }: { readonly prefix: string; readonly orderIds: readonly string[] }) {
  const { db } = database;
  const plainly = (text: string) => text.replaceAll(prefix, '');
  const byOrder = await Promise.all(
    orderIds.map(async (id) => {
      const [order] = await db.select().from(paymentOrders).where(eq(paymentOrders.id, id));
      const attempts = await db.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, id));
      const given = await db.select().from(receipts).where(eq(receipts.orderId, id));
      const back = await db.select().from(refunds).where(eq(refunds.orderId, id));
      return {
        ...pick(order, ['status', 'totalVnd', 'receivedVnd', 'refundedVnd', 'paidAt']),
        attempts: attempts
          .map((one) => pick(one, ['status', 'responseCode', 'gatewayTransactionNo', 'settledAt', 'nextCheckAt']))
          .toSorted(byText),
        receipts: given.map((one) => pick(one, ['status', 'amountVnd', 'lines', 'issuedAt', 'collectorId'])),
        refunds: back.map((one) => pick(one, ['status', 'amountVnd', 'reason'])).toSorted(byText),
      };
    }),
  );
  const booked = await db
    .select()
    .from(bookings)
    .where(like(bookings.reference, `${prefix}%`));
  const cases = await db
    .select()
    .from(moneyCases)
    .where(like(moneyCases.reference, `${prefix}%`));
  const kept = await db
    .select()
    .from(gatewayEvents)
    .where(like(gatewayEvents.attemptRef, `${prefix}%`));
  const queued = await db
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      inArray(
        outbox.key,
        orderIds.map((id) => `paid:${id}`),
      ),
    );
  return {
    byOrder,
    booked: booked
      .map((one) => ({ ...pick(one, ['direction', 'channel', 'amountVnd', 'occurredAt']), key: plainly(one.key) }))
      .toSorted(byText),
    cases: cases.map((one) => pick(one, ['kind', 'status', 'amountVnd', 'resolution'])).toSorted(byText),
    kept: kept
      .map((one) => ({ ...pick(one, ['source', 'outcome', 'amountVnd']), ref: plainly(one.attemptRef) }))
      .toSorted(byText),
    queued: queued.map(({ key }) => orderIds.indexOf(key.slice('paid:'.length))).toSorted(),
  };
}

function pick<T extends object, K extends keyof T>(from: T | undefined, keys: readonly K[]) {
  return Object.fromEntries(keys.map((key) => [key, from?.[key]]));
}
const byText = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b));

/** Receipts that were skipped or repeated. */
async function listGaps(): Promise<unknown[]> {
  const rows = await database.db.select().from(receipts).orderBy(receipts.seriesId, receipts.no);
  const issued = new Map<string, number>();
  return rows.filter(({ seriesId, no }) => {
    const expected = (issued.get(seriesId) ?? 0) + 1;
    issued.set(seriesId, no);
    return no !== expected;
  });
}

describe('notifications that arrive together', () => {
  test('leave the books as if they had come one by one, whatever they tell', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 4 }), async (moments) => {
        const [together, singly] = [await openOrders(), await openOrders()];
        const answers: BookingOutcome[][] = [[], []];
        for (const at of moments) {
          answers[0]?.push(...(await Promise.all(at.map((one) => desk.book(messageOf(together.prefix, one))))));
          for (const one of at) {
            answers[1]?.push(await bookGatewayPayment(database.db, 'ipn', messageOf(singly.prefix, one)));
          }
        }
        expect(answers[0]).toEqual(answers[1]);
        expect(await readBooks(together)).toEqual(await readBooks(singly));
      }),
      { numRuns: 25 },
    );
    expect(await checkLedger(database.db)).toEqual([]);
    expect(await listGaps()).toEqual([]);
  });

  test('are booked once, however often the same one comes', async () => {
    const { prefix, orderIds } = await openOrders();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, nth) => desk.book(paid(prefix, nth % ordersEach))),
    );
    expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(ordersEach);
    expect(answers.filter((answer) => answer === 'alreadyRecorded')).toHaveLength(60 - ordersEach);
    expect(await database.db.$count(bookings, like(bookings.reference, `${prefix}%`))).toBe(ordersEach);
    expect(await database.db.$count(receipts, inArray(receipts.orderId, [...orderIds]))).toBe(ordersEach);
  });

  test('pay an order once when two of its attempts succeed at the same moment', async () => {
    const { prefix, orderIds } = await openOrders();
    const both = Array.from({ length: ordersEach }, (_, order) => [
      paid(prefix, order, 0),
      paid(prefix, order, 1),
    ]).flat();
    expect(await Promise.all(both.map((one) => desk.book(one)))).toEqual(both.map(() => 'recorded'));
    const kinds = await database.db
      .select({ kind: moneyCases.kind })
      .from(moneyCases)
      .where(inArray(moneyCases.orderId, [...orderIds]));
    expect(kinds).toEqual(Array.from({ length: ordersEach }, () => ({ kind: 'double' })));
    expect(await checkLedger(database.db)).toEqual([]);
  });

  test('are the same for two processes that share the books', async () => {
    const other = openDatabase(url);
    const elsewhere = openPaymentDesk(other.db, pino({ level: 'silent' }));
    const { prefix } = await openOrders();
    const answers = await Promise.all(
      Array.from({ length: 48 }, (_, nth) => (nth % 2 === 0 ? desk : elsewhere).book(paid(prefix, nth % ordersEach))),
    );
    await other.close();
    expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(ordersEach);
    expect(await listGaps()).toEqual([]);
  });
});
