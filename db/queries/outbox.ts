import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { outbox, type Outgoing } from '../schema/index.ts';

/** Queues a message for Temporal under a key; the same key again is the same message. Wakes whoever delivers. */
export async function queueOutgoing(db: Queryable, key: string, message: Outgoing): Promise<void> {
  await db.insert(outbox).values({ key, message }).onConflictDoNothing({ target: outbox.key });
  await db.execute(sql`select pg_notify('outbox', '')`);
}
