import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { countVersionsOf, listPublishedBy, lockUnitCalendars, publishCalendar } from '../db/queries/calendars.ts';
import type { WorkCalendar } from '../domain/working-time/calendar.ts';
import { publishYear } from '../domain/working-time/publish-year.ts';
import type { PublishedYear, YearPublication } from './contract/calendar.ts';
import { doOnce } from './do-once.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import { unitsOf, type Principal } from './http/principal.ts';
import { faultyField, Problem } from './http/problem.ts';

interface PublicationCall extends YearPublication {
  readonly year: number;
  readonly principal: Principal;
  readonly identity: RequestIdentity;
}

/**
 * Publishes a year's days for units, those that share a calendar together. Sent again, it publishes nothing again.
 * @throws Problem `validation_failed` naming the day, `forbidden`, `idempotency_key_reused`.
 */
export async function publishCalendarYear(db: Database, call: PublicationCall): Promise<PublishedYear> {
  const { year, days, principal, identity } = call;
  const administered = unitsOf(principal, ['administrator']);
  const chosen = call.units ?? administered;
  chosen.forEach((code, i) => {
    if (administered.includes(code)) return;
    throw faultyField(`units.${i}`, 'not_administered', {
      vi: 'Bạn không quản trị đơn vị này. Chọn trong các đơn vị của mình.',
      en: 'You do not administer this unit. Choose among yours.',
    });
  });
  const { accountId } = principal;
  const request = { accountId, action: 'publishCalendarYear', dossierId: null, input: { year, days, units: chosen } };
  await doOnce(db, { identity, ...request }, async (tx) => {
    let number = await countVersionsOf(tx, year);
    for (const { calendarId, content, unitCodes } of sharing(await lockUnitCalendars(tx, chosen))) {
      number += 1;
      const published = publishYear(content, { year, days, version: `${year}.${number}` });
      if (!published.ok) {
        throw new Problem('validation_failed', {
          errors: published.faults.map(({ day, code, message }) => ({
            field: day === undefined ? 'days' : `days.${day}.date`,
            code,
            message,
          })),
        });
      }
      const at = new Date().toISOString();
      const by = { accountId, requestId: identity.id, at };
      await publishCalendar(tx, { replacesId: calendarId, content: published.calendar, unitCodes, ...by });
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

interface SharedCalendar {
  readonly calendarId: string;
  readonly content: WorkCalendar;
  readonly unitCodes: readonly string[];
}

function sharing(rows: Awaited<ReturnType<typeof lockUnitCalendars>>): SharedCalendar[] {
  const shared = new Map<string, SharedCalendar>();
  for (const { unitCode, calendarId, content } of rows) {
    const unitCodes = [...(shared.get(calendarId)?.unitCodes ?? []), unitCode];
    shared.set(calendarId, { calendarId, content, unitCodes });
  }
  return [...shared.values()];
}
