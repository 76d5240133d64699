import { eq } from 'drizzle-orm';
import type { RefundMethod } from '../../domain/refund.ts';
import type { Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { bookings, dossiers, paymentOrders } from '../schema/index.ts';
import type { MoneyActor } from './money-cases.ts';
import { getRefundable, type Refundable } from './refundable.ts';
import { requestRefund } from './request-refund.ts';

/** What may be asked to go back of an order now. */
export async function findRefundable(tx: Transaction, orderId: string): Promise<Refundable | undefined> {
  const found = await lockOrder(tx, orderId);
  return found === undefined ? undefined : getRefundable(tx, found.order, found.state);
}

export interface AskedRefund {
  /** Names this very request. */
  readonly requestId: string;
  readonly orderId: string;
  readonly amountVnd: number;
  readonly reason: string;
  readonly method?: RefundMethod | undefined;
  readonly by: MoneyActor;
}

/**
 * Asks for money of an order to go back, from its latest payments: one refund for each. Anything but `requested` is a
 * refusal, for which the caller rolls back.
 */
export async function askForRefunds(
  tx: Transaction,
  { requestId, orderId, amountVnd, reason, method, by }: AskedRefund,
): Promise<'requested' | 'tooMuch' | 'methodNeeded'> {
  const found = await lockOrder(tx, orderId);
  if (found === undefined) throw new Error(`No order ${orderId}`);
  const refundable = await getRefundable(tx, found.order, found.state);
  if (amountVnd > refundable.totalVnd) return 'tooMuch';
  let leftVnd = amountVnd;
  for (const { bookingId, amountVnd: thereVnd } of refundable.sources) {
    const takenVnd = Math.min(leftVnd, thereVnd);
    if (takenVnd === 0) break;
    const [booking] = await tx.select().from(bookings).where(eq(bookings.id, bookingId));
    const cameByGateway = booking?.channel === 'vnpay' && booking.attemptId !== null;
    const way = method ?? (cameByGateway ? 'gateway' : undefined);
    if (way === undefined || (way === 'gateway' && !cameByGateway)) return 'methodNeeded';
    await requestRefund(tx, {
      id: newId(),
      key: `request:${requestId}:${bookingId}`,
      bookingId,
      orderId,
      dossierId: found.order.dossierId,
      unitCode: found.unitCode,
      caseId: null,
      amountVnd: takenVnd,
      method: way,
      lines: refundable.lines,
      reason,
      by,
    });
    leftVnd -= takenVnd;
  }
  return 'requested';
}

async function lockOrder(tx: Transaction, orderId: string) {
  const [found] = await tx
    .select({ order: paymentOrders, unitCode: dossiers.unitCode, state: dossiers.state })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(eq(paymentOrders.id, orderId))
    .for('update', { of: paymentOrders });
  return found;
}
