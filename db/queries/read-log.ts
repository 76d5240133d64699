import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { newId } from '../ids.ts';
import { accounts, readLog } from '../schema/index.ts';

/** Reads of the same thing by the same person within this time are one entry. */
const togetherMinutes = 10;

/**
 * Takes down that somebody has read a dossier or one of its files. `what` is `dossier`, or `file:` or `link:` and its
 * name, which goes when the dossier is erased.
 */
export async function logRead(
  db: Queryable,
  read: { readonly dossierId: string; readonly accountId: string; readonly what: string },
): Promise<void> {
  const { dossierId, accountId, what } = read;
  await db.execute(sql`
    with counted as (
      update ${readLog} set times = times + 1, last_at = now()
      where id = (
        select id from ${readLog}
        where dossier_id = ${dossierId} and account_id = ${accountId} and what = ${what}
          and created_at > now() - make_interval(mins => ${togetherMinutes})
        order by created_at desc nulls last limit 1)
      returning id)
    insert into ${readLog} (id, dossier_id, account_id, what, last_at)
    select ${newId()}::uuid, ${dossierId}::uuid, ${accountId}::uuid, ${what}, now()
    where not exists (select 1 from counted)`);
}

/** Who has read a dossier, the latest first, at most so many. */
export async function listReads(db: Queryable, dossierId: string, limit: number) {
  return db
    .select({ reader: { id: accounts.id, name: accounts.name }, at: readLog.lastAt, what: readLog.what })
    .from(readLog)
    .innerJoin(accounts, eq(accounts.id, readLog.accountId))
    .where(eq(readLog.dossierId, dossierId))
    .orderBy(desc(readLog.createdAt))
    .limit(limit);
}
