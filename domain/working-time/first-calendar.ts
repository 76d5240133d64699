import type { Session, WorkCalendar } from './calendar.ts';
import { expectedDays, publishedDays, publishedFrom, publishedThrough } from './published-days.ts';

const officeHours: readonly Session[] = [
  { fromMinute: 7 * 60 + 30, toMinute: 11 * 60 + 30 },
  { fromMinute: 13 * 60, toMinute: 17 * 60 },
];

/**
 * The calendar every installation begins with: the public sector's days, and office hours from Monday to Friday
 * 07:30–11:30 and 13:00–17:00. The hours are a setting of this house; an administrator changes both.
 */
export const firstCalendar: WorkCalendar = {
  version: '2026.1',
  publishedFrom,
  publishedThrough,
  sessions: {
    monday: officeHours,
    tuesday: officeHours,
    wednesday: officeHours,
    thursday: officeHours,
    friday: officeHours,
    saturday: [],
    sunday: [],
  },
  days: [...publishedDays, ...expectedDays],
};
