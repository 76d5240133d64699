import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { dossiers, outbox, paymentAttempts, paymentOrders } from '../db/schema/index.ts';

const bankView = z.object({ ipn: z.unknown() });

/**
 * Everything between a payer and their dossier, for whoever asks why one does not get on: its row, what is owed and was
 * tried, what Temporal has not been told yet, and how the bank fared with its notifications.
 */
export async function whereItStands(db: Database, code: string, bankUrl: string): Promise<Record<string, unknown>> {
  const { id, status, seq, wait } = dossiers;
  const [dossier] = await db.select({ id, status, seq, wait }).from(dossiers).where(eq(dossiers.code, code));
  if (dossier === undefined) return { dossier: 'not there' };
  const orders = await db.select().from(paymentOrders).where(eq(paymentOrders.dossierId, dossier.id));
  const attempts = await db
    .select({ ref: paymentAttempts.ref, status: paymentAttempts.status, createdAt: paymentAttempts.createdAt })
    .from(paymentAttempts)
    .innerJoin(paymentOrders, eq(paymentOrders.id, paymentAttempts.orderId))
    .where(eq(paymentOrders.dossierId, dossier.id));
  const untold = await db
    .select()
    .from(outbox)
    .where(and(isNull(outbox.deliveredAt), sql`${outbox.message} ->> 'dossierId' = ${dossier.id}`));
  const atTheBank = await Promise.all(attempts.map(async ({ ref }) => bankSays(bankUrl, ref)));
  return { at: new Date().toISOString(), dossier, orders, attempts, untold, atTheBank };
}

async function bankSays(bankUrl: string, ref: string): Promise<unknown> {
  const answer = await fetch(`${bankUrl}/control/transactions/${ref}`);
  return answer.ok ? bankView.parse(await answer.json()).ipn : `HTTP ${answer.status}`;
}
