import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { bookings, paymentAttempts, refunds } from '../schema/index.ts';
import { transactionNoOf } from './book-payment.ts';
import type { Refund } from './refunds.ts';

/** A refund with the payment it gives back, as the gateway is to be told of them. */
export interface RefundAtGateway {
  readonly refund: Refund;
  readonly attempt: typeof paymentAttempts.$inferSelect;
  /** The gateway's number of this very payment: the attempt keeps only that of the one which settled it. */
  readonly transactionNo: string;
  /** The whole payment goes back at once. */
  readonly isFull: boolean;
  /** The others the gateway was asked for under the same reference: an answer about one of them is not about this one. */
  readonly others: readonly Pick<Refund, 'amountVnd' | 'gatewayRefundNo'>[];
  readonly isAnotherUnderWay: boolean;
}

/** @throws Error when the refund does not give back a payment that came through the gateway. */
export async function getRefundAtGateway(db: Queryable, refundId: string): Promise<RefundAtGateway> {
  const [found] = await db
    .select({ refund: refunds, attempt: paymentAttempts, booking: bookings })
    .from(refunds)
    .innerJoin(bookings, eq(bookings.id, refunds.bookingId))
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, bookings.attemptId))
    .where(eq(refunds.id, refundId));
  if (found === undefined) throw new Error(`Refund ${refundId} is not of a payment through the gateway`);
  const others = await db
    .select({ status: refunds.status, amountVnd: refunds.amountVnd, gatewayRefundNo: refunds.gatewayRefundNo })
    .from(refunds)
    .innerJoin(bookings, eq(bookings.id, refunds.bookingId))
    .where(
      and(
        eq(bookings.attemptId, found.attempt.id),
        ne(refunds.id, refundId),
        inArray(refunds.status, ['sent', 'needsPerson', 'settled', 'rejected']),
        eq(refunds.method, 'gateway'),
      ),
    );
  const { refund, attempt, booking } = found;
  return {
    refund,
    attempt,
    transactionNo: transactionNoOf(booking.key),
    isFull: refund.amountVnd === booking.amountVnd,
    others,
    isAnotherUnderWay: others.some(({ status }) => status === 'sent' || status === 'needsPerson'),
  };
}

/** Keeps the gateway's number of a refund that is under way as soon as it names one. */
export async function keepRefundNo(db: Queryable, refundId: string, gatewayRefundNo: string): Promise<void> {
  if (gatewayRefundNo === '') return;
  await db
    .update(refunds)
    .set({ gatewayRefundNo })
    .where(and(eq(refunds.id, refundId), inArray(refunds.status, ['sent', 'needsPerson'])));
}
