import { and, eq, gte, inArray, isNotNull, isNull, lt, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';
import type { Queryable } from '../client.ts';
import { accounts, dossiers, procedures, procedureVersions, tasks, units, watches } from '../schema/index.ts';
import { dossierSearch, mayBeCommon } from './search-terms.ts';

/** Which submitted dossiers of some units. */
export interface DossierFilter {
  readonly unitCodes: readonly string[];
  readonly text?: string | undefined;
  readonly status?: DossierStatus | undefined;
  readonly procedureCode?: string | undefined;
  /** Instants of submission, from inclusive, to exclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Where a page goes on: after the dossier submitted at this instant under this id. */
export interface DossierPosition {
  readonly submittedAt: string;
  readonly id: string;
}

interface PageWish {
  readonly after: DossierPosition | undefined;
  readonly limit: number;
}

const found = z.array(z.object({ id: z.string(), submittedAt: z.string(), unitCode: z.string() }));

/**
 * How many of the latest dossiers of a unit are looked through one by one for words before they are looked up: a word that
 * many hold fills its page on the way, and looking it up would find it in all units and years first. Going further costs as
 * much as looking up what fewer hold.
 */
const lookedThrough = 1500;

interface SearchWish extends PageWish {
  /** For tests: how many of the latest are looked through, instead of `lookedThrough`. */
  readonly walk?: number;
}

/** Dossiers of units, latest first. */
export async function listDossierIds(
  db: Queryable,
  filter: DossierFilter,
  page: SearchWish,
): Promise<DossierPosition[]> {
  return (await searchUnits(db, filter, { ...page, atLeast: page.limit })).found.slice(0, page.limit);
}

/** The same with how many there are in all, counted up to a bound; what is looked up is counted as it is found. */
export async function listAndCountDossiers(
  db: Queryable,
  filter: DossierFilter,
  { bound, ...page }: SearchWish & { readonly bound: number },
): Promise<{ readonly found: DossierPosition[]; readonly total: number }> {
  if (filter.text === undefined) {
    const [found, total] = await Promise.all([listDossierIds(db, filter, page), countDossiers(db, filter, bound)]);
    return { found, total };
  }
  const { found, areAll } = await searchUnits(db, filter, { ...page, atLeast: Math.max(bound, page.limit) });
  const total = areAll ? Math.min(found.length, bound) : await countDossiers(db, filter, bound);
  return { found: found.slice(0, page.limit), total };
}

/**
 * What a page needs of each unit, merged; of a unit that is looked up, `atLeast` as many.
 * `areAll`: there are no others, or at least that many.
 */
async function searchUnits(
  db: Queryable,
  filter: DossierFilter,
  { atLeast, walk = lookedThrough, ...page }: SearchWish & { readonly atLeast: number },
): Promise<{ readonly found: readonly DossierPosition[]; readonly areAll: boolean }> {
  const { text, unitCodes } = filter;
  const walked = text === undefined || !mayBeCommon(text) ? [] : await readUnits(db, filter, { ...page, walk });
  const full = unitCodes.filter((code) => walked.filter(({ unitCode }) => unitCode === code).length >= page.limit);
  const others = unitCodes.filter((code) => !full.includes(code));
  const looked = await readUnits(db, { ...filter, unitCodes: others }, { after: page.after, limit: atLeast });
  const found = [...walked.filter(({ unitCode }) => full.includes(unitCode)), ...looked]
    .map(({ id, submittedAt }) => ({ id, submittedAt: new Date(submittedAt).toISOString() }))
    .toSorted(inOrder);
  return { found, areAll: page.after === undefined && full.length === 0 };
}

/** As the index has them, and `beyond` goes on. */
function inOrder(one: DossierPosition, other: DossierPosition): number {
  if (one.submittedAt !== other.submittedAt) return one.submittedAt < other.submittedAt ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}

/**
 * A page of each unit, read along its own index and only as far as it goes; the index has its instants as `desc nulls
 * last`, and no other order is read from it. With `walk`, of its latest dossiers alone.
 */
async function readUnits(
  db: Queryable,
  filter: DossierFilter,
  { after, limit, walk }: PageWish & { readonly walk?: number },
): Promise<z.infer<typeof found>> {
  if (filter.unitCodes.length === 0) return [];
  const order = sql`order by ${dossiers.submittedAt} desc nulls last, ${dossiers.id}`;
  const parts = filter.unitCodes.map((unitCode) => {
    const stretch = and(eq(dossiers.unitCode, unitCode), stretchOf(filter), beyond(after));
    const [from, where] =
      walk === undefined
        ? [sql`${dossiers}`, and(stretch, conditionOf(filter))]
        : [
            sql`(select * from ${dossiers} where ${stretch} ${order} limit ${walk}) as ${dossiers}`,
            conditionOf(filter),
          ];
    return sql`(
      select ${dossiers.id} as id, ${dossiers.submittedAt} as "submittedAt", ${dossiers.unitCode} as "unitCode"
      from ${from} where ${where ?? sql`true`} ${order} limit ${limit})`;
  });
  return found.parse([...(await db.execute(sql.join(parts, sql` union all `)))]);
}

/** How many match, counted up to a bound. */
async function countDossiers(db: Queryable, filter: DossierFilter, bound: number): Promise<number> {
  if (filter.unitCodes.length === 0) return 0;
  const matching = db
    .select({ one: sql`1` })
    .from(dossiers)
    .where(and(inArray(dossiers.unitCode, [...filter.unitCodes]), stretchOf(filter), conditionOf(filter)))
    .limit(bound)
    .as('matching');
  return db.$count(matching);
}

/** From when to when: where along the index of a unit to begin and to end. */
function stretchOf({ from, to }: DossierFilter): SQL | undefined {
  return and(
    isNotNull(dossiers.submittedAt),
    from === undefined ? undefined : gte(dossiers.submittedAt, from),
    to === undefined ? undefined : lt(dossiers.submittedAt, to),
  );
}

function conditionOf({ text, status, procedureCode }: DossierFilter): SQL | undefined {
  return and(
    text === undefined ? undefined : dossierSearch(text),
    status === undefined ? undefined : eq(dossiers.status, status),
    procedureCode === undefined ? undefined : eq(dossiers.procedureCode, procedureCode),
  );
}

/** The index has instants falling and ids rising, which no row comparison says; the first condition finds the place. */
function beyond(after: DossierPosition | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  const { submittedAt, id } = after;
  return sql`${dossiers.submittedAt} <= ${submittedAt} and (${dossiers.submittedAt} < ${submittedAt} or ${dossiers.id} > ${id})`;
}

const summary = {
  id: dossiers.id,
  /** A submitted dossier has all three. */
  code: sql<string>`${dossiers.code}`,
  calendarId: sql<string>`${dossiers.calendarId}`,
  submittedAt: sql<string>`${dossiers.submittedAt}`.mapWith(dossiers.submittedAt),
  status: dossiers.status,
  dueAt: dossiers.dueAt,
  provisional: dossiers.provisional,
  applicantName: dossiers.applicantName,
  procedure: { code: procedures.code, name: procedures.name },
  unit: { code: units.code, name: units.name },
  holder: { id: accounts.id, name: accounts.name },
  watchId: watches.id,
};

const mainTask = and(eq(tasks.dossierId, dossiers.id), eq(tasks.isMain, true), isNull(tasks.closedAt));

function watchedBy(accountId: string) {
  return and(eq(watches.dossierId, dossiers.id), eq(watches.accountId, accountId));
}

export type DossierSummaryRow = Awaited<ReturnType<typeof listDossiersById>>[number];

/** Dossiers with what their rows show, in the order of the ids. `watcherId` is who looks. */
export async function listDossiersById(db: Queryable, ids: readonly string[], watcherId: string) {
  if (ids.length === 0) return [];
  const rows = await db
    .select(summary)
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .leftJoin(tasks, mainTask)
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .leftJoin(watches, watchedBy(watcherId))
    .where(inArray(dossiers.id, [...ids]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One submitted dossier with everything written in it. @throws Error when there is none. */
export async function getWholeDossier(db: Queryable, dossierId: string, watcherId: string) {
  const [row] = await db
    .select({
      ...summary,
      counter: units.counter,
      createdAt: dossiers.createdAt,
      updatedAt: dossiers.updatedAt,
      endedAt: dossiers.endedAt,
      state: dossiers.state,
      channel: dossiers.channel,
      applicant: dossiers.applicant,
      answers: dossiers.answers,
      homeCollection: dossiers.homeCollection,
      collectionAddress: dossiers.collectionAddress,
      returnAddress: dossiers.returnAddress,
      priority: dossiers.priority,
      procedureVersionId: dossiers.procedureVersionId,
      version: procedureVersions.version,
    })
    .from(dossiers)
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(procedureVersions, eq(procedureVersions.id, dossiers.procedureVersionId))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .leftJoin(tasks, mainTask)
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .leftJoin(watches, watchedBy(watcherId))
    .where(eq(dossiers.id, dossierId));
  if (row === undefined) throw new Error(`No submitted dossier ${dossierId}`);
  return row;
}
