import type { listCalendarsInUse } from '../../db/queries/calendars.ts';
import type { Session } from '../../domain/working-time/calendar.ts';
import type { CalendarInUse } from '../contract/calendar.ts';

/** A calendar as administrators see it, with every day it knows. */
export function shownCalendar(row: Awaited<ReturnType<typeof listCalendarsInUse>>[number]): CalendarInUse {
  const { id, content, publishedAt, units } = row;
  const { version, publishedFrom = null, publishedThrough, sessions, days } = content;
  return {
    id,
    version,
    publishedAt,
    publishedFrom,
    publishedThrough,
    units,
    sessions: {
      monday: copied(sessions.monday),
      tuesday: copied(sessions.tuesday),
      wednesday: copied(sessions.wednesday),
      thursday: copied(sessions.thursday),
      friday: copied(sessions.friday),
      saturday: copied(sessions.saturday),
      sunday: copied(sessions.sunday),
    },
    days: days.map(({ date, kind, note, source }) => ({ date, kind, note, source })),
  };
}

function copied(sessions: readonly Session[]): Session[] {
  return [...sessions];
}
