import { z } from 'zod';
import { calendarDayKinds } from '../../domain/working-time/calendar.ts';
import { dueDate, givenInstant, onDate, unitCode } from './common.ts';
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

export const calendarYear = z
  .object({
    year: z.int(),
    published: z.boolean(),
    days: z.array(
      z.object({
        date: onDate,
        kind: z.enum(calendarDayKinds).describe('All are days off but `swapWork`, which is worked'),
        note: z.string(),
        source: z.string(),
      }),
    ),
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
    units: z.array(unitCode).min(1).max(1000).optional().describe('All units you administer, unless given'),
  })
  .meta({ id: 'YearPublication' });
export type YearPublication = z.input<typeof yearPublication>;

export const publishedYear = z
  .object({
    year: z.int(),
    calendars: z.array(z.object({ version: z.string(), units: z.array(unitCode) })),
    dossiersTold: z.int().describe('Open dossiers whose dates are being reckoned anew'),
  })
  .meta({ id: 'PublishedYear' });
export type PublishedYear = z.infer<typeof publishedYear>;

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
};
