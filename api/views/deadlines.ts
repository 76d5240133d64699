import type { Queryable } from '../../db/client.ts';
import {
  countOpen,
  countOverdue,
  countSettled,
  type CountedRow,
  type Grouping,
  type ReportScope,
} from '../../db/queries/reports.ts';
import { countFigures } from '../../db/queries/figure-filter.ts';
import { listGroupNames } from '../../db/queries/report-people.ts';
import {
  addCounts,
  noDossiers,
  onTimeFormula,
  onTimeShare,
  type BucketCounts,
} from '../../domain/reports/percentage.ts';
import { ageGroups } from '../../domain/reports/settings.ts';
import { buckets, settledStandings, type Bucket } from '../../domain/reports/standing.ts';
import { dateOfDay, dayOfDate, localDateOf, startOfDate } from '../../domain/working-time/local-time.ts';
import type { DeadlinesReport, Figures } from '../contract/reports.ts';
import { dossiersHref, lastDayOf, scopeFilters, type Period } from './report-scope.ts';

/** What a deadlines report was asked about. */
export interface DeadlinesQuestion {
  readonly scope: ReportScope;
  /** The unit asked for, if one was. */
  readonly unitCode: string | undefined;
  readonly period: Period;
  readonly groupBy: Grouping;
  readonly now: string;
}

/**
 * Counts what was done in a period and what is open as of now. Open and overdue counts if it fell due by the end of the
 * period; what is open otherwise belongs to a period only if that reaches the present.
 */
export async function readDeadlines(db: Queryable, question: DeadlinesQuestion): Promise<DeadlinesReport> {
  const { scope, period, groupBy, now } = question;
  const counts = await countByGroup(db, question);
  const names = await listGroupNames(db, groupBy, [...counts.keys()]);
  const groups = [...counts]
    .map(([key, group]) => ({ key, name: names.get(key) ?? null, figures: shownFigures(question, group, key) }))
    .toSorted(groupBy === 'month' ? (a, b) => (a.key < b.key ? -1 : 1) : byUrgency);
  const total = [...counts.values()].reduce(addCounts, noDossiers);
  return {
    asOf: now,
    period: { from: period.from, to: period.to },
    formula: onTimeFormula,
    total: shownFigures(question, total),
    groups,
    ages: await readAges(db, { scope, unitCode: question.unitCode, now }),
  };
}

type Row = DeadlinesReport['groups'][number];

/** Where most is overdue comes first. */
function byUrgency(a: Row, b: Row): number {
  const weight = ({ figures: { numbers } }: Row) => [
    numbers.openOverdue.count,
    numbers.late.count,
    numbers.openInTime.count,
  ];
  const difference = weight(b)
    .map((count, index) => count - (weight(a)[index] ?? 0))
    .find((one) => one !== 0);
  return difference ?? (a.key < b.key ? -1 : 1);
}

async function countByGroup(
  db: Queryable,
  { scope, period, groupBy, now }: DeadlinesQuestion,
): Promise<ReadonlyMap<string, BucketCounts>> {
  const thisMonth = localDateOf(now).slice(0, 7);
  const dueBefore = period.isCurrent || period.toInstant > now ? now : period.toInstant;
  const [settled, overdue, open] = await Promise.all([
    countSettled(db, scope, { ...period, groupBy }),
    period.fromInstant > now ? [] : countOverdue(db, scope, { dueBefore, groupBy }),
    period.isCurrent ? countOpen(db, scope, { groupBy, thisMonth }) : [],
  ]);
  const counts = new Map<string, BucketCounts>();
  const add = (key: string, bucket: Bucket, count: number) => {
    counts.set(key, addCounts(counts.get(key) ?? noDossiers, { ...noDossiers, [bucket]: count }));
  };
  for (const { key, standing, count } of settled) add(key, settledBucket(standing), count);
  for (const { key, count } of overdue) add(key, 'openOverdue', count);
  for (const { key, bucket, count } of inTime(open, overdue, groupBy === 'month' ? thisMonth : undefined)) {
    add(key, bucket, count);
  }
  return counts;
}

function settledBucket(standing: string): Bucket {
  const known = settledStandings.find((one) => one === standing);
  if (known === undefined) throw new Error(`${standing} is not over`);
  return known;
}

/** What is open and not overdue: the running ones less those past their due date. */
function inTime(open: readonly CountedRow[], overdue: readonly CountedRow[], onlyKey: string | undefined) {
  return open.map(({ key, standing, count }) => {
    if (standing === 'paused' || standing === 'atReception') return { key, bucket: standing, count } as const;
    const past = overdue.filter((row) => row.standing === 'running' && (onlyKey !== undefined || row.key === key));
    return { key, bucket: 'openInTime', count: count - past.reduce((sum, row) => sum + row.count, 0) } as const;
  });
}

function shownFigures(question: DeadlinesQuestion, counts: BucketCounts, key?: string): Figures {
  const numbers = Object.fromEntries(
    buckets.map((bucket) => [bucket, { count: counts[bucket], href: hrefOf(question, bucket, key) }]),
  ) as Figures['numbers'];
  return { numbers, onTime: onTimeShare(counts) };
}

const scopeKeys = { unit: 'unitCode', field: 'fieldCode', procedure: 'procedureCode', officer: 'officerId' } as const;

function hrefOf(
  { scope, unitCode, period, groupBy, now }: DeadlinesQuestion,
  bucket: Bucket,
  key?: string,
): string | null {
  const narrowed = {
    ...scope,
    unitCode,
    ...(key === undefined || groupBy === 'month' ? {} : { [scopeKeys[groupBy]]: key }),
  };
  const month = groupBy === 'month' ? key : undefined;
  const isPresent = period.isCurrent && (month === undefined || month === localDateOf(now).slice(0, 7));
  if (timeOf(bucket) === 'open' && !isPresent) return null;
  const isPast = period.toInstant <= now;
  const times = {
    settled: { settledFrom: `${month ?? period.from}-01`, settledTo: lastDayOf(month ?? period.to) },
    overdue:
      month === undefined
        ? { dueTo: isPast ? lastDayOf(period.to) : undefined }
        : { dueFrom: `${month}-01`, dueTo: lastDayOf(month) },
    open: {},
  };
  return dossiersHref({ bucket, ...scopeFilters(narrowed), ...times[timeOf(bucket)] });
}

function timeOf(bucket: Bucket): 'settled' | 'overdue' | 'open' {
  if (bucket === 'openOverdue') return 'overdue';
  return settledStandings.some((standing) => standing === bucket) ? 'settled' : 'open';
}

const anyNumber = 1_000_000_000;

async function readAges(
  db: Queryable,
  { scope, unitCode, now }: Pick<DeadlinesQuestion, 'scope' | 'unitCode' | 'now'>,
): Promise<DeadlinesReport['ages']> {
  const today = dayOfDate(localDateOf(now), 'today');
  return Promise.all(
    ageGroups.map(async ({ key: group, fromDays, toDays }) => {
      const dueTo = dateOfDay(today - fromDays);
      const dueFrom = toDays === null ? undefined : dateOfDay(today - toDays + 1);
      const count = await countFigures(
        db,
        {
          ...scope,
          bucket: 'openOverdue',
          dueFrom: dueFrom && startOfDate(dueFrom),
          dueTo: startOfDate(dueTo, 1),
        },
        now,
        anyNumber,
      );
      const href = dossiersHref({ bucket: 'openOverdue', ...scopeFilters({ ...scope, unitCode }), dueFrom, dueTo });
      return { group, fromDays, toDays, count, href };
    }),
  );
}
