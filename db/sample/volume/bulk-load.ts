import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '../../client.ts';

/** From here on, making indexes anew and checking all at once is quicker than doing so row by row. */
const worthIt = 10_000;

/** Tables that get rows by the dossier. */
const filled = [
  'dossiers',
  'dossier_events',
  'dossier_figures',
  'tasks',
  'audit_entries',
  'action_requests',
  'files',
  'letters',
  'payment_orders',
  'payment_order_lines',
  'bookings',
  'ledger_entries',
  'receipts',
];

/**
 * Does a bulk load without what looks at every row by itself, and makes up for it in the one transaction that holds the
 * tables meanwhile. Audit entries are always chained by the load itself: the trigger would take a lock for each dossier,
 * and a million of them fit in no lock table. From some thousand dossiers on, unless there are many more already, indexes,
 * keys and references are made anew, which checks them for whole tables, and so is the balance of bookings.
 */
export async function loadInBulk(
  tx: Transaction,
  { dossiers, from = worthIt }: { readonly dossiers: number; readonly from?: number | undefined },
  load: () => Promise<void>,
): Promise<void> {
  await tx.execute(sql`alter table audit_entries disable trigger audit_entries_chained`);
  if (dossiers >= from && dossiers >= (await countThere(tx)) / 2) await withoutUpkeep(tx, load);
  else await load();
  await tx.execute(sql`alter table audit_entries enable trigger audit_entries_chained`);
}

/** As many dossiers as there were when they were last counted. */
async function countThere(tx: Transaction): Promise<number> {
  const [there] = await tx.execute<{ rows: number }>(
    sql`select reltuples::float8 as rows from pg_class where oid = 'dossiers'::regclass`,
  );
  return there?.rows ?? 0;
}

async function withoutUpkeep(tx: Transaction, load: () => Promise<void>): Promise<void> {
  await tx.execute(sql.raw(`lock table ${filled.join(', ')} in access exclusive mode`));
  // What the models have done is checked now: a table with checks still to come cannot be altered.
  await tx.execute(sql`set constraints all immediate`);
  const references = await dropConstraints(tx, ['f']);
  const keys = await dropConstraints(tx, ['p', 'u']);
  const indexes = await dropIndexes(tx);
  await switchBalance(tx, 'disable');
  await load();
  await tx.execute(sql`set local maintenance_work_mem = '512MB'`);
  for (const { definition } of [...keys, ...indexes, ...references]) await tx.execute(sql.raw(definition));
  await switchBalance(tx, 'enable');
  await refuseUnbalanced(tx);
}

/** Something that was dropped, and the statement that makes it again. */
const droppedRows = z.array(z.object({ drop: z.string(), definition: z.string() }));

/** Drops constraints of these kinds (as `pg_constraint.contype` has them), those of other tables that refer here as well. */
async function dropConstraints(tx: Transaction, kinds: readonly string[]) {
  const rows = await tx.execute(sql`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as definition
    from pg_constraint where contype in ${kinds} and (
      conrelid in (select name::regclass from unnest(${sql.param(filled)}::text[]) name)
      or confrelid in (select name::regclass from unnest(${sql.param(filled)}::text[]) name))`);
  return dropAll(tx, droppedRows.parse([...rows]));
}

async function dropIndexes(tx: Transaction) {
  const rows = await tx.execute(sql`
    select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid in (select name::regclass from unnest(${sql.param(filled)}::text[]) name)`);
  return dropAll(tx, droppedRows.parse([...rows]));
}

async function dropAll(tx: Transaction, rows: z.infer<typeof droppedRows>) {
  for (const { drop } of rows) await tx.execute(sql.raw(drop));
  return rows;
}

async function switchBalance(tx: Transaction, on: 'enable' | 'disable'): Promise<void> {
  await tx.execute(sql.raw(`alter table bookings ${on} trigger bookings_balanced`));
  await tx.execute(sql.raw(`alter table ledger_entries ${on} trigger ledger_entries_balanced`));
}

/** What the triggers ask of each booking, asked of all. */
async function refuseUnbalanced(tx: Transaction): Promise<void> {
  const [fault] = await tx.execute<{ id: string }>(sql`
    select b.id from bookings b
    left join (select booking_id, sum(amount_vnd) as sum_vnd, count(*) as parts from ledger_entries group by 1) e
      on e.booking_id = b.id
    where e.parts is null or e.parts < 2 or e.sum_vnd <> 0 limit 1`);
  if (fault !== undefined) throw new Error(`The entries of booking ${fault.id} do not balance`);
}
