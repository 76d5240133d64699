import type { LocalizedText } from '../../localized-text.ts';
import type { LocalDate } from '../../working-time/local-time.ts';
import type { WorkCalendar } from '../../working-time/calendar.ts';

/** A mistake in a definition. An error keeps it from being published; a warning asks to look again. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Where it stands, from the definition's root. */
  readonly path: readonly (string | number)[];
  /** What is wrong, and the way out. */
  readonly message: LocalizedText;
}

/** What a definition is checked against besides itself; what is left out is not checked. */
export interface Surroundings {
  /** The day it is to be valid from. */
  readonly onDate: LocalDate;
  /** The calendar of its unit. */
  readonly calendar?: WorkCalendar;
  readonly units?: readonly string[];
  readonly fields?: readonly { readonly code: string; readonly unitCode: string }[];
}

export function error(path: Finding['path'], vi: string, en: string): Finding {
  return { severity: 'error', path, message: { vi, en } };
}

export function warning(path: Finding['path'], vi: string, en: string): Finding {
  return { severity: 'warning', path, message: { vi, en } };
}

/** Indexes of what has the name of something before it. */
export function repeated<Item>(items: readonly Item[], nameOf: (item: Item) => string): number[] {
  const names = items.map(nameOf);
  return names.flatMap((name, i) => (names.indexOf(name) < i ? [i] : []));
}
