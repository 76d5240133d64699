import { and, eq, like } from 'drizzle-orm';
import type { MoneyCaseKind } from '../../domain/money-cases.ts';
import type { Database, Transaction } from '../client.ts';
import { bookings, dossiers, gatewayEvents, moneyCases, paymentAttempts, paymentOrders } from '../schema/index.ts';
import { creditOrder, type Order } from './credit-order.ts';
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
 */
export async function bookGatewayPayment(
  db: Database,
  source: 'ipn' | 'query',
  payment: ReportedPayment,
): Promise<BookingOutcome> {
  return db.transaction(async (tx) => {
    const outcome = await interpret(tx, payment);
    await tx.insert(gatewayEvents).values({
      source,
      attemptRef: payment.attemptRef,
      transactionNo: payment.gatewayTransactionNo,
      amountVnd: payment.amountVnd,
      responseCode: payment.responseCode ?? null,
      transactionStatus: payment.transactionStatus,
      raw: { ...payment, paidAt: payment.paidAt?.toISOString() },
      outcome,
    });
    return outcome;
  });
}

async function interpret(tx: Transaction, payment: ReportedPayment): Promise<BookingOutcome> {
  const found = await lockAttempt(tx, payment.attemptRef);
  if (found === undefined) {
    if (payment.succeeded) await keepUnmatched(tx, 'unknownReference', payment);
    return 'unknownReference';
  }
  const { attempt, order, unitCode } = found;
  if (attempt.amountVnd !== payment.amountVnd) {
    if (payment.succeeded) await keepUnmatched(tx, 'wrongAmount', payment, found);
    return 'wrongAmount';
  }
  if (payment.heldByGateway) await openHeldCase(tx, payment, found);
  // A second success under another number is money once more, not the same message once more.
  const isAnotherMovement = payment.succeeded && attempt.gatewayTransactionNo !== payment.gatewayTransactionNo;
  if (attempt.status === 'paid' && !isAnotherMovement) return 'alreadyRecorded';
  if (!payment.succeeded && (attempt.status === 'failed' || attempt.status === 'paid')) return 'alreadyRecorded';
  if (attempt.status !== 'paid') await settleAttempt(tx, attempt.id, payment);
  if (!payment.succeeded) return 'recorded';
  await takeBackWrongAmounts(tx, payment);
  await closeCasesOf(tx, { reference: attempt.ref }, { kinds: ['held'], resolution: 'gatewayReleased' });
  const booked = await bookForOrder(tx, {
    key: movementKey(payment),
    order,
    unitCode,
    attemptId: attempt.id,
    channel: 'vnpay',
    amountVnd: payment.amountVnd,
    reference: payment.attemptRef,
    bookedBy: null,
    occurredAt: instantOf(payment),
  });
  return booked ? 'recorded' : 'alreadyRecorded';
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

/** The gateway's number alone would not do: it says `0` of what never reached a bank. */
function movementKey({ attemptRef, gatewayTransactionNo }: ReportedPayment): string {
  return `vnpay:${attemptRef}:${gatewayTransactionNo}`;
}

function instantOf({ paidAt }: ReportedPayment): string {
  return (paidAt ?? new Date()).toISOString();
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
