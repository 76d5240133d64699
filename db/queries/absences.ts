import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AbsenceDays, AbsenceKind } from '../../domain/absence.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Queryable, Transaction } from '../client.ts';
import { absences, accounts, auditEntries, staffAssignments, tasks } from '../schema/index.ts';
import { runningOn } from './held-roles.ts';
import { listOverlaps, listSubstitutes } from './substitutes.ts';

const substitute = alias(accounts, 'substitute');
const enterer = alias(accounts, 'enterer');
const ender = alias(accounts, 'ender');

const row = {
  id: absences.id,
  account: { id: accounts.id, name: accounts.name },
  substitute: { id: substitute.id, name: substitute.name },
  fromDate: absences.fromDate,
  throughDate: absences.throughDate,
  kind: absences.kind,
  enteredBy: { id: enterer.id, name: enterer.name },
  enteredAt: absences.createdAt,
  endedAt: absences.endedAt,
  endedBy: { id: ender.id, name: ender.name },
  /** Open tasks others hold in this person's place. */
  coveredTasks: sql<number>`(select count(*)::int from ${tasks} t where t.closed_at is null and t.covered_id = ${absences.accountId})`,
};

export type AbsenceRow = Awaited<ReturnType<typeof listAbsences>>[number];

function selectAbsences(db: Queryable) {
  return db
    .select(row)
    .from(absences)
    .innerJoin(accounts, eq(accounts.id, absences.accountId))
    .innerJoin(substitute, eq(substitute.id, absences.substituteId))
    .innerJoin(enterer, eq(enterer.id, absences.enteredBy))
    .leftJoin(ender, eq(ender.id, absences.endedBy))
    .$dynamic();
}

/** Whose absences somebody sees: their own, those they are the substitute in, and those of units they supervise. */
export interface AbsenceFilter {
  readonly accountId: string;
  readonly whose: 'all' | 'mine';
  readonly supervisedUnits: readonly string[];
  /** Running and coming, the next first; or over, the latest first. */
  readonly when: 'current' | 'past';
  readonly today: string;
}

/** Where a page of absences goes on. */
export interface AbsencePosition {
  readonly fromDate: string;
  readonly id: string;
}

/** Absences somebody may see. */
export async function listAbsences(
  db: Queryable,
  filter: AbsenceFilter,
  { after, limit }: { readonly after: AbsencePosition | undefined; readonly limit: number },
) {
  const [order, beyond] = filter.when === 'current' ? ([asc, sql`>`] as const) : ([desc, sql`<`] as const);
  return selectAbsences(db)
    .where(
      and(
        visibleTo(filter),
        after && sql`(${absences.fromDate}, ${absences.id}) ${beyond} (${after.fromDate}::date, ${after.id}::uuid)`,
      ),
    )
    .orderBy(order(absences.fromDate), order(absences.id))
    .limit(limit);
}

export async function countAbsences(db: Queryable, filter: AbsenceFilter): Promise<number> {
  return db.$count(absences, visibleTo(filter));
}

function visibleTo({ accountId, whose, supervisedUnits, when, today }: AbsenceFilter): SQL | undefined {
  const isCurrent = and(isNull(absences.endedAt), gte(absences.throughDate, today));
  const isPast = or(isNotNull(absences.endedAt), lt(absences.throughDate, today));
  const isMine = eq(absences.accountId, accountId);
  return and(
    whose === 'mine' ? isMine : or(isMine, eq(absences.substituteId, accountId), heldIn(supervisedUnits)),
    when === 'current' ? isCurrent : isPast,
  );
}

function heldIn(unitCodes: readonly string[]): SQL | undefined {
  if (unitCodes.length === 0) return undefined;
  return sql`exists (select 1 from ${staffAssignments}
    where ${and(eq(staffAssignments.accountId, absences.accountId), inArray(staffAssignments.unitCode, [...unitCodes]))})`;
}

/** One absence, if there is one of this id. */
export async function findAbsence(db: Queryable, id: string): Promise<AbsenceRow | undefined> {
  const [found] = await selectAbsences(db).where(eq(absences.id, id));
  return found;
}

/** The absence of somebody that runs on a day, if one does. */
export async function findRunningAbsence(db: Queryable, accountId: string, today: string) {
  const [found] = await db
    .select({ throughDate: absences.throughDate })
    .from(absences)
    .where(and(eq(absences.accountId, accountId), runningOn(today)));
  return found;
}

export interface NewAbsence extends AbsenceDays {
  readonly id: string;
  readonly accountId: string;
  readonly substituteId: string;
  readonly kind: AbsenceKind;
}

/** Who enters or ends an absence: a supervisor, or the person in their own role. */
export interface AbsenceActor {
  readonly accountId: string;
  readonly role: StaffRole;
}

export type EntryOutcome =
  | { readonly kind: 'entered' }
  /** The person is away on some of these days already. */
  | { readonly kind: 'overlaps'; readonly days: AbsenceDays }
  | { readonly kind: 'cannotSubstitute' }
  /** The substitute is away themselves: following substitutes must lead to somebody who is there. */
  | { readonly kind: 'substituteAbsent'; readonly name: string; readonly days: AbsenceDays };

/** Absences are entered one after another: each is checked against all that were entered before. */
const entryLock = 7_310_011;

/**
 * Enters an absence and wakes what moves tasks. A substitute may fall absent later: their own substitute then covers
 * both. Nobody absent can be named, so that following substitutes never leads in a circle.
 */
export async function enterAbsence(tx: Transaction, absence: NewAbsence, by: AbsenceActor): Promise<EntryOutcome> {
  await tx.execute(sql`select pg_advisory_xact_lock(${entryLock})`);
  const [days] = await listOverlaps(tx, [absence.accountId], absence);
  if (days !== undefined) return { kind: 'overlaps', days };
  const chosen = (await listSubstitutes(tx, absence.accountId, absence)).find(({ id }) => id === absence.substituteId);
  if (chosen === undefined) return { kind: 'cannotSubstitute' };
  if (chosen.absence !== null) return { kind: 'substituteAbsent', name: chosen.name, days: chosen.absence };
  await tx.insert(absences).values({ ...absence, enteredBy: by.accountId });
  const { id, accountId, fromDate, throughDate, substituteId } = absence;
  const detail = { absenceId: id, fromDate, throughDate, substituteId };
  await writeAudit(tx, { action: 'absence.enter', accountId, by, detail });
  await tx.execute(sql`select pg_notify('absence', '')`);
  return { kind: 'entered' };
}

/** Ends an absence before its last day is over, or calls it off. One that is over stays as it is. */
export async function endAbsence(tx: Transaction, id: string, by: AbsenceActor, today: string): Promise<void> {
  const at = new Date().toISOString();
  const [ended] = await tx
    .update(absences)
    .set({ endedAt: at, endedBy: by.accountId })
    .where(and(eq(absences.id, id), isNull(absences.endedAt), gte(absences.throughDate, today)))
    .returning({ accountId: absences.accountId });
  if (ended === undefined) return;
  await writeAudit(tx, { action: 'absence.end', accountId: ended.accountId, by, detail: { absenceId: id } });
}

interface AbsenceAudit {
  readonly action: 'absence.enter' | 'absence.end';
  /** Whose absence it is. */
  readonly accountId: string;
  readonly by: AbsenceActor;
  readonly detail: Readonly<Record<string, string>>;
}

async function writeAudit(tx: Transaction, { action, accountId, by, detail }: AbsenceAudit): Promise<void> {
  await tx.insert(auditEntries).values({
    subjectKind: 'account',
    subjectId: accountId,
    action,
    actorId: by.accountId,
    actorRole: by.role,
    detail,
    at: new Date().toISOString(),
  });
}
