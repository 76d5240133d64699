import { WorkingTimeError } from './local-time.ts';

/** A working day, wherever a duration is given in days: eight hours, whatever the day's own sessions. */
export const MINUTES_PER_WORKING_DAY = 480;
const MINUTES_PER_HOUR = 60;

/** The longest duration a rule may give; far beyond any deadline in law, and a bound on what a request may cost. */
const MAX_WORKING_DAYS = 2000;

const minutesPerUnit = {
  workingDays: MINUTES_PER_WORKING_DAY,
  workingHours: MINUTES_PER_HOUR,
  workingMinutes: 1,
} as const;

/**
 * A time limit: in days or hours as law and procedures give it, in minutes as a share of one is kept. Fractions are
 * real: 6.25 and 4.75 working days are 50 and 38 hours.
 */
export interface WorkingDuration {
  readonly unit: keyof typeof minutesPerUnit;
  readonly amount: number;
}

/**
 * The whole working minutes of a duration.
 * @throws WorkingTimeError when the amount is negative, not finite, too long, or not a whole number of minutes.
 */
export function workingMinutesOf(duration: WorkingDuration, field = 'duration'): number {
  const exact = duration.amount * minutesPerUnit[duration.unit];
  if (!Number.isFinite(exact) || exact < 0 || exact > MAX_WORKING_DAYS * MINUTES_PER_WORKING_DAY) {
    throw new WorkingTimeError(
      field,
      `${duration.amount} ${duration.unit} is out of range; give 0 to ${MAX_WORKING_DAYS} working days`,
    );
  }
  const minutes = Math.round(exact);
  // A decimal fraction such as 0.7 has no exact binary form; what it misses by is far below a minute.
  if (Math.abs(exact - minutes) > 1e-6) {
    throw new WorkingTimeError(
      field,
      `${duration.amount} ${duration.unit} is not a whole number of minutes; one working day is ${MINUTES_PER_WORKING_DAY} minutes`,
    );
  }
  return minutes;
}
