import { addMinutes, compileCalendar, nextWorkingMinute } from './arithmetic.ts';
import type { CompiledCalendar } from './arithmetic.ts';
import type { WorkCalendar } from './calendar.ts';
import { workingMinutesOf } from './duration.ts';
import type { WorkingDuration } from './duration.ts';
import { explainDueDate } from './explain.ts';
import type { CountedPause, ExplanationItem } from './explain.ts';
import {
  dateOfDay,
  dayOfMinute,
  instantOfMinute,
  minuteAtOrAfter,
  minuteOfDay,
  MINUTES_PER_DAY,
  WorkingTimeError,
} from './local-time.ts';
import type { Instant, IsoInstant, LocalTime } from './local-time.ts';
import type { LocalizedText } from '../localized-text.ts';

/** A stretch during which the clock stood still, such as a wait for a supplement. `to` is when it ran again. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
  /** Why, for the explanation. */
  readonly reason?: LocalizedText | undefined;
}

/** Everything a due date is computed from; stored with it, so that it can be computed again. */
export interface Deadline {
  /** When the clock starts: acceptance, or receipt by the competent authority (NĐ 118/2025 Art. 17(3)). */
  readonly from: Instant;
  readonly duration: WorkingDuration;
  /** In any order; pauses may touch or overlap. */
  readonly pauses?: readonly Pause[] | undefined;
  /** Where a procedure says so: what comes in after this time of a working day counts from the next working day. */
  readonly cutoff?: LocalTime | undefined;
}

export interface DueDate {
  readonly dueAt: IsoInstant;
  /** Whether the count touches days the calendar does not publish yet, so that the date must be computed again. */
  readonly provisional: boolean;
  /** How the date came about; its counted minutes add up to the duration. */
  readonly explanation: readonly ExplanationItem[];
}

/**
 * When a deadline falls due. A pause moves it by the working minutes it lasted; a pause that begins when the time is
 * already used up moves nothing.
 * @throws WorkingTimeError naming the field when an instant, the duration or a pause cannot be used.
 */
export function computeDueDate(calendar: WorkCalendar, deadline: Deadline): DueDate {
  const count = prepare(calendar, deadline);
  const { compiled, startMinute, allowedMinutes, requestedMinute } = count;
  const pauses = pausesWithin(count, allowedMinutes);
  const dueMinute = addMinutes(compiled, startMinute, allowedMinutes + totalOf(pauses));
  const provisional = isProvisional(calendar, requestedMinute, dueMinute);
  return {
    dueAt: instantOfMinute(dueMinute),
    provisional,
    explanation: explainDueDate(calendar, {
      requestedMinute,
      startMinute,
      dueMinute,
      allowedMinutes,
      pauses,
      provisional,
      cutoff: deadline.cutoff,
    }),
  };
}

/**
 * When a share of the allowed time is used up, such as 0.8 of it for a warning; whole minutes, rounded down.
 * @throws WorkingTimeError as `computeDueDate`, and when the share is not between 0 and 1.
 */
export function shareReachedAt(calendar: WorkCalendar, deadline: Deadline, share: number): IsoInstant {
  if (!(share >= 0 && share <= 1)) throw new WorkingTimeError('share', `${share} is not between 0 and 1`);
  const count = prepare(calendar, deadline);
  const minutes = Math.floor(count.allowedMinutes * share);
  return instantOfMinute(
    addMinutes(count.compiled, count.startMinute, minutes + totalOf(pausesWithin(count, minutes))),
  );
}

/**
 * Working minutes used up at an instant, pauses left out; 0 before the start. While a pause lasts, give it as ending
 * at the same instant.
 * @throws WorkingTimeError as `computeDueDate`.
 */
export function elapsedMinutes(calendar: WorkCalendar, deadline: Deadline, at: Instant): number {
  return elapsedIn(prepare(calendar, deadline), minuteAtOrAfter(at, 'at'));
}

/**
 * Working minutes left at an instant, pauses left out; negative by how late it is.
 * @throws WorkingTimeError as `computeDueDate`.
 */
export function remainingMinutes(calendar: WorkCalendar, deadline: Deadline, at: Instant): number {
  const count = prepare(calendar, deadline);
  return count.allowedMinutes - elapsedIn(count, minuteAtOrAfter(at, 'at'));
}

interface Count {
  readonly compiled: CompiledCalendar;
  /** The minute asked for, before any cut-off. */
  readonly requestedMinute: number;
  /** The minute from which working minutes are counted. */
  readonly startMinute: number;
  readonly allowedMinutes: number;
  /** In order of time, from the start on, none overlapping. */
  readonly pauses: readonly CountedPause[];
}

function prepare(calendar: WorkCalendar, deadline: Deadline): Count {
  const compiled = compileCalendar(calendar);
  const requestedMinute = minuteAtOrAfter(deadline.from, 'from');
  const startMinute =
    deadline.cutoff === undefined ? requestedMinute : startAfterCutoff(compiled, requestedMinute, deadline.cutoff);
  return {
    compiled,
    requestedMinute,
    startMinute,
    allowedMinutes: workingMinutesOf(deadline.duration),
    pauses: orderedPauses(compiled, startMinute, deadline.pauses ?? []),
  };
}

function startAfterCutoff(compiled: CompiledCalendar, minute: number, cutoff: LocalTime): number {
  const day = dayOfMinute(minute);
  const isWorkingDay = compiled.sessionsOfDay(day).length > 0;
  const isLate = minute > day * MINUTES_PER_DAY + minuteOfDay(cutoff, 'cutoff');
  return isWorkingDay && isLate ? nextWorkingMinute(compiled, (day + 1) * MINUTES_PER_DAY) : minute;
}

/** Pauses in order of time, cut to what lies after the start and after the pause before. */
function orderedPauses(compiled: CompiledCalendar, startMinute: number, pauses: readonly Pause[]): CountedPause[] {
  const read = pauses.map(({ from, to, reason }, i) => {
    const fromMinute = minuteAtOrAfter(from, `pauses.${i}.from`);
    const toMinute = minuteAtOrAfter(to, `pauses.${i}.to`);
    if (toMinute < fromMinute) {
      throw new WorkingTimeError(`pauses.${i}.to`, 'is before the pause begins; give the instant the clock ran again');
    }
    return { fromMinute, toMinute, reason };
  });
  read.sort((a, b) => a.fromMinute - b.fromMinute || a.toMinute - b.toMinute);

  let earliest = startMinute;
  const counted: CountedPause[] = [];
  for (const { fromMinute, toMinute, reason } of read) {
    const begin = Math.max(fromMinute, earliest);
    if (toMinute <= begin) continue;
    const minutes = compiled.minutesBefore(toMinute) - compiled.minutesBefore(begin);
    counted.push({ fromMinute: begin, toMinute, minutes, reason });
    earliest = toMinute;
  }
  return counted;
}

/** The pauses that begin while some of the given working minutes are left. */
function pausesWithin({ compiled, startMinute, pauses }: Count, minutes: number): CountedPause[] {
  const before = compiled.minutesBefore(startMinute);
  const within: CountedPause[] = [];
  let paused = 0;
  for (const pause of pauses) {
    if (compiled.minutesBefore(pause.fromMinute) - before - paused >= minutes) break;
    within.push(pause);
    paused += pause.minutes;
  }
  return within;
}

function elapsedIn({ compiled, startMinute, pauses }: Count, minute: number): number {
  if (minute <= startMinute) return 0;
  const { minutesBefore } = compiled;
  const paused = pauses.reduce(
    (sum, { fromMinute, toMinute }) =>
      sum + Math.max(0, minutesBefore(Math.min(toMinute, minute)) - minutesBefore(fromMinute)),
    0,
  );
  return minutesBefore(minute) - minutesBefore(startMinute) - paused;
}

function totalOf(pauses: readonly CountedPause[]): number {
  return pauses.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Whether a count from one minute to another touches days the calendar does not publish. */
export function isProvisional(calendar: WorkCalendar, fromMinute: number, dueMinute: number): boolean {
  const publishedFrom = calendar.publishedFrom ?? '';
  return (
    dateOfDay(dayOfMinute(dueMinute)) > calendar.publishedThrough || dateOfDay(dayOfMinute(fromMinute)) < publishedFrom
  );
}
