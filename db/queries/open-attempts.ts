import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { paymentAttempts, paymentOrders } from '../schema/index.ts';

/** Attempts at an awaited order of which nothing has been heard yet: their payer may still be at the bank. */
export async function listOpenAttempts(
  db: Queryable,
  { dossierId, orderNo }: { readonly dossierId: string; readonly orderNo: number },
) {
  const rows = await db
    .select({ attempt: paymentAttempts })
    .from(paymentAttempts)
    .innerJoin(paymentOrders, eq(paymentOrders.id, paymentAttempts.orderId))
    .where(
      and(
        eq(paymentOrders.dossierId, dossierId),
        eq(paymentOrders.orderNo, orderNo),
        eq(paymentOrders.status, 'awaited'),
        eq(paymentAttempts.status, 'pending'),
      ),
    );
  return rows.map(({ attempt }) => attempt);
}
