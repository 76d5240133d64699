import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { newId } from '../ids.ts';
import { outbox, type Outgoing } from '../schema/index.ts';

/** Queues a message for Temporal under a key; the same key again is the same message. Wakes whoever delivers. */
export async function queueOutgoing(db: Queryable, key: string, message: Outgoing): Promise<void> {
  await queueAllOutgoing(db, [{ key, message }]);
}

/** Queues several messages for Temporal, each under its key. */
export async function queueAllOutgoing(
  db: Queryable,
  messages: readonly { readonly key: string; readonly message: Outgoing }[],
): Promise<void> {
  const given = messages.map((one) => ({ id: newId(), ...one }));
  await db.execute(sql`
    with queued as (
      insert into ${outbox} (id, key, message)
      select id, key, message from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, key text, message jsonb)
      on conflict (key) do nothing)
    select pg_notify('outbox', '')`);
}
