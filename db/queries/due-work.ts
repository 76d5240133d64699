import { eq, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { outbox } from '../schema/index.ts';
import { tryAgainAt } from './try-again.ts';

/** While somebody works on a row nobody else takes it; if they die, it is free again after this long. */
const leaseSeconds = 30;

/** Takes messages for Temporal that are due, oldest first, for this caller alone until the lease runs out. */
export async function leaseOutgoing(db: Database, limit: number): Promise<(typeof outbox.$inferSelect)[]> {
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(sql`${outbox.deliveredAt} is null and ${outbox.nextAttemptAt} <= now()`)
    .orderBy(outbox.nextAttemptAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(outbox)
    .set({
      nextAttemptAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(sql`${outbox.id} in ${due}`)
    .returning();
}

/** Takes down that a message has arrived. */
export async function markDelivered(db: Database, id: string): Promise<void> {
  await db
    .update(outbox)
    .set({ deliveredAt: sql`now()`, lastError: null })
    .where(eq(outbox.id, id));
}

/** Takes down that a message did not arrive; it is due again after a growing while, at most a minute. */
export async function markUndelivered(db: Database, id: string, error: string): Promise<void> {
  await db
    .update(outbox)
    .set({
      nextAttemptAt: tryAgainAt(outbox.attempts, 60),
      lastError: error.slice(0, 500),
    })
    .where(eq(outbox.id, id));
}
