import { officeHoursOn, weekdays, type WeekSessions, type WorkCalendar } from './calendar.ts';
import type { LocalDate } from './local-time.ts';

/**
 * The first day on which two calendars differ, by what is published of it or by its office hours: what is due before it
 * is due at the same instant under both. `undefined` when no day differs. Hours differ from where one of them changes.
 */
export function firstDifferingDay(before: WorkCalendar, after: WorkCalendar): LocalDate | undefined {
  const kindsBefore = kindByDate(before);
  const kindsAfter = kindByDate(after);
  const days = [...kindsBefore.keys(), ...kindsAfter.keys()].filter(
    (date) => kindsBefore.get(date) !== kindsAfter.get(date),
  );
  const hours = [...changesOf(before), ...changesOf(after)].filter(
    (date) => !haveSameHours(officeHoursOn(before, date), officeHoursOn(after, date)),
  );
  return [...days, ...hours].toSorted().at(0);
}

/** The days from which hours hold; all time before them is one stretch. */
function changesOf({ earlierSessions = [] }: WorkCalendar): readonly LocalDate[] {
  return [beginning, ...earlierSessions.map(({ before }) => before)];
}

const beginning: LocalDate = '0001-01-01';

function haveSameHours(one: WeekSessions, other: WeekSessions): boolean {
  const written = (sessions: WeekSessions) =>
    weekdays.map((weekday) => sessions[weekday].map(({ fromMinute, toMinute }) => `${fromMinute}-${toMinute}`).join());
  return written(one).join(';') === written(other).join(';');
}

/** What the days are as far as counting goes: worked in exchange, or off. */
function kindByDate({ days }: WorkCalendar): Map<LocalDate, 'worked' | 'off'> {
  return new Map(days.map(({ date, kind }) => [date, kind === 'swapWork' ? 'worked' : 'off']));
}
