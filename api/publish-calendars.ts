import { z } from 'zod';
import type { Database, Queryable } from '../db/client.ts';
import { countVersionsOf, listPublishedBy, lockUnitCalendars, publishCalendar } from '../db/queries/calendars.ts';
import { listUnknownUnits } from '../db/queries/units.ts';
import type { WorkCalendar } from '../domain/working-time/calendar.ts';
import type { PublishedCalendars } from './contract/calendar.ts';
import { doOnce } from './do-once.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import type { Principal } from './http/principal.ts';
import { faultyField } from './http/problem.ts';

export interface PublicationCall {
  readonly principal: Principal;
  readonly identity: RequestIdentity;
}

interface Publication extends PublicationCall {
  /** What is asked for, and all that is asked for: sent again under the same key, it publishes nothing again. */
  readonly action: 'publishCalendarYear' | 'changeOfficeHours';
  readonly input: Readonly<Record<string, unknown>>;
  /** All units when left out. */
  readonly units: readonly string[] | undefined;
  /** Its calendars are numbered: 2026.3 is the third that year's days or hours have brought about. */
  readonly year: number;
  readonly change: (calendar: WorkCalendar, version: string) => WorkCalendar;
}

/**
 * Publishes changed calendars for units, those that share a calendar together; an administrator sees to those of every
 * unit. Units that are named without others that share their calendar get one of their own.
 * @throws Problem `idempotency_key_reused`, and what `change` throws.
 */
export async function publishCalendars(db: Database, publication: Publication): Promise<PublishedCalendars> {
  const { action, input, units, year, change, principal, identity } = publication;
  const { accountId } = principal;
  await doOnce(db, { identity, accountId, action, dossierId: null, input: { ...input } }, async (tx) => {
    let number = await countVersionsOf(tx, year);
    for (const { calendarId, content, unitCodes } of sharing(await lockUnitCalendars(tx, units))) {
      number += 1;
      const published = change(content, `${year}.${number}`);
      const by = { accountId, requestId: identity.id, at: new Date().toISOString() };
      await publishCalendar(tx, { replacesId: calendarId, content: published, unitCodes, ...by });
    }
  });
  const made = (await listPublishedBy(db, accountId, identity.id)).map(({ detail }) => auditedCalendar.parse(detail));
  return {
    calendars: made.map(({ version, units: its }) => ({ version, units: its })),
    dossiersTold: made.reduce((sum, { dossiersTold }) => sum + dossiersTold, 0),
  };
}

const auditedCalendar = z.object({ version: z.string(), units: z.array(z.string()), dossiersTold: z.number() });

/** @throws Problem `validation_failed` naming the unit that there is not. */
export async function refuseUnknownUnits(db: Queryable, unitCodes: readonly string[] | undefined): Promise<void> {
  const [unknown] = await listUnknownUnits(db, unitCodes ?? []);
  if (unknown === undefined || unitCodes === undefined) return;
  throw faultyField(`units.${unitCodes.indexOf(unknown)}`, 'unknown_unit', {
    vi: 'Không có đơn vị này.',
    en: 'There is no such unit.',
  });
}

/** A calendar with those of the units asked about that share it. */
export interface SharedCalendar {
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
