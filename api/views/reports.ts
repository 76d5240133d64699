import type { Queryable } from '../../db/client.ts';
import { countFigures } from '../../db/queries/figure-filter.ts';
import { getDefinition, getPlan } from '../../db/queries/procedure-versions.ts';
import { listFallingDue, listProcedureVersions, sumSteps } from '../../db/queries/report-course.ts';
import { averageRating, listWorkload } from '../../db/queries/report-people.ts';
import { countOverdue, sumMeasures } from '../../db/queries/reports.ts';
import type { TaskDue } from '../../domain/reports/exports.ts';
import { outlookOf, riskNames } from '../../domain/reports/forecast.ts';
import { indicators, type IndicatorFacts } from '../../domain/reports/indicators.ts';
import { forecastDays } from '../../domain/reports/settings.ts';
import { dateOfDay, dayOfDate, localDateOf, startOfDate } from '../../domain/working-time/local-time.ts';
import type { BottlenecksReport, ForecastReport, IndicatorsReport, WorkloadReport } from '../contract/reports.ts';
import { dossiersHref, lastDayOf, type Period } from './report-scope.ts';

interface Question {
  readonly unitCodes: readonly string[];
  /** The unit asked for, if one was. */
  readonly unit: string | undefined;
  readonly now: string;
}

/** What everybody in the units holds. */
export async function readWorkload(db: Queryable, { unitCodes, unit, now }: Question): Promise<WorkloadReport> {
  const people = await listWorkload(db, { unitCodes, now });
  return {
    asOf: now,
    people: people.map(({ id, name, open, dueSoon, overdue, ...rest }) => {
      const held = (count: number, taskDue?: TaskDue) => ({
        count,
        href: dossiersHref({ holder: id, unit, taskDue }),
      });
      return {
        person: { id, name },
        ...rest,
        open: held(open),
        dueSoon: held(dueSoon, 'soon'),
        overdue: held(overdue, 'overdue'),
      };
    }),
  };
}

function daysAfter(date: string, days: number): string {
  return dateOfDay(dayOfDate(date, 'date') + days);
}

/** More than anybody looks through; the first due are judged. */
const maxJudged = 200;

/** What falls due soon and will probably be late. */
export async function readForecast(db: Queryable, { unitCodes, unit, now }: Question): Promise<ForecastReport> {
  const throughDate = daysAfter(localDateOf(now), forecastDays);
  const to = startOfDate(throughDate, 1);
  const [rows, count] = await Promise.all([
    listFallingDue(db, { unitCodes, from: now, to, limit: maxJudged }),
    countFigures(db, { unitCodes, bucket: 'openInTime', dueTo: to }, now, Number.MAX_SAFE_INTEGER),
  ]);
  const judged = await Promise.all(
    rows.map(async ({ state, procedureVersionId, calendarId, stepKey, holder, ...row }) => {
      const plan = await getPlan(db, procedureVersionId, calendarId);
      const { steps } = await getDefinition(db, procedureVersionId);
      const outlook = outlookOf(
        {
          state,
          plan,
          dueAt: row.dueAt,
          taskDueAt: row.taskDueAt,
          isHeld: holder !== null,
          isHolderAway: row.awayFrom !== null,
        },
        now,
      );
      return {
        code: row.code,
        procedure: row.procedure,
        dueAt: row.dueAt,
        step: steps.find(({ key }) => key === stepKey)?.name ?? null,
        holder,
        ...outlook,
        reasons: outlook.reasons.map((code) => ({ code, name: riskNames[code] })),
      };
    }),
  );
  return {
    asOf: now,
    throughDate,
    dueInTime: { count, href: dossiersHref({ bucket: 'openInTime', unit, dueTo: throughDate }) },
    looked: rows.length,
    atRisk: judged.filter(({ reasons }) => reasons.length > 0),
  };
}

/** The slowest step of each procedure: where most of the time allowed was used up. */
export async function readBottlenecks(
  db: Queryable,
  { unitCodes, unit, now, period }: Question & { readonly period: Period },
): Promise<BottlenecksReport> {
  const sums = await sumSteps(db, { unitCodes }, period);
  const versions = await listProcedureVersions(db, [...new Set(sums.map(({ procedureCode }) => procedureCode))]);
  const procedures = await Promise.all(
    versions.map(async ({ code, name, versionId }) => {
      const slowest = sums
        .filter(({ procedureCode }) => procedureCode === code)
        .reduce((worst, step) => (loadOf(step) > loadOf(worst) ? step : worst));
      const steps = versionId === null ? [] : (await getDefinition(db, versionId)).steps;
      const step = steps.find(({ key }) => key === slowest.stepKey)?.name;
      return {
        procedure: { code, name },
        step: step ?? { vi: slowest.stepKey, en: slowest.stepKey },
        dossiers: slowest.dossiers,
        usedMinutes: Math.round(slowest.usedMinutes / slowest.dossiers),
        shareMinutes: Math.round(slowest.shareMinutes / slowest.dossiers),
        percent: Math.round(loadOf(slowest) * 100),
        href: dossiersHref({
          bucket: 'late',
          unit,
          procedure: code,
          settledFrom: period.fromMonth,
          settledTo: lastDayOf(period.to),
        }),
      };
    }),
  );
  return {
    asOf: now,
    period: { from: period.from, to: period.to },
    procedures: procedures.toSorted((a, b) => b.percent - a.percent),
  };
}

function loadOf({ usedMinutes, shareMinutes }: { usedMinutes: number; shareMinutes: number }): number {
  return shareMinutes === 0 ? usedMinutes : usedMinutes / shareMinutes;
}

/** The indicators of a period, each with its formula. */
export async function readIndicators(
  db: Queryable,
  { unitCodes, unit, now, period }: Question & { readonly period: Period },
): Promise<IndicatorsReport> {
  const facts = await readFacts(db, unitCodes, period, now);
  const settled = { settledFrom: period.fromMonth, settledTo: lastDayOf(period.to) };
  const received = { from: period.fromMonth, to: lastDayOf(period.to) };
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    onTime: { bucket: 'late', ...settled },
    notAccepted: { bucket: 'notAccepted', ...settled },
  };
  return {
    asOf: now,
    period: { from: period.from, to: period.to },
    indicators: indicators.map(({ value, key, ...indicator }) => ({
      key,
      ...indicator,
      value: value(facts),
      href: dossiersHref({ unit, ...(lists[key] ?? received) }),
    })),
  };
}

async function readFacts(
  db: Queryable,
  unitCodes: readonly string[],
  period: Period,
  now: string,
): Promise<IndicatorFacts> {
  const dueBefore = period.toInstant > now ? now : period.toInstant;
  const [sums, overdue, rating] = await Promise.all([
    sumMeasures(db, { unitCodes }, period),
    countOverdue(db, { unitCodes }, { dueBefore, groupBy: 'unit' }),
    averageRating(db, unitCodes, { from: period.fromInstant, to: period.toInstant }),
  ]);
  const sumOf = (measure: string) => sums.find((row) => row.measure === measure)?.count ?? 0;
  const doneInTime = sumOf('early') + sumOf('onTime');
  const done = doneInTime + sumOf('late');
  return {
    doneInTime,
    toBeDone: done + overdue.reduce((sum, { count }) => sum + count, 0),
    received: sumOf('received'),
    receivedOnline: sumOf('receivedOnline'),
    supplements: sumOf('supplements'),
    notAccepted: sumOf('notAccepted'),
    accepted: done,
    ratings: rating.count,
    averageStars: rating.average,
  };
}
