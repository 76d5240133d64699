import type { CalendarInUse } from '../../api/contract/calendar.ts';
import { officeHoursOn, type CalendarDayKind } from '../../domain/working-time/calendar.ts';
import { dateOfDay, dayOfDate, weekdayOfDay } from '../../domain/working-time/local-time.ts';

/** What a day is as far as work goes. */
export type DayMark = CalendarDayKind | 'working' | 'weekend';

export interface GridDay {
  /** `2026-11-24`. */
  readonly date: string;
  readonly dayOfMonth: number;
  readonly mark: DayMark;
  /** What the calendar says of the day, with the notice it comes from; nothing on ordinary days. */
  readonly entry: CalendarInUse['days'][number] | undefined;
}

export interface GridMonth {
  readonly month: number;
  /** How many cells stay empty before the first, in weeks that begin on Monday. */
  readonly leading: number;
  readonly days: readonly GridDay[];
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A year as twelve months of days, each marked as working or off and why. */
export function gridOfYear(
  calendar: Pick<CalendarInUse, 'days' | 'sessions' | 'earlierSessions'>,
  year: number,
): readonly GridMonth[] {
  const entries = new Map(calendar.days.map((entry) => [entry.date, entry]));
  return Array.from({ length: 12 }, (_, index) => {
    const first = dayOfDate(`${year}-${twoDigits(index + 1)}-01`, 'year');
    const next = dayOfDate(index === 11 ? `${year + 1}-01-01` : `${year}-${twoDigits(index + 2)}-01`, 'year');
    return {
      month: index + 1,
      leading: (weekdayOfDay(first) + 6) % 7,
      days: Array.from({ length: next - first }, (__, dayIndex) => {
        const day = first + dayIndex;
        const date = dateOfDay(day);
        const entry = entries.get(date);
        const isWorked = officeHoursOn(calendar, date)[weekdays[weekdayOfDay(day)] ?? 'monday'].length > 0;
        return { date, dayOfMonth: dayIndex + 1, mark: entry?.kind ?? (isWorked ? 'working' : 'weekend'), entry };
      }),
    };
  });
}

/** The years a calendar knows days of, and the one after those that are published. */
export function yearsOf({ days, publishedThrough }: Pick<CalendarInUse, 'days' | 'publishedThrough'>): number[] {
  const years = days.map(({ date }) => Number(date.slice(0, 4)));
  return [...new Set([...years, nextToPublish(publishedThrough)])].toSorted((a, b) => a - b);
}

/** The first year that is not published whole. */
export function nextToPublish(publishedThrough: string): number {
  return Number(publishedThrough.slice(0, 4)) + (publishedThrough.endsWith('-12-31') ? 1 : 0);
}

/** Whether a year is published whole. */
export function isPublished(
  { publishedFrom, publishedThrough }: Pick<CalendarInUse, 'publishedFrom' | 'publishedThrough'>,
  year: number,
): boolean {
  return `${year}-01-01` >= (publishedFrom ?? '') && `${year}-12-31` <= publishedThrough;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
