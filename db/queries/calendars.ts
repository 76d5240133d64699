import { and, eq, gte, inArray, isNotNull, isNull, like, or, sql } from 'drizzle-orm';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import { firstCalendar } from '../../domain/working-time/first-calendar.ts';
import type { Queryable, Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { auditEntries, calendars, dossiers, outbox, units } from '../schema/index.ts';
import { queueOutgoing } from './outbox.ts';
import { getCalendar } from './procedure-versions.ts';

/** The calendar by which a dossier's dates are reckoned, with its words: what it has adopted, else what it pins. */
export async function getCalendarInForce(
  db: Queryable,
  { calendarId, state }: { readonly calendarId: string; readonly state: Pick<DossierState, 'calendar'> },
): Promise<WorkCalendar> {
  const { calendar } = state;
  return getCalendar(db, calendar === null ? calendarId : await getIdOfVersion(db, calendar.version));
}

async function getIdOfVersion(db: Queryable, version: string): Promise<string> {
  const [row] = await db.select({ id: calendars.id }).from(calendars).where(eq(calendars.version, version));
  if (row === undefined) throw new Error(`No calendar ${version}`);
  return row.id;
}

/** The calendars that units work by now, with those units, the first unit's first. */
export async function listCalendarsInUse(db: Queryable) {
  const rows = await db
    .select({
      id: calendars.id,
      content: calendars.content,
      publishedAt: calendars.publishedAt,
      unit: { code: units.code, name: units.name },
    })
    .from(units)
    .innerJoin(calendars, eq(calendars.id, units.calendarId))
    .orderBy(units.position, units.code);
  const inUse = new Map<string, Omit<(typeof rows)[number], 'unit'> & { units: (typeof rows)[number]['unit'][] }>();
  for (const { unit, ...calendar } of rows) {
    const known = inUse.get(calendar.id);
    if (known === undefined) inUse.set(calendar.id, { ...calendar, units: [unit] });
    else known.units.push(unit);
  }
  return [...inUse.values()];
}

/** Where a page of dossiers by due date goes on. */
export interface DuePosition {
  readonly dueAt: string;
  readonly id: string;
}

/**
 * Open dossiers of units that are due on or after an instant, or provisionally, by their due date. Without the instant,
 * only the provisional ones.
 */
export async function listDueSince(
  db: Queryable,
  { unitCodes, since }: { readonly unitCodes: readonly string[]; readonly since: string | undefined },
  { after, limit }: { readonly after: DuePosition | undefined; readonly limit: number },
) {
  const { dueAt, id, provisional } = dossiers;
  return db
    .select({
      id,
      code: sql<string>`${dossiers.code}`,
      unitCode: dossiers.unitCode,
      versionId: dossiers.procedureVersionId,
      calendarId: sql<string>`${dossiers.calendarId}`,
      state: dossiers.state,
      dueAt: sql<string>`${dueAt}`.mapWith(dueAt),
    })
    .from(dossiers)
    .where(
      and(
        inArray(dossiers.unitCode, [...unitCodes]),
        isNotNull(dossiers.code),
        isNull(dossiers.endedAt),
        isNotNull(dueAt),
        since === undefined ? eq(provisional, true) : or(gte(dueAt, since), eq(provisional, true)),
        after && sql`(${dueAt}, ${id}) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(dueAt, id)
    .limit(limit);
}

/** Whether there is a calendar with this id. */
export async function hasCalendar(db: Queryable, calendarId: string): Promise<boolean> {
  const found = await db.select({ id: calendars.id }).from(calendars).where(eq(calendars.id, calendarId));
  return found.length > 0;
}

/** Stores the calendar an installation begins with, unless it is there already. */
export async function storeFirstCalendar(tx: Transaction): Promise<{ calendarId: string; isNew: boolean }> {
  const { version } = firstCalendar;
  const [made] = await tx
    .insert(calendars)
    .values({ version, content: firstCalendar })
    .onConflictDoNothing({ target: calendars.version })
    .returning({ id: calendars.id });
  return { calendarId: made?.id ?? (await getIdOfVersion(tx, version)), isNew: made !== undefined };
}

/** A calendar to publish for units that share one now. */
export interface Publication {
  readonly replacesId: string;
  readonly content: WorkCalendar;
  readonly unitCodes: readonly string[];
  /** Who publishes. */
  readonly accountId: string;
  /** The request that asks for it. */
  readonly requestId: string;
  /** UTC ISO instant. */
  readonly at: string;
}

/** The calendar of some units, locked until the caller commits, so that two publications follow one another. */
export async function lockUnitCalendars(tx: Transaction, unitCodes: readonly string[] | undefined) {
  return selectUnitCalendars(tx, unitCodes).for('update', { of: units });
}

/** The calendar of some units, or of all. */
export async function listUnitCalendars(db: Queryable, unitCodes: readonly string[] | undefined) {
  return selectUnitCalendars(db, unitCodes);
}

function selectUnitCalendars(db: Queryable, unitCodes: readonly string[] | undefined) {
  return db
    .select({ unitCode: units.code, calendarId: calendars.id, content: calendars.content })
    .from(units)
    .innerJoin(calendars, eq(calendars.id, units.calendarId))
    .where(unitCodes === undefined ? undefined : inArray(units.code, [...unitCodes]))
    .orderBy(units.code);
}

/** How many versions of a year's calendars there are. */
export async function countVersionsOf(tx: Transaction, year: number): Promise<number> {
  return tx.$count(calendars, like(calendars.version, `${year}.%`));
}

/** The calendars a request has published, and how many dossiers were told. */
export async function listPublishedBy(db: Queryable, accountId: string, requestId: string) {
  return db
    .select({ detail: auditEntries.detail })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, 'calendar'),
        eq(auditEntries.actorId, accountId),
        sql`${auditEntries.detail} ->> 'requestId' = ${requestId}`,
      ),
    )
    .orderBy(auditEntries.id);
}

/**
 * Publishes a new version of a calendar: units use it from now on, and every open dossier of theirs is told to reckon
 * its dates anew. All within the caller's transaction.
 */
export async function publishCalendar(tx: Transaction, publication: Publication): Promise<void> {
  const { content, unitCodes, accountId, at } = publication;
  const calendarId = newId();
  await tx.insert(calendars).values({ id: calendarId, version: content.version, content, publishedAt: at });
  await tx
    .update(units)
    .set({ calendarId })
    .where(inArray(units.code, [...unitCodes]));
  const dossiersTold = await tellOpenDossiers(tx, calendarId, unitCodes);
  await tx.insert(auditEntries).values({
    subjectKind: 'calendar',
    subjectId: calendarId,
    action: 'calendar.publish',
    actorId: accountId,
    actorRole: 'administrator',
    detail: {
      requestId: publication.requestId,
      version: content.version,
      replaces: publication.replacesId,
      units: [...unitCodes],
      dossiersTold,
    },
    at,
  });
}

/** A dossier that rested, and was not told of calendars meanwhile, is told of the present one if it has another. */
export async function tellOfPresentCalendar(
  tx: Transaction,
  { dossierId, seq }: { readonly dossierId: string; readonly seq: number },
): Promise<void> {
  const { presentId: calendarId, pinnedId } = await getCalendarIds(tx, dossierId);
  if (calendarId === pinnedId) return;
  const message = { kind: 'calendarPublished', dossierId, calendarId } as const;
  await queueOutgoing(tx, `calendar:${calendarId}:${dossierId}:${seq}`, message);
}

/** The calendar that a dossier's unit has now. */
export async function getPresentCalendar(db: Queryable, dossierId: string): Promise<WorkCalendar> {
  return getCalendar(db, (await getCalendarIds(db, dossierId)).presentId);
}

async function getCalendarIds(db: Queryable, dossierId: string) {
  const [found] = await db
    .select({ presentId: units.calendarId, pinnedId: dossiers.calendarId })
    .from(dossiers)
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .where(eq(dossiers.id, dossierId));
  if (found === undefined) throw new Error(`No dossier ${dossierId}`);
  return found;
}

async function tellOpenDossiers(tx: Transaction, calendarId: string, unitCodes: readonly string[]): Promise<number> {
  const open = await tx
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(and(inArray(dossiers.unitCode, [...unitCodes]), isNotNull(dossiers.code), isNull(dossiers.endedAt)));
  for (const some of inBatches(open, 1000)) {
    await tx
      .insert(outbox)
      .values(
        some.map(({ id: dossierId }) => ({
          key: `calendar:${calendarId}:${dossierId}`,
          message: { kind: 'calendarPublished' as const, dossierId, calendarId },
        })),
      )
      .onConflictDoNothing({ target: outbox.key });
  }
  await tx.execute(sql`select pg_notify('outbox', '')`);
  return open.length;
}

function* inBatches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
