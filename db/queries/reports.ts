import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '../client.ts';
import { dossierFigures, figureLines, procedures } from '../schema/index.ts';

export const groupings = ['unit', 'field', 'procedure', 'officer', 'month'] as const;
export type Grouping = (typeof groupings)[number];

/** What a report is about: dossiers of these units, narrowed down. */
export interface ReportScope {
  readonly unitCodes: readonly string[];
  readonly fieldCode?: string | undefined;
  readonly procedureCode?: string | undefined;
  /** An account's id, or `none`. */
  readonly officerId?: string | undefined;
}

/** Months, by their first days in Vietnam, both included. */
export interface ReportMonths {
  readonly fromMonth: string;
  readonly toMonth: string;
}

const counted = z.array(z.object({ key: z.string(), standing: z.string(), count: z.coerce.number() }));
export type CountedRow = z.infer<typeof counted>[number];

const month = (instant: SQL) => sql`to_char(${instant} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM')`;

/** Dossiers whose work ended in these months, by group and standing. */
export async function countSettled(
  db: Queryable,
  scope: ReportScope,
  { fromMonth, toMonth, groupBy }: ReportMonths & { readonly groupBy: Grouping },
): Promise<CountedRow[]> {
  const officer = sql`l.officer_id`;
  const rows = await db.execute(sql`
    select ${shownKey} from (
      select ${keyOf(groupBy, { row: sql`l`, officer, month: sql`to_char(l.month, 'YYYY-MM')` })} as key,
        l.measure as standing, sum(l.count) as count
      from ${figureLines} l ${procedureJoin(scope, groupBy, sql`l`)}
      where ${scopeOf(scope, { row: sql`l`, officer })}
        and l.measure in ('early', 'onTime', 'late', 'notAccepted') and l.month between ${fromMonth} and ${toMonth}
      group by 1, 2 having sum(l.count) <> 0) grouped`);
  return counted.parse([...rows]);
}

/** Open dossiers that fell due before an instant, by group; a month is that of the due date. */
export async function countOverdue(
  db: Queryable,
  scope: ReportScope,
  { dueBefore, groupBy }: { readonly dueBefore: string; readonly groupBy: Grouping },
): Promise<CountedRow[]> {
  const officer = sql`f.holder_id`;
  const rows = await db.execute(sql`
    select ${shownKey} from (
      select ${keyOf(groupBy, { row: sql`f`, officer, month: month(sql`f.due_at`) })} as key, f.standing, count(*) as count
      from ${dossierFigures} f ${procedureJoin(scope, groupBy, sql`f`)}
      where ${scopeOf(scope, { row: sql`f`, officer })}
        and f.standing in ('running', 'pausedOverdue') and f.due_at < ${dueBefore}
      group by 1, 2) grouped`);
  return counted.parse([...rows]);
}

/**
 * Open dossiers by group and standing, whatever their due date. By officer they are counted, from an index alone, since
 * who holds a task changes without an event; otherwise the lines know. A month is the one given.
 */
export async function countOpen(
  db: Queryable,
  scope: ReportScope,
  { groupBy, thisMonth }: { readonly groupBy: Grouping; readonly thisMonth: string },
): Promise<CountedRow[]> {
  const isByHolder = groupBy === 'officer' || scope.officerId !== undefined;
  const row = isByHolder ? sql`f` : sql`l`;
  const officer = isByHolder ? sql`f.holder_id` : sql`null::uuid`;
  const key = keyOf(groupBy, { row, officer, month: sql`${thisMonth}::text` });
  const rows = await db.execute(
    isByHolder
      ? sql`
        select ${shownKey} from (
          select ${key} as key, f.standing, count(*) as count
          from ${dossierFigures} f ${procedureJoin(scope, groupBy, row)}
          where ${scopeOf(scope, { row, officer })} and f.standing in ('running', 'paused', 'atReception')
          group by 1, 2) grouped`
      : sql`
        select ${shownKey} from (
          select ${key} as key, l.measure as standing, sum(l.count) as count
          from ${figureLines} l ${procedureJoin(scope, groupBy, row)}
          where ${scopeOf(scope, { row, officer })} and l.measure in ('running', 'paused', 'atReception')
          group by 1, 2 having sum(l.count) <> 0) grouped`,
  );
  return counted.parse([...rows]);
}

/** Groups have their keys as text; an officer's is nobody where there is none. */
const shownKey = sql`coalesce(key::text, 'none') as key, standing, count`;

/** Only some questions need the procedure's field. */
function procedureJoin({ fieldCode }: ReportScope, groupBy: Grouping, row: SQL): SQL {
  return groupBy === 'field' || fieldCode !== undefined
    ? sql`join ${procedures} p on p.code = ${row}.procedure_code`
    : sql``;
}

interface Columns {
  readonly row: SQL;
  readonly officer: SQL;
  readonly month: SQL;
}

function keyOf(groupBy: Grouping, { row, officer, month }: Columns): SQL {
  switch (groupBy) {
    case 'unit':
      return sql`${row}.unit_code`;
    case 'field':
      return sql`p.field_code`;
    case 'procedure':
      return sql`${row}.procedure_code`;
    case 'officer':
      return officer;
    case 'month':
      return month;
  }
}

function scopeOf(
  { unitCodes, fieldCode, procedureCode, officerId }: ReportScope,
  { row, officer }: Pick<Columns, 'row' | 'officer'>,
): SQL {
  return sql.join(
    [
      unitCodes.length === 0 ? sql`false` : sql`${row}.unit_code in ${[...unitCodes]}`,
      ...(fieldCode === undefined ? [] : [sql`p.field_code = ${fieldCode}`]),
      ...(procedureCode === undefined ? [] : [sql`${row}.procedure_code = ${procedureCode}`]),
      ...(officerId === undefined
        ? []
        : [officerId === 'none' ? sql`${officer} is null` : sql`${officer} = ${officerId}`]),
    ],
    sql` and `,
  );
}

const sums = z.array(
  z.object({
    measure: z.string(),
    count: z.coerce.number(),
    usedMinutes: z.coerce.number(),
    shareMinutes: z.coerce.number(),
  }),
);

/** Sums of a period: what came in, how much was asked for again, how it ended. */
export async function sumMeasures(db: Queryable, { unitCodes }: ReportScope, { fromMonth, toMonth }: ReportMonths) {
  if (unitCodes.length === 0) return [];
  const rows = await db.execute(sql`
    select measure, sum(count) as count, sum(used_minutes) as "usedMinutes", sum(share_minutes) as "shareMinutes"
    from ${figureLines}
    where unit_code in ${[...unitCodes]} and month between ${fromMonth} and ${toMonth} group by 1`);
  return sums.parse([...rows]);
}
