import type { Database } from '../../db/client.ts';
import { findUnitCalendar } from '../../db/queries/catalogue.ts';
import { listCalendarsInUse } from '../../db/queries/calendars.ts';
import { computeDueDate } from '../../domain/working-time/due-date.ts';
import { WorkingTimeError } from '../../domain/working-time/local-time.ts';
import { calendarContract } from '../contract/calendar.ts';
import { previewOfficeHours, publishOfficeHours } from '../change-office-hours.ts';
import { previewCalendarYear, publishCalendarYear } from '../publish-calendar-year.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { shownCalendar } from '../views/calendar.ts';

/** Working time, for everyone: when a deadline falls due and why, and the days of a year. */
export function calendarRoutes({ db }: { readonly db: Database }): BoundRoute[] {
  const getCalendar = async (unitCode: string | undefined) => {
    const calendar = await findUnitCalendar(db, unitCode);
    if (calendar !== undefined) return calendar;
    if (unitCode === undefined) throw new Problem('not_found');
    throw faultyField('unit', 'unknown_unit', { vi: 'Không có đơn vị này.', en: 'There is no such unit.' });
  };

  return [
    bind(calendarContract.computeDueDate, async ({ body }) => {
      const calendar = await getCalendar(body.unit);
      const duration =
        'workingDays' in body
          ? ({ unit: 'workingDays', amount: body.workingDays } as const)
          : ({ unit: 'workingHours', amount: body.workingHours } as const);
      try {
        const { dueAt, provisional, explanation } = computeDueDate(calendar, {
          ...body,
          duration,
          cutoff: body.cutoffTime,
        });
        return { dueAt, provisional, explanation: [...explanation] };
      } catch (error) {
        if (!(error instanceof WorkingTimeError)) throw error;
        const field = error.field === 'duration' ? duration.unit : error.field;
        throw faultyField(field, 'invalid_value', { vi: error.message, en: error.message });
      }
    }),

    bind(calendarContract.getCalendarYear, async ({ params }) => {
      const calendar = await getCalendar(undefined);
      const year = String(params.year);
      const { publishedFrom = '', publishedThrough } = calendar;
      return {
        year: params.year,
        published: `${year}-01-01` >= publishedFrom && `${year}-12-31` <= publishedThrough,
        days: calendar.days
          .filter(({ date }) => date.startsWith(year))
          .map(({ date, kind, note, source }) => ({ date, kind, note, source })),
      };
    }),

    bind(calendarContract.listCalendarsInUse, async () => ({
      data: (await listCalendarsInUse(db)).map(shownCalendar),
    })),

    bind(calendarContract.previewCalendarYear, ({ params, body }) => previewCalendarYear(db, { ...params, ...body })),

    bind(calendarContract.publishCalendarYear, async ({ principal, params, body, identity }) => {
      const call = { year: params.year, ...body, principal, identity };
      return publishCalendarYear(db, call);
    }),

    bind(calendarContract.previewOfficeHours, ({ body }) => previewOfficeHours(db, body)),

    bind(calendarContract.changeOfficeHours, ({ principal, body, identity }) =>
      publishOfficeHours(db, { ...body, principal, identity }),
    ),
  ];
}
