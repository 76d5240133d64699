import type { CalendarDay, Session, WeekSessions, WorkCalendar } from './calendar.ts';
import {
  dayOfDate,
  dayOfMinute,
  instantOfMinute,
  minuteAtOrAfter,
  minuteContaining,
  MINUTES_PER_DAY,
  modulo,
  weekdayOfDay,
  WorkingTimeError,
} from './local-time.ts';
import type { Instant, IsoInstant } from './local-time.ts';

/**
 * A calendar made ready for counting. Everything rests on one function, the working minutes before a given minute
 * (`minutesBefore`): it never falls, so a difference of two values measures, and searching it adds.
 */
export interface CompiledCalendar {
  /** What the calendar says of a day in particular, if anything. */
  readonly publishedDay: (day: number) => CalendarDay | undefined;
  /** The sessions of a day, published days considered. */
  readonly sessionsOfDay: (day: number) => readonly Session[];
  /** Working minutes from 1970 up to a minute; negative before 1970. */
  readonly minutesBefore: (minute: number) => number;
  /** The first minute, not before `fromMinute`, by which `total` working minutes since 1970 have passed. */
  readonly minuteReaching: (total: number, fromMinute: number) => number;
}

const compiled = new WeakMap<WorkCalendar, CompiledCalendar>();

/**
 * @throws WorkingTimeError when the calendar has no office hours or a day that is no date.
 */
export function compileCalendar(calendar: WorkCalendar): CompiledCalendar {
  const known = compiled.get(calendar);
  if (known) return known;
  const made = compile(calendar);
  compiled.set(calendar, made);
  return made;
}

function lengthOf(sessions: readonly Session[]): number {
  return sessions.reduce((sum, session) => sum + session.toMinute - session.fromMinute, 0);
}

/** As `weekdayOfDay` numbers it. */
const monday = 1;

interface CountedWeek {
  /** By weekday, Sunday first. */
  readonly sessions: readonly (readonly Session[])[];
  /** Working minutes from 1970 up to a day, had every week these hours. */
  readonly minutesBefore: (day: number) => number;
}

function countWeeks(hours: WeekSessions): CountedWeek {
  const { sunday, monday, tuesday, wednesday, thursday, friday, saturday } = hours;
  const sessions = [sunday, monday, tuesday, wednesday, thursday, friday, saturday];
  const lengths = Array.from({ length: 7 }, (_, day) => lengthOf(sessions[weekdayOfDay(day)] ?? []));
  const lengthBeforeDay = runningSums(lengths);
  const weekLength = lengthBeforeDay.at(-1) ?? 0;
  return {
    sessions,
    minutesBefore: (day) => Math.floor(day / 7) * weekLength + (lengthBeforeDay[modulo(day, 7)] ?? 0),
  };
}

function compile(calendar: WorkCalendar): CompiledCalendar {
  const earlier = (calendar.earlierSessions ?? []).map(({ before, sessions }) => ({
    ...countWeeks(sessions),
    endsBefore: dayOfDate(before, 'calendar.earlierSessions'),
  }));
  const latest = countWeeks(calendar.sessions);
  if (latest.minutesBefore(7) - latest.minutesBefore(0) === 0) {
    throw new WorkingTimeError('calendar.sessions', `calendar ${calendar.version} has no office hours on any weekday`);
  }
  const weekOf = (day: number): CountedWeek => earlier.find(({ endsBefore }) => day < endsBefore) ?? latest;
  const usualSessions = (day: number): readonly Session[] => weekOf(day).sessions[weekdayOfDay(day)] ?? [];
  // Each change of the hours shifts all that is counted after it by what the old and the new weeks differ until then.
  const shifts = runningSums(
    earlier.map(({ minutesBefore, endsBefore }, i) => {
      const next = earlier[i + 1] ?? latest;
      return minutesBefore(endsBefore) - next.minutesBefore(endsBefore);
    }),
  );
  const changes = earlier.map(({ endsBefore }) => endsBefore);
  const usualMinutesBefore = (day: number): number => {
    const passed = countBelow(changes, day);
    return (earlier[passed] ?? latest).minutesBefore(day) + (shifts[passed] ?? 0);
  };

  const published = new Map(calendar.days.map((day) => [dayOfDate(day.date, 'calendar.days'), day]));
  const publishedDay = (day: number): CalendarDay | undefined => published.get(day);
  const sessionsOfDay = (day: number): readonly Session[] => {
    const kind = published.get(day)?.kind;
    if (kind === undefined) return usualSessions(day);
    return kind === 'swapWork' ? (weekOf(day).sessions[monday] ?? []) : [];
  };
  const publishedDays = [...published.keys()].sort((a, b) => a - b);
  const differences = runningSums(
    publishedDays.map((day) => lengthOf(sessionsOfDay(day)) - lengthOf(usualSessions(day))),
  );

  const minutesBeforeDay = (day: number): number =>
    usualMinutesBefore(day) + (differences[countBelow(publishedDays, day)] ?? 0);

  const minutesBefore = (minute: number): number => {
    const day = dayOfMinute(minute);
    const inDay = minute - day * MINUTES_PER_DAY;
    return sessionsOfDay(day).reduce(
      (sum, session) => sum + Math.max(0, Math.min(inDay, session.toMinute) - session.fromMinute),
      minutesBeforeDay(day),
    );
  };

  const minuteReaching = (total: number, fromMinute: number): number => {
    const fromDay = dayOfMinute(fromMinute);
    let step = 1;
    while (minutesBeforeDay(fromDay + step) < total) step *= 2;
    // The first day at whose end the total has passed.
    let low = fromDay;
    let high = fromDay + step - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (minutesBeforeDay(middle + 1) < total) low = middle + 1;
      else high = middle;
    }
    let missing = total - minutesBeforeDay(low);
    for (const session of sessionsOfDay(low)) {
      const length = session.toMinute - session.fromMinute;
      if (missing <= length) return low * MINUTES_PER_DAY + session.fromMinute + missing;
      missing -= length;
    }
    throw new WorkingTimeError('calendar.sessions', `calendar ${calendar.version} does not add up`);
  };

  return { publishedDay, sessionsOfDay, minutesBefore, minuteReaching };
}

/** `[a, b, c]` becomes `[0, a, a+b, a+b+c]`. */
function runningSums(values: readonly number[]): number[] {
  let sum = 0;
  return [0, ...values.map((value) => (sum += value))];
}

/** How many numbers of an ascending list are below a limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first whole minute at or after the given one that is office time. */
export function nextWorkingMinute(calendar: CompiledCalendar, minute: number): number {
  return calendar.minuteReaching(calendar.minutesBefore(minute) + 1, minute) - 1;
}

/**
 * Where a count of working minutes that begins at a minute ends. A start outside office hours counts from the next
 * working minute; an end on a boundary is the end of that session, not the start of the next.
 */
export function addMinutes(calendar: CompiledCalendar, minute: number, minutes: number): number {
  if (minutes > 0) return calendar.minuteReaching(calendar.minutesBefore(minute) + minutes, minute);
  return justAfterWorkingTime(calendar, minute) ? minute : nextWorkingMinute(calendar, minute);
}

function justAfterWorkingTime(calendar: CompiledCalendar, minute: number): boolean {
  return calendar.minutesBefore(minute) > calendar.minutesBefore(minute - 1);
}

/**
 * The instant by which `minutes` working minutes have passed since `from`. Adding in two steps is adding at once.
 * @throws WorkingTimeError when `from` cannot be read or `minutes` is not a whole number of at least 0.
 */
export function addWorkingMinutes(calendar: WorkCalendar, from: Instant, minutes: number): IsoInstant {
  if (!Number.isSafeInteger(minutes) || minutes < 0) {
    throw new WorkingTimeError('minutes', `${minutes} cannot be counted; give a whole number of at least 0`);
  }
  return instantOfMinute(addMinutes(compileCalendar(calendar), minuteAtOrAfter(from, 'from'), minutes));
}

/**
 * Working minutes from one instant to another; negative when the second is the earlier one.
 * @throws WorkingTimeError when an instant cannot be read.
 */
export function workingMinutesBetween(calendar: WorkCalendar, from: Instant, to: Instant): number {
  const { minutesBefore } = compileCalendar(calendar);
  return minutesBefore(minuteAtOrAfter(to, 'to')) - minutesBefore(minuteAtOrAfter(from, 'from'));
}

/**
 * Whether the office is open at an instant. The closing minute itself is not open.
 * @throws WorkingTimeError when the instant cannot be read.
 */
export function isWorkingTime(calendar: WorkCalendar, at: Instant): boolean {
  const { minutesBefore } = compileCalendar(calendar);
  const minute = minuteContaining(at, 'at');
  return minutesBefore(minute + 1) > minutesBefore(minute);
}

/**
 * The first whole minute at or after an instant at which the office is open.
 * @throws WorkingTimeError when the instant cannot be read.
 */
export function nextWorkingInstant(calendar: WorkCalendar, at: Instant): IsoInstant {
  return instantOfMinute(nextWorkingMinute(compileCalendar(calendar), minuteAtOrAfter(at, 'at')));
}
