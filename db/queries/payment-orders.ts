import { and, desc, eq, inArray, isNotNull, lt, sql, type SQL } from 'drizzle-orm';
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

/**
 * When the gateway is asked by itself about an attempt of which nothing is heard: when its time is over, a quarter of an
 * hour after that unless set otherwise, and then daily for a week. Beside that it is asked before an order lapses.
 */
const dailyChecks = 7;
const dayMs = 24 * 60 * 60 * 1000;

/** The gateway was asked about an attempt that is watched: should it not have ended, the next time follows, or none. */
export async function planNextCheck(
  db: Queryable,
  attempt: { readonly id: string; readonly checks: number },
  { isHeld, soonMs }: { readonly isHeld: boolean; readonly soonMs: number },
): Promise<void> {
  // Money that is held is asked after until it is let go, however long that takes.
  const hasMore = isHeld || attempt.checks <= dailyChecks;
  const waitMs = attempt.checks === 0 ? soonMs : dayMs;
  await db
    .update(paymentAttempts)
    .set({
      checks: attempt.checks + 1,
      nextCheckAt: hasMore ? inFuture(waitMs) : null,
    })
    .where(and(eq(paymentAttempts.id, attempt.id), isNotNull(paymentAttempts.nextCheckAt)));
}

/** The gateway could not be asked about an order: it is left alone for a while. */
export async function postponeChecks(
  db: Queryable,
  { dossierId, orderNo, waitMs }: { readonly dossierId: string; readonly orderNo: number; readonly waitMs: number },
): Promise<void> {
  const order = db
    .select({ id: paymentOrders.id })
    .from(paymentOrders)
    .where(and(eq(paymentOrders.dossierId, dossierId), eq(paymentOrders.orderNo, orderNo)));
  await db
    .update(paymentAttempts)
    .set({ nextCheckAt: inFuture(waitMs) })
    .where(and(inArray(paymentAttempts.orderId, order), lt(paymentAttempts.nextCheckAt, sql`now()`)));
}

function inFuture(waitMs: number): SQL {
  return sql`now() + make_interval(secs => ${waitMs / 1000})`;
}

/** Orders with an attempt that is to be asked about now, the longest waiting first. */
export async function listOrdersToRecheck(
  db: Queryable,
  limit: number,
): Promise<{ readonly dossierId: string; readonly orderNo: number }[]> {
  return db
    .select({ dossierId: paymentOrders.dossierId, orderNo: paymentOrders.orderNo })
    .from(paymentAttempts)
    .innerJoin(paymentOrders, eq(paymentOrders.id, paymentAttempts.orderId))
    .where(lt(paymentAttempts.nextCheckAt, sql`now()`))
    .groupBy(paymentOrders.dossierId, paymentOrders.orderNo)
    .orderBy(sql`min(${paymentAttempts.nextCheckAt})`)
    .limit(limit);
}
