import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable, Transaction } from '../client.ts';
import { dossiers, paymentOrders } from '../schema/index.ts';
import type { NewActionRequest } from './action-requests.ts';
import { bookForOrder } from './book-payment.ts';

const counterPayment = z.object({
  orderNo: z.number(),
  bookedVnd: z.number(),
  channel: z.enum(['cash', 'card', 'transfer']),
  reference: z.string().optional(),
});

/** What has come in for an order so far, in VND; 0 when there is no such order. */
export async function findReceivedVnd(db: Queryable, dossierId: string, orderNo: number): Promise<number> {
  const [order] = await db
    .select({ receivedVnd: paymentOrders.receivedVnd })
    .from(paymentOrders)
    .where(orderOf(dossierId, orderNo));
  return order?.receivedVnd ?? 0;
}

/**
 * Books money an accountant has taken for an awaited order, in the transaction that keeps the request for it. Anything
 * but `booked` says why the money must not be taken, and nothing is written.
 */
export async function bookCounterPayment(
  tx: Transaction,
  request: NewActionRequest & { readonly id: string; readonly dossierId: string },
): Promise<'booked' | 'nothing_pending' | 'payment_not_covered'> {
  const { orderNo, bookedVnd, channel, reference } = counterPayment.parse(request.input);
  const [found] = await tx
    .select({ order: paymentOrders, unitCode: dossiers.unitCode, code: dossiers.code })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(orderOf(request.dossierId, orderNo))
    .for('update', { of: paymentOrders });
  if (found?.order.status !== 'awaited') return 'nothing_pending';
  if (found.order.receivedVnd + bookedVnd < found.order.totalVnd) return 'payment_not_covered';
  await bookForOrder(tx, {
    key: `cash:${request.id}`,
    order: found.order,
    unitCode: found.unitCode,
    attemptId: null,
    channel,
    amountVnd: bookedVnd,
    reference: reference ?? found.code ?? '',
    bookedBy: request.accountId,
    occurredAt: new Date().toISOString(),
  });
  return 'booked';
}

function orderOf(dossierId: string, orderNo: number) {
  return and(eq(paymentOrders.dossierId, dossierId), eq(paymentOrders.orderNo, orderNo));
}
