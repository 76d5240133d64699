import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { staffRoles, type StaffRole } from '../../domain/lifecycle/roles.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import type { Queryable } from '../client.ts';
import { absences, accounts, dossierEvents, dossiers, staffAssignments, tasks, units } from '../schema/index.ts';
import { runningOn, validOn } from './held-roles.ts';
import { getCalendar } from './procedure-versions.ts';

/** Which of the open tasks that nobody holds. */
export interface FreeTaskFilter {
  readonly unitCodes: readonly string[];
  readonly taskIds?: readonly string[] | undefined;
  readonly procedureCode?: string | undefined;
  readonly stepKey?: string | undefined;
}

/** Open tasks that nobody holds, the first due first, and at most so many. */
export async function listFreeTasks(db: Queryable, filter: FreeTaskFilter, limit: number) {
  const { unitCodes, taskIds, procedureCode, stepKey } = filter;
  return db
    .select({
      id: tasks.id,
      dossierId: tasks.dossierId,
      unitCode: tasks.unitCode,
      role: tasks.role,
      dueAt: tasks.dueAt,
    })
    .from(tasks)
    .innerJoin(dossiers, eq(dossiers.id, tasks.dossierId))
    .where(
      and(
        inArray(tasks.unitCode, [...unitCodes]),
        inArray(tasks.role, [...staffRoles]),
        isNull(tasks.closedAt),
        isNull(tasks.holderId),
        taskIds === undefined ? undefined : inArray(tasks.id, [...taskIds]),
        procedureCode === undefined ? undefined : eq(dossiers.procedureCode, procedureCode),
        stepKey === undefined ? undefined : eq(tasks.stepKey, stepKey),
      ),
    )
    .orderBy(tasks.dueAt, tasks.id)
    .limit(limit);
}

/** Who has acted on each of these dossiers, whoever did last first. */
export async function listPastWorkers(
  db: Queryable,
  dossierIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .select({ dossierId: dossierEvents.dossierId, actorId: dossierEvents.actorId })
    .from(dossierEvents)
    .where(and(inArray(dossierEvents.dossierId, [...dossierIds]), isNotNull(dossierEvents.actorId)))
    .orderBy(desc(dossierEvents.seq));
  const workers = new Map<string, string[]>();
  for (const { dossierId, actorId } of rows) {
    const known = workers.get(dossierId) ?? [];
    if (actorId !== null && !known.includes(actorId)) workers.set(dossierId, [...known, actorId]);
  }
  return workers;
}

/** Somebody who holds roles in some units on a day, themselves or in an absent colleague's place. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly awayThrough: string | null;
  readonly seats: readonly { readonly unitCode: string; readonly role: StaffRole }[];
}

/** Everybody who could be given tasks of these units on a day, by name. */
export async function listSeatHolders(db: Queryable, unitCodes: readonly string[], today: string) {
  const covering = alias(absences, 'covering');
  const rows = await db
    .selectDistinct({
      id: accounts.id,
      name: accounts.name,
      unitCode: staffAssignments.unitCode,
      role: staffAssignments.role,
      awayThrough: absences.throughDate,
    })
    .from(staffAssignments)
    .leftJoin(covering, and(eq(covering.accountId, staffAssignments.accountId), runningOn(today, covering)))
    .innerJoin(accounts, or(eq(accounts.id, staffAssignments.accountId), eq(accounts.id, covering.substituteId)))
    .leftJoin(absences, and(eq(absences.accountId, accounts.id), runningOn(today)))
    .where(and(inArray(staffAssignments.unitCode, [...unitCodes]), validOn(today)));
  const people = new Map<string, Colleague>();
  for (const { id, name, awayThrough, ...seat } of rows) {
    people.set(id, { id, name, awayThrough, seats: [...(people.get(id)?.seats ?? []), seat] });
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** The open tasks these people hold, wherever they hold them. */
export async function listHeldTasks(db: Queryable, holderIds: readonly string[]) {
  if (holderIds.length === 0) return [];
  return db
    .select({ holderId: sql<string>`${tasks.holderId}`, unitCode: tasks.unitCode, dueAt: tasks.dueAt })
    .from(tasks)
    .where(and(inArray(tasks.holderId, [...holderIds]), isNull(tasks.closedAt)));
}

/** The calendars units work by, under the codes of the units. */
export async function readUnitCalendars(
  db: Queryable,
  unitCodes: readonly string[],
): Promise<ReadonlyMap<string, WorkCalendar>> {
  if (unitCodes.length === 0) return new Map();
  const rows = await db
    .select({ code: units.code, calendarId: units.calendarId })
    .from(units)
    .where(inArray(units.code, [...unitCodes]));
  const pairs = rows.map(async ({ code, calendarId }) => [code, await getCalendar(db, calendarId)] as const);
  return new Map(await Promise.all(pairs));
}
