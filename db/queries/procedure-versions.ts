import { eq } from 'drizzle-orm';
import { planFor, type DossierPlan } from '../../domain/lifecycle/plan.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import type { Queryable } from '../client.ts';
import { calendars, procedureVersions } from '../schema/index.ts';

/** Published versions never change, so what was read once is kept; a process sees some hundreds of them at most. */
const definitions = new Map<string, ProcedureDefinition>();
const workCalendars = new Map<string, WorkCalendar>();
const plans = new Map<string, DossierPlan>();

/** The definition of a published version. @throws Error when there is none: the caller's row points nowhere. */
export async function getDefinition(db: Queryable, versionId: string): Promise<ProcedureDefinition> {
  const known = definitions.get(versionId);
  if (known !== undefined) return known;
  const [row] = await db
    .select({ definition: procedureVersions.definition })
    .from(procedureVersions)
    .where(eq(procedureVersions.id, versionId));
  if (row === undefined) throw new Error(`No procedure version ${versionId}`);
  definitions.set(versionId, row.definition);
  return row.definition;
}

/** The content of a published calendar. @throws Error when there is none. */
export async function getCalendar(db: Queryable, calendarId: string): Promise<WorkCalendar> {
  const known = workCalendars.get(calendarId);
  if (known !== undefined) return known;
  const [row] = await db.select({ content: calendars.content }).from(calendars).where(eq(calendars.id, calendarId));
  if (row === undefined) throw new Error(`No calendar ${calendarId}`);
  workCalendars.set(calendarId, row.content);
  return row.content;
}

/** The plan of a dossier that pins this version and this calendar. */
export async function getPlan(db: Queryable, versionId: string, calendarId: string): Promise<DossierPlan> {
  const key = `${versionId}:${calendarId}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const plan = planFor(await getDefinition(db, versionId), await getCalendar(db, calendarId));
  plans.set(key, plan);
  return plan;
}
