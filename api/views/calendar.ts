import type { listCalendarsInUse } from '../../db/queries/calendars.ts';
import type { WeekSessions } from '../../domain/working-time/calendar.ts';
import type { CalendarInUse, OfficeWeek } from '../contract/calendar.ts';

/** A calendar as administrators see it, with every day it knows. */
export function shownCalendar(row: Awaited<ReturnType<typeof listCalendarsInUse>>[number]): CalendarInUse {
  const { id, content, publishedAt, units } = row;
  const { version, publishedFrom = null, publishedThrough, sessions, earlierSessions = [], days } = content;
  return {
    id,
    version,
    publishedAt,
    publishedFrom,
    publishedThrough,
    units,
    sessions: copied(sessions),
    earlierSessions: earlierSessions.map((earlier) => ({ before: earlier.before, sessions: copied(earlier.sessions) })),
    days: days.map(({ date, kind, note, source }) => ({ date, kind, note, source })),
  };
}

function copied(week: WeekSessions): OfficeWeek {
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = week;
  return {
    monday: [...monday],
    tuesday: [...tuesday],
    wednesday: [...wednesday],
    thursday: [...thursday],
    friday: [...friday],
    saturday: [...saturday],
    sunday: [...sunday],
  };
}
