import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { newId } from '../ids.ts';
import { outbox, type Outgoing } from '../schema/index.ts';

/** Queues a message for Temporal under a key; the same key again is the same message. Wakes whoever delivers. */
export async function queueOutgoing(db: Queryable, key: string, message: Outgoing): Promise<void> {
  await db.execute(sql`
    with queued as (
      insert into ${outbox} (id, key, message) values (${newId()}, ${key}, ${JSON.stringify(message)}::jsonb)
      on conflict (key) do nothing)
    select pg_notify('outbox', '')`);
}
