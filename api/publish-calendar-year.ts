import { z } from 'zod';
import type { Database, Queryable } from '../db/client.ts';
import { countVersionsOf, listPublishedBy, lockUnitCalendars, publishCalendar } from '../db/queries/calendars.ts';
import { listUnknownUnits } from '../db/queries/units.ts';
import type { WorkCalendar } from '../domain/working-time/calendar.ts';
import { publishYear, type YearToPublish } from '../domain/working-time/publish-year.ts';
import type { PublishedYear, YearPublication } from './contract/calendar.ts';
import { doOnce } from './do-once.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import type { Principal } from './http/principal.ts';
import { faultyField, Problem } from './http/problem.ts';

interface PublicationCall extends YearPublication {
  readonly year: number;
  readonly principal: Principal;
  readonly identity: RequestIdentity;
}

/**
 * Publishes a year's days for units, those that share a calendar together; an administrator sees to those of every unit. Sent again, it publishes nothing again.
 * @throws Problem `validation_failed` naming the day or the unit, `idempotency_key_reused`.
 */
export async function publishCalendarYear(db: Database, call: PublicationCall): Promise<PublishedYear> {
  const { year, days, units, principal, identity } = call;
  await refuseUnknownUnits(db, units);
  const { accountId } = principal;
  const request = { accountId, action: 'publishCalendarYear', dossierId: null, input: { year, days, units } };
  await doOnce(db, { identity, ...request }, async (tx) => {
    let number = await countVersionsOf(tx, year);
    for (const { calendarId, content, unitCodes } of sharing(await lockUnitCalendars(tx, units))) {
      number += 1;
      const published = withYear(content, { year, days, version: `${year}.${number}` });
      const at = new Date().toISOString();
      const by = { accountId, requestId: identity.id, at };
      await publishCalendar(tx, { replacesId: calendarId, content: published, unitCodes, ...by });
    }
  });
  const made = (await listPublishedBy(db, accountId, identity.id)).map(({ detail }) => publication.parse(detail));
  return {
    year,
    calendars: made.map(({ version, units }) => ({ version, units })),
    dossiersTold: made.reduce((sum, { dossiersTold }) => sum + dossiersTold, 0),
  };
}

const publication = z.object({ version: z.string(), units: z.array(z.string()), dossiersTold: z.number() });

/** @throws Problem `validation_failed` naming the unit that there is not. */
export async function refuseUnknownUnits(db: Queryable, unitCodes: readonly string[] | undefined): Promise<void> {
  const [unknown] = await listUnknownUnits(db, unitCodes ?? []);
  if (unknown === undefined || unitCodes === undefined) return;
  throw faultyField(`units.${unitCodes.indexOf(unknown)}`, 'unknown_unit', {
    vi: 'Không có đơn vị này.',
    en: 'There is no such unit.',
  });
}

/** A calendar with the days of a year. @throws Problem `validation_failed` naming the day. */
export function withYear(calendar: WorkCalendar, year: YearToPublish): WorkCalendar {
  const published = publishYear(calendar, year);
  if (published.ok) return published.calendar;
  throw new Problem('validation_failed', {
    errors: published.faults.map(({ day, code, message }) => ({
      field: day === undefined ? 'days' : `days.${day}.date`,
      code,
      message,
    })),
  });
}

interface SharedCalendar {
  readonly calendarId: string;
  readonly content: WorkCalendar;
  readonly unitCodes: readonly string[];
}

/** Calendars with the units that share each. */
export function sharing(rows: Awaited<ReturnType<typeof lockUnitCalendars>>): SharedCalendar[] {
  const shared = new Map<string, SharedCalendar>();
  for (const { unitCode, calendarId, content } of rows) {
    const unitCodes = [...(shared.get(calendarId)?.unitCodes ?? []), unitCode];
    shared.set(calendarId, { calendarId, content, unitCodes });
  }
  return [...shared.values()];
}
