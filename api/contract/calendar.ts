import { z } from 'zod';
import { calendarDayKinds } from '../../domain/working-time/calendar.ts';
import { dossierCode, dueDate, givenInstant, id, instant, listOf, named, onDate, unitCode } from './common.ts';
import { anyone, defineRoute, staff } from './route.ts';

const common = {
  from: givenInstant,
  unit: unitCode.optional(),
  cutoffTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .describe('`HH:MM`: what comes in later on a working day counts from the next one, where a procedure says so'),
  pauses: z
    .array(z.strictObject({ from: givenInstant, to: givenInstant }))
    .max(100)
    .default([]),
};

/** A span in working days (of 480 working minutes) or in working hours. */
export const dueDateRequest = z
  .union([
    z.strictObject({ ...common, workingDays: z.number().positive().max(1000) }),
    z.strictObject({ ...common, workingHours: z.number().positive().max(8000) }),
  ])
  .meta({ id: 'DueDateRequest' });
export type DueDateRequest = z.input<typeof dueDateRequest>;

const calendarDay = z.object({
  date: onDate,
  kind: z.enum(calendarDayKinds).describe('All are days off but `swapWork`, which is worked'),
  note: z.string(),
  source: z.string(),
});

export const calendarYear = z
  .object({
    year: z.int(),
    published: z.boolean(),
    days: z.array(calendarDay),
  })
  .meta({ id: 'CalendarYear' });
export type CalendarYear = z.infer<typeof calendarYear>;

/** A year's days as its notice and swaps give them, all of them; closures of single units are kept. */
export const yearPublication = z
  .strictObject({
    days: z
      .array(
        z.strictObject({
          date: onDate,
          kind: z.enum(calendarDayKinds),
          note: z.string().trim().min(1).max(200).describe('What the day is, in Vietnamese, for explanations'),
          source: z.string().trim().min(1).max(300).describe('The document that publishes the day'),
        }),
      )
      .max(366),
    units: z.array(unitCode).min(1).max(1000).optional().describe('All units, unless given'),
  })
  .meta({ id: 'YearPublication' });
export type YearPublication = z.input<typeof yearPublication>;

const published = {
  calendars: z.array(z.object({ version: z.string(), units: z.array(unitCode) })),
  dossiersTold: z.int().describe('Open dossiers whose dates are being reckoned anew'),
};

export const publishedCalendars = z.object(published).meta({ id: 'PublishedCalendars' });
export type PublishedCalendars = z.infer<typeof publishedCalendars>;

export const publishedYear = z.object({ year: z.int(), ...published }).meta({ id: 'PublishedYear' });
export type PublishedYear = z.infer<typeof publishedYear>;

const officeHours = z
  .array(z.strictObject({ fromMinute: z.int().min(0).max(1439), toMinute: z.int().min(1).max(1440) }))
  .max(8);

const officeWeek = z
  .strictObject({
    monday: officeHours,
    tuesday: officeHours,
    wednesday: officeHours,
    thursday: officeHours,
    friday: officeHours,
    saturday: officeHours,
    sunday: officeHours,
  })
  .meta({ id: 'OfficeWeek', description: 'Office hours in minutes after midnight' });
export type OfficeWeek = z.infer<typeof officeWeek>;

/** Other office hours for units, from a day to come. */
export const officeHoursChange = z
  .strictObject({
    from: onDate.describe('The first day of the new hours, tomorrow at the earliest'),
    sessions: officeWeek,
    units: z.array(unitCode).min(1).max(1000).describe('Those that share a calendar with others get one of their own'),
  })
  .meta({ id: 'OfficeHoursChange' });
export type OfficeHoursChange = z.infer<typeof officeHoursChange>;

/** A calendar that units work by now. */
export const calendarInUse = z
  .object({
    id,
    version: z.string(),
    publishedAt: instant,
    publishedFrom: onDate.nullable().describe('null: without a beginning'),
    publishedThrough: onDate.describe('Days after it are only expected'),
    sessions: officeWeek.describe('The latest; they hold from the day the last of the earlier ones ends'),
    earlierSessions: z
      .array(z.object({ before: onDate, sessions: officeWeek }))
      .describe('Hours there were, the oldest first: each held on days before its date'),
    days: z.array(calendarDay),
    units: z.array(named),
  })
  .meta({ id: 'CalendarInUse' });
export type CalendarInUse = z.infer<typeof calendarInUse>;

/** A due date that another calendar would change. */
export const movedDueDate = z
  .object({
    dossierCode,
    unit: unitCode,
    from: instant,
    to: instant,
    workingMinutes: z.int().describe('How far it moves, in working minutes; negative when it comes earlier'),
    becomesFinal: z.boolean(),
  })
  .meta({ id: 'MovedDueDate' });
export type MovedDueDate = z.infer<typeof movedDueDate>;

/** What a new calendar would do to dossiers that are running. */
export const calendarEffect = z
  .object({
    examined: z.int().describe('Open dossiers whose due date could change'),
    isComplete: z.boolean().describe('false when there are more of them than were examined'),
    moved: z.int(),
    movedLater: z.int(),
    becomeFinal: z.int(),
    stayProvisional: z.int(),
    first: z.array(movedDueDate).describe('The first of those that move or become final, by due date'),
  })
  .meta({ id: 'CalendarEffect' });
export type CalendarEffect = z.infer<typeof calendarEffect>;

const year = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

export const calendarContract = {
  computeDueDate: defineRoute({
    id: 'computeDueDate',
    method: 'post',
    path: '/calendar/due-date',
    tag: 'Calendar',
    summary: 'When a span of working time ends, and why. Changes nothing',
    access: anyone,
    body: dueDateRequest,
    success: { kind: 'json', status: 200, body: dueDate },
  }),
  getCalendarYear: defineRoute({
    id: 'getCalendarYear',
    method: 'get',
    path: '/calendar/{year}',
    tag: 'Calendar',
    summary: 'Holidays and swapped days of a year',
    access: anyone,
    params: year,
    success: { kind: 'json', status: 200, body: calendarYear },
  }),
  listCalendarsInUse: defineRoute({
    id: 'listCalendarsInUse',
    method: 'get',
    path: '/staff/calendars',
    tag: 'Calendar',
    summary: 'The calendars that units work by, with every day and the notice that publishes it',
    access: staff('administrator'),
    success: { kind: 'json', status: 200, body: listOf(calendarInUse) },
  }),
  previewCalendarYear: defineRoute({
    id: 'previewCalendarYear',
    method: 'post',
    path: '/calendar/{year}/preview',
    tag: 'Calendar',
    summary: 'What publishing these days would do to the due dates of open dossiers. Changes nothing',
    access: staff('administrator'),
    params: year,
    body: yearPublication,
    success: { kind: 'json', status: 200, body: calendarEffect },
  }),
  publishCalendarYear: defineRoute({
    id: 'publishCalendarYear',
    method: 'post',
    path: '/calendar/{year}',
    tag: 'Calendar',
    summary: 'Publish the days of a year. Open dossiers have their dates reckoned anew',
    access: staff('administrator'),
    params: year,
    body: yearPublication,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: publishedYear },
  }),
  previewOfficeHours: defineRoute({
    id: 'previewOfficeHours',
    method: 'post',
    path: '/office-hours/preview',
    tag: 'Calendar',
    summary: 'What other office hours would do to the due dates of open dossiers. Changes nothing',
    access: staff('administrator'),
    body: officeHoursChange,
    success: { kind: 'json', status: 200, body: calendarEffect },
  }),
  changeOfficeHours: defineRoute({
    id: 'changeOfficeHours',
    method: 'post',
    path: '/office-hours',
    tag: 'Calendar',
    summary: 'Give units other office hours from a day on. Open dossiers have their dates reckoned anew',
    access: staff('administrator'),
    body: officeHoursChange,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: publishedCalendars },
  }),
};
