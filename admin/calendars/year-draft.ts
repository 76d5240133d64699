import type { CalendarInUse } from '../../api/contract/calendar.ts';
import { calendarDayKinds } from '../../domain/working-time/calendar.ts';

/** A day as it is being entered. */
export type DraftDay = CalendarInUse['days'][number];

export const newDay: DraftDay = { date: '', kind: 'holiday', note: '', source: '' };

/** Where a draft is kept in the browser: one for each year of the calendar of a unit. */
export function draftKey(unitCode: string, year: number): string {
  return `calendar-draft:${unitCode}:${year}`;
}

/**
 * A draft begun with the days of the year that are known. Days that were only expected lose what says so, and their
 * source: which notice publishes them is for a person to enter. A unit's own closures stay without being published.
 */
export function startDraft({ days, publishedThrough }: CalendarInUse, year: number): readonly DraftDay[] {
  return days
    .filter(({ date, kind }) => date.startsWith(`${year}-`) && kind !== 'localClosure')
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map((day) =>
      day.date <= publishedThrough ? day : { ...day, note: day.note.replace(' (dự kiến)', ''), source: '' },
    );
}

/** Reads a kept draft; anything unreadable counts as none. */
export function parseDraft(kept: string | null): readonly DraftDay[] | undefined {
  if (kept === null) return undefined;
  try {
    const read: unknown = JSON.parse(kept);
    return Array.isArray(read) && read.every(isDay) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isDay(read: unknown): read is DraftDay {
  if (typeof read !== 'object' || read === null) return false;
  const part = new Map<string, unknown>(Object.entries(read));
  return (
    ['date', 'note', 'source'].every((key) => typeof part.get(key) === 'string') &&
    calendarDayKinds.some((kind) => kind === part.get('kind'))
  );
}
