import type { Database } from '../db/client.ts';
import { listUnitCalendars } from '../db/queries/calendars.ts';
import type { WorkCalendar } from '../domain/working-time/calendar.ts';
import { publishYear, type YearToPublish } from '../domain/working-time/publish-year.ts';
import { findCalendarEffect } from './calendar-effect.ts';
import type { CalendarEffect, PublishedYear, YearPublication } from './contract/calendar.ts';
import { Problem } from './http/problem.ts';
import { publishCalendars, refuseUnknownUnits, sharing, type PublicationCall } from './publish-calendars.ts';

type Wish = YearPublication & { readonly year: number };

/**
 * What publishing a year's days would do to open dossiers. Changes nothing.
 * @throws Problem `validation_failed` naming the day or the unit.
 */
export async function previewCalendarYear(db: Database, { year, days, units }: Wish): Promise<CalendarEffect> {
  await refuseUnknownUnits(db, units);
  return findCalendarEffect(db, sharing(await listUnitCalendars(db, units)), (calendar) =>
    withYear(calendar, { year, days, version: `${year}` }),
  );
}

/**
 * Publishes a year's days for units, or for all.
 * @throws Problem `validation_failed` naming the day or the unit, `idempotency_key_reused`.
 */
export async function publishCalendarYear(db: Database, call: Wish & PublicationCall): Promise<PublishedYear> {
  const { year, days, units, principal, identity } = call;
  await refuseUnknownUnits(db, units);
  const published = await publishCalendars(db, {
    principal,
    identity,
    action: 'publishCalendarYear',
    input: { year, days, units },
    units,
    year,
    change: (calendar, version) => withYear(calendar, { year, days, version }),
  });
  return { year, ...published };
}

function withYear(calendar: WorkCalendar, year: YearToPublish): WorkCalendar {
  const published = publishYear(calendar, year);
  if (published.ok) return published.calendar;
  throw new Problem('validation_failed', {
    errors: published.faults.map(({ day, code, message }) => ({
      field: day === undefined ? 'days' : `days.${day}.date`,
      code,
      message,
    })),
  });
}
