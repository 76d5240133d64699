import { workingMinutesBetween } from './working-time/arithmetic.ts';
import type { WorkCalendar } from './working-time/calendar.ts';
import { dateOfDay, dayOfDate, localDateOf, startOfDate } from './working-time/local-time.ts';

/** From and until which hour in Vietnam the morning's mail goes out. A setting: by noon it is no morning's mail. */
export const digestHours = { from: 7, until: 12 } as const;

const hourMs = 3_600_000;

/** Whether the office is open at some time of a date. */
export function isWorkingDate(calendar: WorkCalendar, date: string): boolean {
  return workingMinutesBetween(calendar, startOfDate(date), startOfDate(date, 1)) > 0;
}

/** Whether it is the morning of a day on which the office works. */
export function isDigestTime(calendar: WorkCalendar, now: string): boolean {
  const date = localDateOf(now);
  const hours = (Date.parse(now) - Date.parse(startOfDate(date))) / hourMs;
  return hours >= digestHours.from && hours < digestHours.until && isWorkingDate(calendar, date);
}

/** The last date before this one on which the office worked; a year without one has none. */
export function workingDateBefore(calendar: WorkCalendar, date: string): string {
  const day = dayOfDate(date, 'date');
  for (let back = 1; back <= 366; back += 1) {
    const before = dateOfDay(day - back);
    if (isWorkingDate(calendar, before)) return before;
  }
  return dateOfDay(day - 1);
}
