import { and, eq, like, sql } from 'drizzle-orm';
import type { MoneyCaseKind } from '../../domain/money-cases.ts';
import type { Database, Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { together } from '../together.ts';
import { bookings, dossiers, gatewayEvents, moneyCases, paymentAttempts, paymentOrders } from '../schema/index.ts';
import { creditOrder, type Order } from './credit-order.ts';
import { putInDrawer } from './drawers.ts';
import { bookIn, bookOut, type MoneyIn } from './ledger.ts';
import { closeCasesOf, openCase } from './money-cases.ts';

/** A payment as a rightly signed message of the gateway tells it. */
export interface ReportedPayment {
  readonly attemptRef: string;
  readonly amountVnd: number;
  readonly succeeded: boolean;
  readonly gatewayTransactionNo: string;
  /** Debited at the payer's bank, but kept by the gateway: neither paid nor failed until a person has looked. */
  readonly heldByGateway: boolean;
  readonly responseCode: string | undefined;
  readonly transactionStatus: string;
  readonly bankCode: string;
  readonly paidAt: Date | undefined;
}

export type BookingOutcome =
  /** Taken down now: the money, or that there was none. */
  | 'recorded'
  /** Taken down before. */
  | 'alreadyRecorded'
  | 'unknownReference'
  | 'wrongAmount';

/**
 * Takes down what the gateway says of an attempt, in one transaction and whatever the dossier's state: the message
 * itself, the money as a booking, and what it means for the order. Money the order does not call for becomes a case.
 * Doing it again changes nothing.
 *
 * What is said is judged first, under the lock of attempt and order; then everything that follows is written. Statements
 * that do not need each other's answers are sent together: at a hundred messages a second each wait for one counts.
 */
export async function bookGatewayPayment(
  db: Database,
  source: 'ipn' | 'query',
  payment: ReportedPayment,
): Promise<BookingOutcome> {
  return db.transaction(async (tx) => {
    const found = await lockAttempt(tx, payment.attemptRef);
    const outcome = await judge(tx, payment, found);
    await together(keepMessages(tx, source, [{ payment, outcome }]), act(tx, payment, outcome, found));
    return outcome;
  });
}

/** What is to be said to the gateway of this message. Reads only. */
async function judge(
  tx: Transaction,
  payment: ReportedPayment,
  found: LockedAttempt | undefined,
): Promise<BookingOutcome> {
  if (found === undefined) return 'unknownReference';
  const { attempt } = found;
  if (attempt.amountVnd !== payment.amountVnd) return 'wrongAmount';
  if (!payment.succeeded)
    return attempt.status === 'failed' || attempt.status === 'paid' ? 'alreadyRecorded' : 'recorded';
  if (attempt.status !== 'paid') return 'recorded';
  // A second success under another number is money once more, not the same message once more.
  if (attempt.gatewayTransactionNo === payment.gatewayTransactionNo) return 'alreadyRecorded';
  return (await isBooked(tx, movementKey(payment))) ? 'alreadyRecorded' : 'recorded';
}

async function act(
  tx: Transaction,
  payment: ReportedPayment,
  outcome: BookingOutcome,
  found: LockedAttempt | undefined,
): Promise<void> {
  if (outcome === 'unknownReference' || outcome === 'wrongAmount') {
    if (payment.succeeded) await keepUnmatched(tx, outcome, payment, found);
    return;
  }
  if (found === undefined) return;
  const { attempt, order, unitCode } = found;
  if (payment.heldByGateway) await openHeldCase(tx, payment, found);
  if (outcome === 'alreadyRecorded') return;
  if (!payment.succeeded) return settleAttempt(tx, attempt.id, payment);
  await together(
    attempt.status === 'paid' ? undefined : settleAttempt(tx, attempt.id, payment),
    takeBackWrongAmounts(tx, payment),
    closeCasesOf(tx, { reference: attempt.ref }, { kinds: ['held'], resolution: 'gatewayReleased' }),
    bookForOrder(tx, {
      key: movementKey(payment),
      order,
      unitCode,
      attemptId: attempt.id,
      channel: 'vnpay',
      amountVnd: payment.amountVnd,
      reference: payment.attemptRef,
      bookedBy: null,
      occurredAt: instantOf(payment),
    }),
  );
}

/** Keeps messages as they came, with what was answered. */
export async function keepMessages(
  tx: Transaction,
  source: 'ipn' | 'query',
  messages: readonly { readonly payment: ReportedPayment; readonly outcome: BookingOutcome }[],
): Promise<void> {
  const given = messages.map(({ payment, outcome }) => ({
    id: newId(),
    ...payment,
    raw: payment,
    outcome,
  }));
  await tx.execute(sql`
    insert into ${gatewayEvents} (id, source, attempt_ref, transaction_no, amount_vnd, response_code, transaction_status,
      raw, outcome)
    select id, ${source}, "attemptRef", "gatewayTransactionNo", "amountVnd", "responseCode", "transactionStatus", raw, outcome
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, "attemptRef" text, "gatewayTransactionNo" text,
      "amountVnd" bigint, "responseCode" text, "transactionStatus" text, raw jsonb, outcome text)`);
}

type Money = Pick<MoneyIn, 'key' | 'attemptId' | 'channel' | 'amountVnd' | 'reference' | 'bookedBy' | 'occurredAt'> & {
  readonly order: Order;
  readonly unitCode: string;
};

/**
 * Books money that came in for a locked order and says what it means. `false` when this very movement was booked before.
 */
export async function bookForOrder(tx: Transaction, { order, unitCode, ...money }: Money): Promise<boolean> {
  const bookingId = await bookIn(tx, { ...money, orderId: order.id, to: { kind: 'order', orderId: order.id } });
  if (bookingId === undefined) return false;
  if (money.channel === 'cash' && money.bookedBy !== null) {
    await putInDrawer(tx, { bookingId, accountId: money.bookedBy, unitCode });
  }
  await creditOrder(tx, order, {
    bookingId,
    unitCode,
    amountVnd: money.amountVnd,
    reference: money.reference,
    collectorId: money.bookedBy,
    at: money.occurredAt,
  });
  return true;
}

/** What makes the money of a message unique. The gateway's number alone would not do: it says `0` of what never reached a bank. */
export function movementKey({ attemptRef, gatewayTransactionNo }: ReportedPayment): string {
  return `vnpay:${attemptRef}:${gatewayTransactionNo}`;
}

/** The gateway's number in the key of its money. @throws Error when the key is another's. */
export function transactionNoOf(key: string): string {
  const [channel, , transactionNo] = key.split(':');
  if (channel !== 'vnpay' || transactionNo === undefined) throw new Error(`${key} did not come through the gateway`);
  return transactionNo;
}

/** When the payer paid, as the gateway says, or else now. */
export function instantOf({ paidAt }: ReportedPayment): string {
  return (paidAt ?? new Date()).toISOString();
}

async function isBooked(tx: Transaction, key: string): Promise<boolean> {
  const [booking] = await tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.key, key));
  return booking !== undefined;
}

type LockedAttempt = NonNullable<Awaited<ReturnType<typeof lockAttempt>>>;

async function lockAttempt(tx: Transaction, ref: string) {
  const [found] = await tx
    .select({ attempt: paymentAttempts, order: paymentOrders, unitCode: dossiers.unitCode })
    .from(paymentAttempts)
    .innerJoin(paymentOrders, eq(paymentOrders.id, paymentAttempts.orderId))
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(eq(paymentAttempts.ref, ref))
    .for('update', { of: [paymentAttempts, paymentOrders] });
  return found;
}

async function settleAttempt(tx: Transaction, attemptId: string, payment: ReportedPayment): Promise<void> {
  await tx
    .update(paymentAttempts)
    .set({
      status: payment.succeeded ? 'paid' : 'failed',
      responseCode: payment.responseCode ?? null,
      gatewayTransactionNo: payment.gatewayTransactionNo,
      settledAt: instantOf(payment),
      ...(payment.heldByGateway ? {} : { nextCheckAt: null }),
    })
    .where(eq(paymentAttempts.id, attemptId));
}

/** Books money that is no order's, and opens its case. */
async function keepUnmatched(
  tx: Transaction,
  kind: Extract<MoneyCaseKind, 'unknownReference' | 'wrongAmount'>,
  payment: ReportedPayment,
  known?: LockedAttempt,
): Promise<void> {
  const { attemptRef: reference, amountVnd } = payment;
  // What the gateway says of the amount may be corrected under the same number: each amount is a movement of its own.
  const key = kind === 'wrongAmount' ? `${movementKey(payment)}:${amountVnd}` : movementKey(payment);
  const bookingId = await bookIn(tx, {
    key,
    orderId: known?.order.id ?? null,
    attemptId: known?.attempt.id ?? null,
    channel: 'vnpay',
    amountVnd,
    reference,
    bookedBy: null,
    occurredAt: instantOf(payment),
    to: { kind: 'unmatched' },
  });
  if (bookingId === undefined) return;
  await openCase(tx, {
    key: `vnpay:${kind}:${reference}:${payment.gatewayTransactionNo}:${amountVnd}`,
    kind,
    unitCode: known?.unitCode ?? null,
    dossierId: known?.order.dossierId ?? null,
    orderId: known?.order.id ?? null,
    bookingId,
    amountVnd,
    reference,
  });
}

/** The gateway has told the right amount of what it had told a wrong one of: the wrong one never came. */
async function takeBackWrongAmounts(tx: Transaction, payment: ReportedPayment): Promise<void> {
  const wrong = await tx
    .select({ booking: bookings })
    .from(moneyCases)
    .innerJoin(bookings, eq(bookings.id, moneyCases.bookingId))
    .where(
      and(
        eq(moneyCases.kind, 'wrongAmount'),
        eq(moneyCases.status, 'open'),
        eq(bookings.reference, payment.attemptRef),
        like(bookings.key, `${movementKey(payment)}:%`),
      ),
    );
  for (const { booking } of wrong) {
    const { id, key, amountVnd, orderId, reference } = booking;
    await bookOut(tx, {
      key: `corrected:${key}`,
      amountVnd,
      reference,
      orderId,
      bookedBy: null,
      occurredAt: instantOf(payment),
      channel: 'vnpay',
      from: { kind: 'unmatched' },
      moneyOfId: id,
    });
    await closeCasesOf(tx, { bookingId: id }, { kinds: ['wrongAmount'], resolution: 'corrected' });
  }
}

async function openHeldCase(tx: Transaction, payment: ReportedPayment, known: LockedAttempt): Promise<void> {
  await openCase(tx, {
    key: `vnpay:held:${payment.attemptRef}:${payment.gatewayTransactionNo}`,
    kind: 'held',
    unitCode: known.unitCode,
    dossierId: known.order.dossierId,
    orderId: known.order.id,
    amountVnd: payment.amountVnd,
    reference: payment.attemptRef,
  });
}
