/**
 * Vietnamese wall time. Asia/Ho_Chi_Minh is UTC+7 without summer time, so wall time is arithmetic on the instant and
 * never asks the process for its time zone.
 *
 * Inside this folder a *minute* is a whole number of wall-clock minutes since 1970-01-01 00:00 in Vietnam, and a *day*
 * a whole number of days since the same midnight.
 */

/** An instant as callers hold it: a `Date`, or an ISO 8601 text that says its offset (`Z` or `+07:00`). */
export type Instant = Date | string;

/** An instant as this folder answers it: UTC, as `Date.prototype.toISOString` writes it. Sorts as text. */
export type IsoInstant = string;

/** A calendar date in Vietnam, `YYYY-MM-DD`. Sorts as text. */
export type LocalDate = string;

/** A time of day in Vietnam, `HH:MM`, 24 hours. */
export type LocalTime = string;

export const MINUTES_PER_DAY = 1440;
const UTC_OFFSET_MINUTES = 7 * 60;
const MS_PER_MINUTE = 60_000;
const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const LOCAL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** An instant, date, time, duration or calendar that cannot be used; `field` names which one. */
export class WorkingTimeError extends Error {
  override readonly name = 'WorkingTimeError';
  readonly field: string;

  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`);
    this.field = field;
  }
}

/** The remainder that is never negative, so that days before 1970 have weekdays too. */
export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

function millisecondsOf(instant: Instant, field: string): number {
  if (typeof instant === 'string' && !ISO_WITH_OFFSET.test(instant)) {
    throw new WorkingTimeError(
      field,
      `"${instant}" is not an instant; write ISO 8601 with an offset, such as 2026-11-23T09:00:00+07:00`,
    );
  }
  const milliseconds = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(milliseconds)) {
    throw new WorkingTimeError(field, 'is not a date that exists');
  }
  return milliseconds;
}

/**
 * The first whole minute at or after an instant. Counting only ever begins and ends on whole minutes: seconds are
 * rounded up everywhere alike, so that measuring in pieces and measuring at once agree.
 * @throws WorkingTimeError when the text has no offset or names no instant.
 */
export function minuteAtOrAfter(instant: Instant, field: string): number {
  return Math.ceil(millisecondsOf(instant, field) / MS_PER_MINUTE) + UTC_OFFSET_MINUTES;
}

/**
 * The whole minute an instant falls in.
 * @throws WorkingTimeError when the text has no offset or names no instant.
 */
export function minuteContaining(instant: Instant, field: string): number {
  return Math.floor(millisecondsOf(instant, field) / MS_PER_MINUTE) + UTC_OFFSET_MINUTES;
}

/** @throws WorkingTimeError when the minute lies beyond what a date can say. */
export function instantOfMinute(minute: number): IsoInstant {
  const date = new Date((minute - UTC_OFFSET_MINUTES) * MS_PER_MINUTE);
  if (Number.isNaN(date.getTime())) {
    throw new WorkingTimeError('minutes', 'reach beyond the last date that can be written; use a shorter duration');
  }
  return date.toISOString();
}

export function dayOfMinute(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY);
}

/** @throws WorkingTimeError when the text is not a date of the calendar. */
export function dayOfDate(date: LocalDate, field: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  const day = milliseconds / (MINUTES_PER_DAY * MS_PER_MINUTE);
  if (Number.isNaN(day) || dateOfDay(day) !== date) {
    throw new WorkingTimeError(field, `"${date}" is not a date; write YYYY-MM-DD`);
  }
  return day;
}

export function dateOfDay(day: number): LocalDate {
  return new Date(day * MINUTES_PER_DAY * MS_PER_MINUTE).toISOString().slice(0, 10);
}

/**
 * Midnight in Vietnam at the start of a date, or so many days on.
 * @throws WorkingTimeError when the text is not a date of the calendar.
 */
export function startOfDate(date: LocalDate, daysOn = 0): IsoInstant {
  return instantOfMinute((dayOfDate(date, 'date') + daysOn) * MINUTES_PER_DAY);
}

/** 0 is Sunday, as in `Date.prototype.getDay`. 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return modulo(day + 4, 7);
}

/**
 * The calendar date in Vietnam at an instant.
 * @throws WorkingTimeError when the instant cannot be read.
 */
export function localDateOf(instant: Instant): LocalDate {
  return dateOfDay(dayOfMinute(minuteContaining(instant, 'instant')));
}

/**
 * Minutes after midnight of a time of day.
 * @throws WorkingTimeError when the text is not `HH:MM`.
 */
export function minuteOfDay(time: LocalTime, field: string): number {
  const match = LOCAL_TIME.exec(time);
  if (!match) {
    throw new WorkingTimeError(field, `"${time}" is not a time of day; write HH:MM, such as 15:00`);
  }
  return Number(match[1]) * 60 + Number(match[2]);
}

/** `HH:MM` of a minute, in Vietnam. */
export function timeOfMinute(minute: number): LocalTime {
  const inDay = modulo(minute, MINUTES_PER_DAY);
  const hours = String(Math.floor(inDay / 60)).padStart(2, '0');
  return `${hours}:${String(inDay % 60).padStart(2, '0')}`;
}
