import { localDateOf } from '../../domain/working-time/local-time.ts';
import { reportsContract } from '../contract/reports.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { readDeadlines } from '../views/deadlines.ts';
import { periodOf, supervisedUnits } from '../views/report-scope.ts';
import { readBottlenecks, readForecast, readIndicators, readWorkload } from '../views/reports.ts';

/** Figures about the units somebody supervises. Every number names the list behind it. */
export function reportRoutes({ db }: ApiParts): BoundRoute[] {
  return [
    bind(reportsContract.getDeadlines, ({ principal, query }) => {
      const now = new Date().toISOString();
      const { unit, field, procedure, officer, groupBy } = query;
      const unitCodes = supervisedUnits(principal, unit);
      return readDeadlines(db, {
        scope: { unitCodes, fieldCode: field, procedureCode: procedure, officerId: officer },
        unitCode: unit,
        period: periodOf(query, localDateOf(now)),
        groupBy,
        now,
      });
    }),

    bind(reportsContract.getWorkload, ({ principal, query: { unit } }) =>
      readWorkload(db, { unitCodes: supervisedUnits(principal, unit), unit, now: new Date().toISOString() }),
    ),

    bind(reportsContract.getForecast, ({ principal, query: { unit } }) =>
      readForecast(db, { unitCodes: supervisedUnits(principal, unit), unit, now: new Date().toISOString() }),
    ),

    bind(reportsContract.getBottlenecks, ({ principal, query }) => {
      const now = new Date().toISOString();
      const unitCodes = supervisedUnits(principal, query.unit);
      return readBottlenecks(db, { unitCodes, unit: query.unit, now, period: periodOf(query, localDateOf(now)) });
    }),

    bind(reportsContract.getIndicators, ({ principal, query }) => {
      const now = new Date().toISOString();
      const unitCodes = supervisedUnits(principal, query.unit);
      return readIndicators(db, { unitCodes, unit: query.unit, now, period: periodOf(query, localDateOf(now)) });
    }),
  ];
}
