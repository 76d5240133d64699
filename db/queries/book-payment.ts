import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../client.ts';
import {
  bookings,
  dossiers,
  gatewayEvents,
  moneyCases,
  paymentAttempts,
  paymentOrders,
  type MoneyCaseKind,
} from '../schema/index.ts';
import { queueOutgoing } from './outbox.ts';

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
    if (payment.succeeded) await openCase(tx, 'unknownReference', payment, {});
    return 'unknownReference';
  }
  const { attempt, order, unitCode } = found;
  if (attempt.amountVnd !== payment.amountVnd) {
    if (payment.succeeded) await openCase(tx, 'wrongAmount', payment, { order, unitCode });
    return 'wrongAmount';
  }
  if (attempt.status === 'paid' || (attempt.status === 'failed' && !payment.succeeded)) return 'alreadyRecorded';
  await settleAttempt(tx, attempt.id, payment);
  if (payment.heldByGateway) await openCase(tx, 'held', payment, { order, unitCode });
  if (!payment.succeeded) return 'recorded';
  const booked = await bookMoney(tx, {
    key: `vnpay:${payment.gatewayTransactionNo}`,
    order,
    unitCode,
    attemptId: attempt.id,
    channel: 'vnpay',
    amountVnd: payment.amountVnd,
    reference: payment.attemptRef,
    bookedBy: null,
    occurredAt: (payment.paidAt ?? new Date()).toISOString(),
  });
  return booked ? 'recorded' : 'alreadyRecorded';
}

type Order = typeof paymentOrders.$inferSelect;

export interface Money {
  readonly key: string;
  readonly order: Order;
  readonly unitCode: string;
  readonly attemptId: string | null;
  readonly channel: typeof bookings.$inferInsert.channel;
  readonly amountVnd: number;
  readonly reference: string;
  readonly bookedBy: string | null;
  readonly occurredAt: string;
}

/**
 * Books money that came in for a locked order, says what it means, and tells the dossier once the order is covered.
 * `false` when this very movement was booked before.
 */
export async function bookMoney(tx: Transaction, money: Money): Promise<boolean> {
  const { order } = money;
  const [booking] = await tx
    .insert(bookings)
    .values({
      key: money.key,
      orderId: order.id,
      attemptId: money.attemptId,
      direction: 'in',
      channel: money.channel,
      amountVnd: money.amountVnd,
      reference: money.reference,
      bookedBy: money.bookedBy,
      occurredAt: money.occurredAt,
    })
    .onConflictDoNothing({ target: bookings.key })
    .returning({ id: bookings.id });
  if (booking === undefined) return false;
  const receivedVnd = order.receivedVnd + money.amountVnd;
  const covers = order.status === 'awaited' && receivedVnd >= order.totalVnd;
  await tx
    .update(paymentOrders)
    .set({ receivedVnd, ...(covers ? { status: 'paid' as const, paidAt: money.occurredAt } : {}) })
    .where(eq(paymentOrders.id, order.id));
  const trouble = troubleOf(order, receivedVnd);
  if (trouble !== undefined) {
    await tx.insert(moneyCases).values({
      key: `booking:${booking.id}`,
      kind: trouble.kind,
      unitCode: money.unitCode,
      dossierId: order.dossierId,
      orderId: order.id,
      bookingId: booking.id,
      amountVnd: trouble.amountVnd(money.amountVnd),
      reference: money.reference,
    });
  }
  if (covers) {
    const { dossierId, orderNo } = order;
    await queueOutgoing(tx, `paid:${order.id}`, { kind: 'paymentBooked', dossierId, orderNo, bookedVnd: receivedVnd });
  }
  return true;
}

/** What is wrong with money for this order, if anything, and how much of it needs a person. */
function troubleOf(
  order: Order,
  receivedVnd: number,
): { readonly kind: MoneyCaseKind; readonly amountVnd: (bookedVnd: number) => number } | undefined {
  const whole = (bookedVnd: number): number => bookedVnd;
  switch (order.status) {
    case 'awaited':
      if (receivedVnd > order.totalVnd) return { kind: 'over', amountVnd: () => receivedVnd - order.totalVnd };
      return receivedVnd < order.totalVnd ? { kind: 'under', amountVnd: whole } : undefined;
    case 'paid':
      return { kind: 'double', amountVnd: whole };
    case 'expired':
    case 'cancelled':
    case 'waived':
      return { kind: 'late', amountVnd: whole };
  }
}

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
      settledAt: (payment.paidAt ?? new Date()).toISOString(),
    })
    .where(eq(paymentAttempts.id, attemptId));
}

async function openCase(
  tx: Transaction,
  kind: 'unknownReference' | 'wrongAmount' | 'held',
  payment: ReportedPayment,
  known: { readonly order?: Order; readonly unitCode?: string },
): Promise<void> {
  await tx
    .insert(moneyCases)
    .values({
      key: `vnpay:${kind}:${payment.attemptRef}:${payment.gatewayTransactionNo}`,
      kind,
      unitCode: known.unitCode ?? null,
      dossierId: known.order?.dossierId ?? null,
      orderId: known.order?.id ?? null,
      amountVnd: payment.amountVnd,
      reference: payment.attemptRef,
    })
    .onConflictDoNothing({ target: moneyCases.key });
}
