import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { paymentAttempts, paymentOrders } from '../schema/index.ts';

/** An order of a dossier with every attempt at paying it, latest first. @throws Error when there is none. */
export async function getOrderWithAttempts(
  db: Queryable,
  { dossierId, orderNo }: { readonly dossierId: string; readonly orderNo: number },
) {
  const [order] = await db
    .select()
    .from(paymentOrders)
    .where(and(eq(paymentOrders.dossierId, dossierId), eq(paymentOrders.orderNo, orderNo)));
  if (order === undefined) throw new Error(`Dossier ${dossierId} has no order ${orderNo}`);
  const attempts = await db
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.orderId, order.id))
    .orderBy(desc(paymentAttempts.createdAt));
  return { ...order, attempts };
}

/** Closes an attempt nobody paid. Money for it that comes all the same is booked all the same. */
export async function expireAttempt(db: Queryable, attemptId: string): Promise<void> {
  await db
    .update(paymentAttempts)
    .set({ status: 'expired' })
    .where(and(eq(paymentAttempts.id, attemptId), eq(paymentAttempts.status, 'pending')));
}

/** Orders with an attempt past its time of which nothing was heard, the oldest first. */
export async function listOrdersToRecheck(
  db: Queryable,
  limit: number,
): Promise<{ readonly dossierId: string; readonly orderNo: number }[]> {
  return db
    .select({ dossierId: paymentOrders.dossierId, orderNo: paymentOrders.orderNo })
    .from(paymentAttempts)
    .innerJoin(paymentOrders, eq(paymentOrders.id, paymentAttempts.orderId))
    .where(and(eq(paymentAttempts.status, 'pending'), lt(paymentAttempts.expiresAt, sql`now()`)))
    .groupBy(paymentOrders.dossierId, paymentOrders.orderNo)
    .orderBy(sql`min(${paymentAttempts.expiresAt})`)
    .limit(limit);
}
