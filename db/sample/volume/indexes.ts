import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../../client.ts';

/** From here on, making indexes anew is quicker than keeping them up row by row. */
const worthIt = 100_000;

const filled = [
  'dossiers',
  'dossier_events',
  'tasks',
  'audit_entries',
  'action_requests',
  'files',
  'letters',
  'payment_orders',
  'dossier_figures',
];

const indexRows = z.array(z.object({ name: z.string(), definition: z.string() }));

/**
 * Does a bulk load without the indexes that no constraint needs and no copying reads by, and makes them again, in the
 * one transaction that holds the tables meanwhile.
 */
export async function withoutIndexes(tx: Transaction, dossiers: number, load: () => Promise<void>): Promise<void> {
  if (dossiers < worthIt) return load();
  const indexes = indexRows.parse([
    ...(await tx.execute(sql`
      select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace and t.relname in ${filled}
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
        and pg_get_indexdef(i.indexrelid, 1, true) not in ('dossier_id')`)),
  ]);
  for (const { name } of indexes) await tx.execute(sql.raw(`drop index ${name}`));
  await load();
  await tx.execute(sql`set local maintenance_work_mem = '512MB'`);
  for (const { definition } of indexes) await tx.execute(sql.raw(definition));
}
