import type { Database } from '../db/client.ts';
import { listUnitCalendars } from '../db/queries/calendars.ts';
import type { WorkCalendar } from '../domain/working-time/calendar.ts';
import { changeOfficeHours, type HoursToChange } from '../domain/working-time/change-hours.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import { findCalendarEffect } from './calendar-effect.ts';
import type { CalendarEffect, OfficeHoursChange, PublishedCalendars } from './contract/calendar.ts';
import { faultyField, Problem } from './http/problem.ts';
import { publishCalendars, refuseUnknownUnits, sharing, type PublicationCall } from './publish-calendars.ts';

/**
 * What other office hours would do to open dossiers. Changes nothing.
 * @throws Problem `validation_failed` naming the day, the hours or the unit.
 */
export async function previewOfficeHours(db: Database, change: OfficeHoursChange): Promise<CalendarEffect> {
  const { from, sessions, units } = change;
  await checkChange(db, change);
  return findCalendarEffect(db, sharing(await listUnitCalendars(db, units)), (calendar) =>
    withHours(calendar, { from, sessions, version: from }),
  );
}

/**
 * Gives units other office hours from a day to come, in calendars of their own where others share theirs.
 * @throws Problem `validation_failed` naming the day, the hours or the unit, `idempotency_key_reused`.
 */
export async function publishOfficeHours(
  db: Database,
  call: OfficeHoursChange & PublicationCall,
): Promise<PublishedCalendars> {
  const { from, sessions, units, principal, identity } = call;
  await checkChange(db, call);
  return publishCalendars(db, {
    principal,
    identity,
    action: 'changeOfficeHours',
    input: { from, sessions, units },
    units,
    year: Number(from.slice(0, 4)),
    change: (calendar, version) => withHours(calendar, { from, sessions, version }),
  });
}

/** Hours of today or before were worked already: what was counted by them stays. */
async function checkChange(db: Database, { from, units }: OfficeHoursChange): Promise<void> {
  if (from <= localDateOf(new Date())) throw faultyField('from', 'too_early', texts.tooEarly);
  await refuseUnknownUnits(db, units);
}

function withHours(calendar: WorkCalendar, change: HoursToChange): WorkCalendar {
  const changed = changeOfficeHours(calendar, change);
  if (changed.ok) return changed.calendar;
  throw new Problem('validation_failed', { errors: [...changed.faults] });
}

const texts = {
  tooEarly: {
    vi: 'Giờ làm việc mới chỉ áp dụng từ ngày mai trở đi: thời gian đã tính thì giữ nguyên.',
    en: 'New office hours hold from tomorrow at the earliest: time that was counted stays counted.',
  },
} as const;
