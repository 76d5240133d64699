import type { Database } from '../db/client.ts';
import { listDueSince, type DuePosition } from '../db/queries/calendars.ts';
import { getPlan } from '../db/queries/procedure-versions.ts';
import { reckonClock } from '../domain/lifecycle/clock.ts';
import { workingMinutesBetween } from '../domain/working-time/arithmetic.ts';
import type { WorkCalendar } from '../domain/working-time/calendar.ts';
import { firstDifferingDay } from '../domain/working-time/compare-calendars.ts';
import { startOfDate } from '../domain/working-time/local-time.ts';
import type { CalendarEffect, MovedDueDate } from './contract/calendar.ts';
import type { SharedCalendar } from './publish-calendars.ts';

const shownFirst = 50;
const batchSize = 500;
/** As many as can be reckoned while a person waits. */
const examinedAtMost = 20_000;

/**
 * What other calendars would do to the due dates of open dossiers. Reckons as the dossiers themselves will, and changes
 * nothing.
 */
export async function findCalendarEffect(
  db: Database,
  shared: readonly SharedCalendar[],
  change: (calendar: WorkCalendar) => WorkCalendar,
): Promise<CalendarEffect> {
  const effect: CalendarEffect = {
    examined: 0,
    isComplete: true,
    moved: 0,
    movedLater: 0,
    becomeFinal: 0,
    stayProvisional: 0,
    first: [],
  };
  for (const { content, unitCodes } of shared) {
    const calendar = change(content);
    const changedDay = firstDifferingDay(content, calendar);
    await examine(db, { unitCodes, calendar, since: changedDay && startOfDate(changedDay) }, effect);
  }
  effect.first.sort((a, b) => (a.from < b.from ? -1 : 1));
  effect.first.splice(shownFirst);
  return effect;
}

interface Examined {
  readonly unitCodes: readonly string[];
  readonly calendar: WorkCalendar;
  /** Nothing due before moves. */
  readonly since: string | undefined;
}

async function examine(db: Database, { unitCodes, calendar, since }: Examined, effect: CalendarEffect): Promise<void> {
  const found: MovedDueDate[] = [];
  let after: DuePosition | undefined;
  do {
    const rows = await listDueSince(db, { unitCodes, since }, { after, limit: batchSize });
    for (const row of rows) {
      const { clock } = row.state;
      if (clock === null) continue;
      const plan = await getPlan(db, row.versionId, row.calendarId);
      const reckoned = reckonClock(plan, { ...row.state, calendar }).clock;
      if (reckoned === null) continue;
      effect.examined += 1;
      if (reckoned.provisional) effect.stayProvisional += 1;
      const becomesFinal = clock.provisional && !reckoned.provisional;
      const isMoved = reckoned.dueAt !== clock.dueAt;
      if (becomesFinal) effect.becomeFinal += 1;
      if (isMoved) effect.moved += 1;
      if (reckoned.dueAt > clock.dueAt) effect.movedLater += 1;
      if (!becomesFinal && !isMoved) continue;
      const dates = { from: clock.dueAt, to: reckoned.dueAt };
      const workingMinutes = minutesMoved(calendar, dates);
      if (found.length < shownFirst) {
        found.push({ dossierCode: row.code, unit: row.unitCode, ...dates, workingMinutes, becomesFinal });
      }
    }
    const last = rows.at(-1);
    after = rows.length < batchSize || last === undefined ? undefined : { dueAt: last.dueAt, id: last.id };
  } while (after !== undefined && effect.examined < examinedAtMost);
  if (after !== undefined) effect.isComplete = false;
  effect.first.push(...found);
}

/** How much working time lies between the dates, under the calendar to come; negative when the new one is earlier. */
function minutesMoved(calendar: WorkCalendar, { from, to }: { readonly from: string; readonly to: string }): number {
  return to >= from ? workingMinutesBetween(calendar, from, to) : -workingMinutesBetween(calendar, to, from);
}
