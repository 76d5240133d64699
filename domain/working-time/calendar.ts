import { z } from 'zod';

/** One stretch of office hours, in minutes after midnight; open at `fromMinute`, closed at `toMinute`. */
const session = z
  .object({
    fromMinute: z.int().min(0).max(1439),
    toMinute: z.int().min(1).max(1440),
  })
  .readonly()
  .refine(({ fromMinute, toMinute }) => fromMinute < toMinute, 'A session must end after it begins');

const daySessions = z
  .array(session)
  .max(8)
  .readonly()
  .refine(
    (sessions) => sessions.every(({ fromMinute }, i) => (sessions[i - 1]?.toMinute ?? 0) <= fromMinute),
    'Sessions of a day must follow one another without overlapping',
  );

/** The days of the week as calendars are read, Monday first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const weekSessions = z
  .object({
    monday: daySessions,
    tuesday: daySessions,
    wednesday: daySessions,
    thursday: daySessions,
    friday: daySessions,
    saturday: daySessions,
    sunday: daySessions,
  })
  .readonly();

/**
 * What a published day is. All are days off but `swapWork`, a rest day worked in exchange for a `swapOff`, on which
 * Monday's sessions hold. `compensatory` follows a holiday that fell on a weekly rest day (Labour Code 45/2019, Art. 111(3)).
 */
export const calendarDayKinds = ['holiday', 'compensatory', 'swapOff', 'swapWork', 'localClosure'] as const;

const calendarDay = z
  .object({
    date: z.iso.date(),
    kind: z.enum(calendarDayKinds),
    /** What the day is, in Vietnamese, for the explanation of a due date. */
    note: z.string().trim().min(1).max(200),
    /** The document that publishes the day. */
    source: z.string().trim().min(1).max(300),
  })
  .readonly();

/**
 * Office hours and published days of one unit. The calendar is an administrative decision taken year by year, not a
 * formula: outside `publishedFrom`–`publishedThrough` its days are only expected, and due dates there are provisional.
 */
export const workCalendar = z
  .object({
    version: z.string().trim().min(1).max(100),
    publishedFrom: z.iso.date().optional(),
    publishedThrough: z.iso.date(),
    sessions: weekSessions,
    /** Office hours there were, the oldest first: each held on days before its date. What was counted by them stays. */
    earlierSessions: z
      .array(z.object({ before: z.iso.date(), sessions: weekSessions }).readonly())
      .max(200)
      .readonly()
      .optional(),
    days: z.array(calendarDay).max(2000).readonly(),
  })
  .readonly()
  .superRefine((calendar, context) => {
    if (Object.values(calendar.sessions).every((sessions) => sessions.length === 0)) {
      context.addIssue({ code: 'custom', path: ['sessions'], message: 'At least one weekday must have a session' });
    }
    const seen = new Set<string>();
    calendar.days.forEach((day, i) => {
      if (seen.has(day.date)) {
        context.addIssue({ code: 'custom', path: ['days', i, 'date'], message: `${day.date} is listed twice` });
      }
      seen.add(day.date);
      if (day.kind === 'swapWork' && officeHoursOn(calendar, day.date).monday.length === 0) {
        context.addIssue({
          code: 'custom',
          path: ['days', i, 'kind'],
          message: "A swapped working day takes Monday's sessions, and Monday has none",
        });
      }
    });
  });

export type Session = z.infer<typeof session>;
export type CalendarDay = z.infer<typeof calendarDay>;
export type CalendarDayKind = CalendarDay['kind'];
export type WorkCalendar = z.infer<typeof workCalendar>;

/** Office hours of each day of the week. */
export type WeekSessions = WorkCalendar['sessions'];

/** The office hours of the week a date (`YYYY-MM-DD`) lies in, whatever is published of the day itself. */
export function officeHoursOn(
  { sessions, earlierSessions = [] }: Pick<WorkCalendar, 'sessions' | 'earlierSessions'>,
  date: string,
): WeekSessions {
  return earlierSessions.find(({ before }) => date < before)?.sessions ?? sessions;
}
