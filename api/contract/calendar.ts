import { z } from 'zod';
import { calendarDayKinds } from '../../domain/working-time/calendar.ts';
import { dueDate, givenInstant, onDate, unitCode } from './common.ts';
import { anyone, defineRoute } from './route.ts';

const common = {
  from: givenInstant,
  unit: unitCode.optional(),
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
    params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    success: { kind: 'json', status: 200, body: calendarYear },
  }),
};
