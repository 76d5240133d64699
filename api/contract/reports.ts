import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { ageGroups } from '../../domain/reports/settings.ts';
import { buckets } from '../../domain/reports/standing.ts';
import { riskReasons } from '../../domain/reports/forecast.ts';
import { dossierCode, id, instant, named, onDate, personRef, procedureCode, unitCode } from './common.ts';
import { defineRoute, staff } from './route.ts';

const tag = 'Reports';
const access = staff('supervisor');

const month = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'A month in Vietnam', examples: ['2026-11'] });

const unitQuery = {
  unit: unitCode.optional().describe('One of the units I supervise; all of them when left out'),
};
const periodQuery = {
  ...unitQuery,
  from: month.optional().describe('First month; the present one when left out'),
  to: month.optional().describe('Last month; the present one when left out'),
};

/** Nobody, or an account. */
export const officerKey = z.union([id, z.literal('none')]);

const href = z.string().describe('The list behind the number: a call of this API, below `/api/v1`');
const number = z
  .object({ count: z.int(), href: href.nullable().describe('null where a period can have no such dossiers') })
  .meta({ id: 'ReportNumber' });
export type ReportNumber = z.infer<typeof number>;

const share = z
  .object({ part: z.int(), whole: z.int(), percent: z.number().nullable().describe('Rounded down to a tenth') })
  .meta({ id: 'Share' });

const figures = z
  .object({
    numbers: z.record(z.enum(buckets), number),
    onTime: share.describe('By the formula of the report'),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof figures>;

const period = z.object({ from: month, to: month });

export const deadlinesReport = z
  .object({
    asOf: instant,
    period,
    formula: localizedText,
    total: figures,
    groups: z.array(
      z.object({
        key: z.string(),
        name: localizedText.nullable().describe('null for nobody, and for a month'),
        figures,
      }),
    ),
    ages: z
      .array(
        z.object({
          group: z.enum(ageGroups.map(({ key }) => key)),
          fromDays: z.int(),
          toDays: z.int().nullable(),
          count: z.int(),
          href,
        }),
      )
      .describe('All open overdue dossiers by how many days ago they were due, whatever the period'),
  })
  .meta({ id: 'DeadlinesReport' });
export type DeadlinesReport = z.infer<typeof deadlinesReport>;

export const workloadReport = z
  .object({
    asOf: instant,
    people: z.array(
      z.object({
        person: personRef,
        roles: z.array(z.string()),
        awayThrough: onDate.nullable(),
        open: number.describe('Dossiers on which they hold a task'),
        dueSoon: number.describe('With a task due by the end of tomorrow'),
        overdue: number.describe('With a task past its own deadline; the dossier may still be in time'),
        donePerWeek: z.number().describe('Actions a week, over the last four weeks'),
      }),
    ),
  })
  .meta({ id: 'WorkloadReport' });
export type WorkloadReport = z.infer<typeof workloadReport>;

export const forecastReport = z
  .object({
    asOf: instant,
    throughDate: onDate,
    dueInTime: number.describe('Open dossiers that fall due from now to the end of that day'),
    looked: z.int().describe('How many of them were judged, the first due first'),
    atRisk: z.array(
      z.object({
        code: dossierCode,
        procedure: named,
        dueAt: instant,
        step: localizedText.nullable(),
        holder: personRef.nullable(),
        neededMinutes: z.int().describe('Working minutes the remaining steps have by plan'),
        leftMinutes: z.int().describe('Working minutes left'),
        reasons: z.array(z.object({ code: z.enum(riskReasons), name: localizedText })),
      }),
    ),
  })
  .meta({ id: 'ForecastReport' });
export type ForecastReport = z.infer<typeof forecastReport>;

export const bottlenecksReport = z
  .object({
    asOf: instant,
    period,
    procedures: z.array(
      z.object({
        procedure: named,
        step: localizedText,
        dossiers: z.int(),
        usedMinutes: z.int().describe('Mean working minutes the step took'),
        shareMinutes: z.int().describe('Mean working minutes it had'),
        percent: z.int().describe('used ÷ share'),
        href,
      }),
    ),
  })
  .meta({ id: 'BottlenecksReport' });
export type BottlenecksReport = z.infer<typeof bottlenecksReport>;

export const indicatorsReport = z
  .object({
    asOf: instant,
    period,
    indicators: z.array(
      z.object({
        key: z.string(),
        name: localizedText,
        formula: localizedText,
        source: localizedText,
        groupPoints: z.int().nullable(),
        unit: z.enum(['percent', 'per100', 'stars']),
        value: z.number().nullable(),
        href,
      }),
    ),
  })
  .meta({ id: 'IndicatorsReport' });
export type IndicatorsReport = z.infer<typeof indicatorsReport>;

export const reportsContract = {
  getDeadlines: defineRoute({
    id: 'getDeadlines',
    method: 'get',
    path: '/reports/deadlines',
    tag,
    summary: 'How many dossiers were done early, on time and late, and how the open ones stand',
    access,
    query: z.strictObject({
      ...periodQuery,
      groupBy: z.enum(['unit', 'field', 'procedure', 'officer', 'month']).default('procedure'),
      field: z.string().max(60).optional(),
      procedure: procedureCode.optional(),
      officer: officerKey.optional(),
    }),
    success: { kind: 'json', status: 200, body: deadlinesReport },
  }),
  getWorkload: defineRoute({
    id: 'getWorkload',
    method: 'get',
    path: '/reports/workload',
    tag,
    summary: 'What everybody holds, against what they get done in a week',
    access,
    query: z.strictObject(unitQuery),
    success: { kind: 'json', status: 200, body: workloadReport },
  }),
  getForecast: defineRoute({
    id: 'getForecast',
    method: 'get',
    path: '/reports/forecast',
    tag,
    summary: 'What falls due within a week and will probably be late, and why',
    access,
    query: z.strictObject(unitQuery),
    success: { kind: 'json', status: 200, body: forecastReport },
  }),
  getBottlenecks: defineRoute({
    id: 'getBottlenecks',
    method: 'get',
    path: '/reports/bottlenecks',
    tag,
    summary: 'The slowest step of each procedure, by time taken against time allowed',
    access,
    query: z.strictObject(periodQuery),
    success: { kind: 'json', status: 200, body: bottlenecksReport },
  }),
  getIndicators: defineRoute({
    id: 'getIndicators',
    method: 'get',
    path: '/reports/indicators',
    tag,
    summary: 'Evaluation indicators, each with its formula and where it is from',
    access,
    query: z.strictObject(periodQuery),
    success: { kind: 'json', status: 200, body: indicatorsReport },
  }),
} as const;
