import { and, desc, eq, isNull, lt, notInArray } from 'drizzle-orm';
import { finalStatuses } from '../../domain/lifecycle/statuses.ts';
import type { Queryable } from '../client.ts';
import { dossiers, tasks, watches } from '../schema/index.ts';
import { dossierSearch } from './search-terms.ts';
import { visibleIn } from './visible-dossiers.ts';

export interface Watched {
  readonly watchId: string;
  readonly dossierId: string;
  /** The open main task; none while the dossier waits. */
  readonly taskId: string | null;
}

export interface WatchFilter {
  readonly accountId: string;
  /** Units whose dossiers they may see. */
  readonly unitCodes: readonly string[];
  readonly unitCode?: string | undefined;
  readonly procedureCode?: string | undefined;
  readonly text?: string | undefined;
}

/** Dossiers somebody keeps an eye on and that have not ended, the latest watched first. */
export async function listWatched(
  db: Queryable,
  filter: WatchFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<Watched[]> {
  return db
    .select({ watchId: watches.id, dossierId: dossiers.id, taskId: tasks.id })
    .from(watches)
    .innerJoin(dossiers, eq(dossiers.id, watches.dossierId))
    .leftJoin(tasks, and(eq(tasks.dossierId, dossiers.id), eq(tasks.isMain, true), isNull(tasks.closedAt)))
    .where(and(watchedBy(filter), page.after === undefined ? undefined : lt(watches.id, page.after)))
    .orderBy(desc(watches.id))
    .limit(page.limit);
}

export async function countWatched(db: Queryable, filter: WatchFilter): Promise<number> {
  const rows = await db
    .select({ id: watches.id })
    .from(watches)
    .innerJoin(dossiers, eq(dossiers.id, watches.dossierId))
    .where(watchedBy(filter));
  return rows.length;
}

function watchedBy({ accountId, unitCodes, unitCode, procedureCode, text }: WatchFilter) {
  return and(
    eq(watches.accountId, accountId),
    notInArray(dossiers.status, [...finalStatuses]),
    visibleIn(unitCodes),
    unitCode === undefined ? undefined : eq(dossiers.unitCode, unitCode),
    procedureCode === undefined ? undefined : eq(dossiers.procedureCode, procedureCode),
    text === undefined ? undefined : dossierSearch(text),
  );
}

/** Begins to keep an eye on a dossier; doing it again changes nothing. */
export async function watch(db: Queryable, accountId: string, dossierId: string): Promise<void> {
  await db
    .insert(watches)
    .values({ accountId, dossierId })
    .onConflictDoNothing({ target: [watches.accountId, watches.dossierId] });
}

/** Stops keeping an eye on a dossier. */
export async function unwatch(db: Queryable, accountId: string, dossierId: string): Promise<void> {
  await db.delete(watches).where(and(eq(watches.accountId, accountId), eq(watches.dossierId, dossierId)));
}
