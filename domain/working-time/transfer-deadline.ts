import { addMinutes, compileCalendar } from './arithmetic.ts';
import type { WorkCalendar } from './calendar.ts';
import { isProvisional } from './due-date.ts';
import { dayOfMinute, instantOfMinute, minuteAtOrAfter, minuteOfDay, MINUTES_PER_DAY } from './local-time.ts';
import type { Instant, IsoInstant, LocalTime } from './local-time.ts';
import type { LocalizedText } from '../localized-text.ts';

/** How soon papers received at the counter must go to the unit that processes them. */
export interface TransferRule {
  /** Received at or before this time of a working day: transferred that day. */
  readonly cutoff: LocalTime;
  /** How many working minutes of the next working day still are its "start". */
  readonly nextMorningMinutes: number;
}

/**
 * NĐ 118/2025 Art. 18(2) as amended by NĐ 309/2026 Art. 9: the same working day, or at the start of the next one if
 * received after 15:00. The law does not say how long a day's start lasts; one working hour is a setting of ours.
 */
export const transferRule: TransferRule = { cutoff: '15:00', nextMorningMinutes: 60 };

export interface TransferDeadline {
  readonly dueAt: IsoInstant;
  readonly provisional: boolean;
  readonly reason: LocalizedText;
}

/**
 * By when papers received at the counter must be with the unit that processes them. What comes in outside a working
 * day, or after its closing, counts as received the next one.
 * @throws WorkingTimeError when the instant or the rule cannot be used.
 */
export function transferDeadline(
  calendar: WorkCalendar,
  receivedAt: Instant,
  rule: TransferRule = transferRule,
): TransferDeadline {
  const compiled = compileCalendar(calendar);
  const received = minuteAtOrAfter(receivedAt, 'receivedAt');
  const midnight = dayOfMinute(received) * MINUTES_PER_DAY;
  const closing = compiled.sessionsOfDay(dayOfMinute(received)).at(-1)?.toMinute;
  const cutoff = minuteOfDay(rule.cutoff, 'cutoff');
  const sameDay = closing !== undefined && received - midnight <= Math.min(cutoff, closing);
  const dueMinute = sameDay
    ? midnight + closing
    : addMinutes(compiled, midnight + MINUTES_PER_DAY, rule.nextMorningMinutes);
  return {
    dueAt: instantOfMinute(dueMinute),
    provisional: isProvisional(calendar, received, dueMinute),
    reason: sameDay
      ? {
          vi: `nhận chậm nhất ${rule.cutoff}: chuyển trong ngày làm việc`,
          en: `received by ${rule.cutoff}: transferred the same working day`,
        }
      : {
          vi: `nhận sau ${rule.cutoff} hoặc ngoài giờ làm việc: chuyển vào đầu ngày làm việc tiếp theo`,
          en: `received after ${rule.cutoff} or outside office hours: transferred at the start of the next working day`,
        },
  };
}
