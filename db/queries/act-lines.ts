import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Queryable, Transaction } from '../client.ts';
import { actLines, dossierEvents } from '../schema/index.ts';

const counted = z.array(z.object({ accountId: z.string(), acts: z.number() }));

/** How many acts people did on days in Vietnam, both included; who did none is not in it. */
export async function countActs(
  db: Queryable,
  accountIds: readonly string[],
  { from, through }: { readonly from: string; readonly through: string },
): Promise<ReadonlyMap<string, number>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db.execute(sql`
    select account_id as "accountId", sum(count)::int as acts from ${actLines}
    where account_id in ${[...accountIds]} and on_date between ${from} and ${through} group by 1`);
  return new Map(counted.parse([...rows]).map(({ accountId, acts }) => [accountId, acts]));
}

/** One folds at a time: two side by side would each leave a row for the same key. */
const foldLock = 7_310_027;

/** Puts the lines of a person's day that has loose ones together; answers how many loose ones there were. */
export async function foldActs(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute(sql`select pg_try_advisory_xact_lock(${foldLock}) as held`);
    if (!z.object({ held: z.boolean() }).parse(lock).held) return 0;
    const [row] = await tx.execute(sql`
      with taken as (
        delete from ${actLines}
        where (account_id, on_date) = (select account_id, on_date from ${actLines} where not folded limit 1)
        returning *
      ), kept as (
        insert into ${actLines} (account_id, on_date, count, folded)
        select account_id, on_date, sum(count), true from taken group by 1, 2
      )
      select count(*) filter (where not folded)::int as loose from taken`);
    return z.object({ loose: z.number() }).parse(row).loose;
  });
}

/** The log itself, counted as the lines are. */
const recounted: SQL = sql`
  select actor_id as account_id, (at at time zone 'Asia/Ho_Chi_Minh')::date as on_date, count(*) as count
  from ${dossierEvents} where actor_id is not null and actor_role <> 'applicant' group by 1, 2`;

/** Makes the lines anew, in one statement: what is being written beside it has its event and its line left alone. */
export async function recountActs(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from ${actLines})
    insert into ${actLines} (account_id, on_date, count, folded)
    select account_id, on_date, count, true from (${recounted}) recounted`);
}

const faults = z.array(z.object({ key: z.string(), kept: z.string().nullable(), recounted: z.string().nullable() }));

/** Days of people that the lines do not have as the log has them. */
export async function listActFaults(db: Queryable): Promise<string[]> {
  const rows = await db.execute(sql`
    select concat_ws('|', 'acts', account_id, on_date) as key, k.count::text as kept, r.count::text as recounted
    from (select account_id, on_date, sum(count) as count from ${actLines} group by 1, 2) k
    full join (${recounted}) r using (account_id, on_date) where k.count is distinct from r.count`);
  return faults
    .parse([...rows])
    .map((fault) => `${fault.key}: ${fault.kept ?? 'nothing'}, recounted ${fault.recounted ?? 'nothing'}`);
}
