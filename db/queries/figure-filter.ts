import { and, eq, gt, gte, inArray, isNull, lt, lte, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { FigureFilter } from '../../domain/reports/exports.ts';
import { overdueStandings, standings, type Bucket, type Standing } from '../../domain/reports/standing.ts';
import { dateOfDay, dayOfDate, localDateOf } from '../../domain/working-time/local-time.ts';
import type { Queryable } from '../client.ts';
import { dossierFigures as figures, dossiers, procedures, tasks } from '../schema/index.ts';
import { dossierSearch } from './search-terms.ts';
import type { DossierPosition } from './staff-dossiers.ts';

/** The standings of a bucket, and what its due date must be at an instant: `bucketOf`, for SQL. */
function standingsOf(bucket: Bucket, now: string): readonly [readonly Standing[], SQL | undefined] {
  switch (bucket) {
    case 'openOverdue':
      return [overdueStandings, lt(figures.dueAt, now)];
    case 'openInTime':
      return [['running'], gte(figures.dueAt, now)];
    case 'early':
    case 'onTime':
    case 'late':
    case 'paused':
    case 'atReception':
    case 'notAccepted':
      return [[bucket], undefined];
  }
}

/** Who has a dossier while it is open, and who worked on it once it is done; the id as text, `none` for nobody. */
export const officerKey = sql<string>`case when ${inArray(figures.standing, ['early', 'onTime', 'late', 'notAccepted'])}
  then coalesce(${figures.officerId}::text, 'none')
  else coalesce(${figures.holderId}::text, 'none') end`;

/** The condition that a dossier of `dossier_figures`, joined with `dossiers`, is among those a filter means. */
export function figureCondition(filter: FigureFilter, now: string): SQL | undefined {
  const [itsStandings, dueThen] =
    filter.bucket === undefined ? [undefined, undefined] : standingsOf(filter.bucket, now);
  return and(
    filter.holderId === undefined ? inArray(figures.unitCode, [...filter.unitCodes]) : heldBy(filter, now),
    itsStandings && inArray(figures.standing, [...itsStandings]),
    dueThen,
    ...atLeast(figures.submittedAt, filter.submittedFrom, filter.submittedTo),
    ...atLeast(figures.stoodAt, filter.settledFrom, filter.settledTo),
    // Nothing is done before it is submitted: says where in the index, which goes by submission, to begin.
    filter.settledTo === undefined ? undefined : lt(figures.submittedAt, filter.settledTo),
    ...atLeast(figures.dueAt, filter.dueFrom, filter.dueTo),
    filter.procedureCode === undefined ? undefined : eq(figures.procedureCode, filter.procedureCode),
    filter.fieldCode === undefined
      ? undefined
      : sql`${figures.procedureCode} in (select ${procedures.code} from ${procedures} where ${procedures.fieldCode} = ${filter.fieldCode})`,
    filter.officerId === undefined ? undefined : sql`${officerKey} = ${filter.officerId}`,
    filter.status === undefined ? undefined : eq(dossiers.status, filter.status),
    filter.text === undefined ? undefined : dossierSearch(filter.text),
  );
}

/** What a colleague has to do can lie on a dossier of another unit. */
function heldBy({ holderId, unitCodes, taskDue }: FigureFilter, now: string): SQL {
  const tomorrow = dateOfDay(dayOfDate(localDateOf(now), 'now') + 1);
  const due = {
    overdue: lt(tasks.dueAt, now),
    soon: and(gte(tasks.dueAt, now), lte(tasks.dueOn, tomorrow)),
  };
  return sql`${figures.dossierId} in (select ${tasks.dossierId} from ${tasks} where ${and(
    isNull(tasks.closedAt),
    sql`${tasks.holderId} = ${holderId}`,
    inArray(tasks.unitCode, [...unitCodes]),
    taskDue && due[taskDue],
  )})`;
}

function atLeast(
  column: typeof figures.submittedAt | typeof figures.stoodAt | typeof figures.dueAt,
  from: string | undefined,
  to: string | undefined,
): (SQL | undefined)[] {
  return [from === undefined ? undefined : gte(column, from), to === undefined ? undefined : lt(column, to)];
}

const found = z.array(z.object({ id: z.string(), submittedAt: z.string() }));

/**
 * Dossiers a filter means, the latest submitted first. Each standing of each unit is read along its own stretch of the
 * index and only as far as the page goes.
 */
export async function listFigureIds(
  db: Queryable,
  filter: FigureFilter,
  { now, after, limit }: { readonly now: string; readonly after: DossierPosition | undefined; readonly limit: number },
): Promise<DossierPosition[]> {
  const parts = stretchesOf(filter, now).map(
    (stretch) => sql`(
      select ${figures.dossierId} as id, ${figures.submittedAt} as submitted_at from ${figures} ${dossierJoin(filter)}
      where ${and(figureCondition(filter, now), stretch, beyond(after))}
      order by ${figures.submittedAt} desc nulls last, ${figures.dossierId} limit ${limit})`,
  );
  if (parts.length === 0) return [];
  const rows = await db.execute(sql`
    select id, submitted_at as "submittedAt" from (${sql.join(parts, sql` union all `)}) found
    order by submitted_at desc nulls last, id limit ${limit}`);
  return found
    .parse([...rows])
    .map(({ id, submittedAt }) => ({ id, submittedAt: new Date(submittedAt).toISOString() }));
}

function stretchesOf({ unitCodes, bucket, holderId }: FigureFilter, now: string): (SQL | undefined)[] {
  if (holderId !== undefined) return unitCodes.length === 0 ? [] : [undefined];
  const inOrder = bucket === undefined ? standings : standingsOf(bucket, now)[0];
  return unitCodes.flatMap((unitCode) =>
    inOrder.map((standing) => and(eq(figures.unitCode, unitCode), eq(figures.standing, standing))),
  );
}

function beyond(after: DossierPosition | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  const { submittedAt, id } = after;
  return and(
    lte(figures.submittedAt, submittedAt),
    sql`(${lt(figures.submittedAt, submittedAt)} or ${gt(figures.dossierId, id)})`,
  );
}

/** Only some filters look at the dossier itself. */
function dossierJoin({ status, text }: FigureFilter): SQL {
  return status === undefined && text === undefined
    ? sql``
    : sql`join ${dossiers} on ${dossiers.id} = ${figures.dossierId}`;
}

/** How many dossiers a filter means, counted up to a bound. */
export async function countFigures(db: Queryable, filter: FigureFilter, now: string, bound: number): Promise<number> {
  if (filter.unitCodes.length === 0) return 0;
  const [row] = await db.execute(sql`
    select count(*)::int as n from (
      select 1 from ${figures} ${dossierJoin(filter)}
      where ${figureCondition(filter, now)} limit ${bound}) counted`);
  return z.object({ n: z.number() }).parse(row).n;
}
