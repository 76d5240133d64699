import type { OfficeWeek } from '../../api/contract/calendar.ts';
import { weekdays } from '../../domain/working-time/calendar.ts';
import { minuteOfDay, timeOfMinute } from '../../domain/working-time/local-time.ts';

export type Weekday = (typeof weekdays)[number];

/** A session as it is typed: `HH:MM`, or empty. */
export interface TypedSession {
  readonly open: string;
  readonly close: string;
}

export type HoursForm = Readonly<Record<Weekday, readonly TypedSession[]>>;

const nothing: TypedSession = { open: '', close: '' };
/** Morning and afternoon; a day that has more keeps them. */
const usualSessions = 2;

/** Office hours to be changed, with room for a morning and an afternoon every day. */
export function formOfHours(hours: OfficeWeek): HoursForm {
  const typed = (weekday: Weekday): TypedSession[] => {
    const sessions = hours[weekday].map(({ fromMinute, toMinute }) => ({
      open: timeOfMinute(fromMinute),
      close: toMinute === 24 * 60 ? '23:59' : timeOfMinute(toMinute),
    }));
    return Array.from({ length: Math.max(usualSessions, sessions.length) }, (_, i) => sessions[i] ?? nothing);
  };
  return inWeek(typed);
}

/** Tuesday to Friday with Monday's hours. */
export function likeMonday(form: HoursForm): HoursForm {
  const { monday } = form;
  return { ...form, tuesday: monday, wednesday: monday, thursday: monday, friday: monday };
}

/** The first session of which only one end is typed. */
export function unfinishedSession(form: HoursForm): { readonly weekday: Weekday; readonly number: number } | undefined {
  for (const weekday of weekdays) {
    const at = form[weekday].findIndex(({ open, close }) => (open === '') !== (close === ''));
    if (at >= 0) return { weekday, number: at + 1 };
  }
  return undefined;
}

/** What is sent of the form: sessions without hours are none. */
export function givenHours(form: HoursForm): OfficeWeek {
  return inWeek((weekday) =>
    form[weekday]
      .filter(({ open, close }) => open !== '' && close !== '')
      .map(({ open, close }) => ({ fromMinute: minuteOfDay(open, weekday), toMinute: minuteOfDay(close, weekday) })),
  );
}

/** Where in the form a fault of the API is: it does not count sessions that were left empty. */
export function faultyField(form: HoursForm, weekday: Weekday, at: number): string {
  const given = form[weekday].slice(0, at).filter(({ open }) => open !== '').length;
  return `sessions.${weekday}.${given}`;
}

function inWeek<T>(of: (weekday: Weekday) => T): Record<Weekday, T> {
  return {
    monday: of('monday'),
    tuesday: of('tuesday'),
    wednesday: of('wednesday'),
    thursday: of('thursday'),
    friday: of('friday'),
    saturday: of('saturday'),
    sunday: of('sunday'),
  };
}
