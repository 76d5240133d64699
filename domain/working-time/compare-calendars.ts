import type { WorkCalendar } from './calendar.ts';
import type { LocalDate } from './local-time.ts';

/**
 * The first day on which two calendars of the same office hours differ: what is due before it is due at the same instant
 * under both. `undefined` when no day differs.
 */
export function firstDifferingDay(before: WorkCalendar, after: WorkCalendar): LocalDate | undefined {
  const kindsBefore = kindByDate(before);
  const kindsAfter = kindByDate(after);
  return [...new Set([...kindsBefore.keys(), ...kindsAfter.keys()])]
    .filter((date) => kindsBefore.get(date) !== kindsAfter.get(date))
    .toSorted()
    .at(0);
}

/** What the days are as far as counting goes: worked in exchange, or off. */
function kindByDate({ days }: WorkCalendar): Map<LocalDate, 'worked' | 'off'> {
  return new Map(days.map(({ date, kind }) => [date, kind === 'swapWork' ? 'worked' : 'off']));
}
