import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { dossiers } from '../schema/index.ts';
import { countAllPaused } from './queue-counts.ts';
import { dossierSearch } from './search-terms.ts';

/** Where a page of waiting dossiers goes on: the longest unchanged come first. */
export interface WaitPosition {
  readonly updatedAt: string;
  readonly id: string;
}

export interface WaitFilter {
  readonly unitCodes: readonly string[];
  readonly procedureCode?: string | undefined;
  readonly text?: string | undefined;
}

/** Dossiers of units whose clock stands while they wait for the applicant. */
export async function listPausedIds(
  db: Queryable,
  filter: WaitFilter,
  page: { readonly after: WaitPosition | undefined; readonly limit: number },
): Promise<WaitPosition[]> {
  const { after } = page;
  return db
    .select({ id: dossiers.id, updatedAt: dossiers.updatedAt })
    .from(dossiers)
    .where(
      and(
        pausedIn(filter),
        after === undefined
          ? undefined
          : sql`(${dossiers.updatedAt}, ${dossiers.id}) > (${after.updatedAt}, ${after.id})`,
      ),
    )
    .orderBy(dossiers.updatedAt, dossiers.id)
    .limit(page.limit);
}

/** How many such dossiers there are: all of them are known, others are counted up to `bound`. */
export async function countPaused(
  db: Queryable,
  filter: WaitFilter,
  bound: number,
): Promise<{ readonly total: number; readonly isExact: boolean }> {
  const { unitCodes, procedureCode, text } = filter;
  if (procedureCode === undefined && text === undefined) {
    return { total: await countAllPaused(db, unitCodes), isExact: true };
  }
  const matching = db
    .select({ one: sql`1` })
    .from(dossiers)
    .where(pausedIn(filter))
    .limit(bound)
    .as('matching');
  const total = await db.$count(matching);
  return { total, isExact: total < bound };
}

function pausedIn({ unitCodes, procedureCode, text }: WaitFilter) {
  return and(
    inArray(dossiers.unitCode, [...unitCodes]),
    sql`${dossiers.paused}`,
    isNotNull(dossiers.wait),
    procedureCode === undefined ? undefined : eq(dossiers.procedureCode, procedureCode),
    text === undefined ? undefined : dossierSearch(text),
  );
}
