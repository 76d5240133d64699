import { and, asc, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import type { Database, Queryable } from '../client.ts';
import {
  absences,
  accounts,
  digests,
  dossierFigures,
  dossiers,
  procedures,
  staffAssignments,
  staffPreferences,
  tasks,
} from '../schema/index.ts';
import { runningOn, validOn } from './held-roles.ts';
import { tryAgainAt } from './try-again.ts';

/**
 * Notes the morning's mail of a day for everybody of these units who wants it, is still here and not away; done again it
 * adds only who is missing. Whoever supervises wants it unless they said otherwise.
 */
export async function enqueueDigests(db: Queryable, unitCodes: readonly string[], onDate: string): Promise<void> {
  if (unitCodes.length === 0) return;
  await db.execute(sql`
    insert into ${digests} (account_id, on_date)
    select ${accounts.id}, ${onDate}::date
    from ${accounts}
    join ${staffAssignments} on ${staffAssignments.accountId} = ${accounts.id} and ${validOn(onDate)}
    left join ${staffPreferences} on ${staffPreferences.accountId} = ${accounts.id}
    where ${and(
      eq(accounts.kind, 'staff'),
      isNull(accounts.endedAt),
      eq(accounts.emailVerified, true),
      inArray(staffAssignments.unitCode, [...unitCodes]),
    )}
      and not exists (select 1 from ${absences} where ${absences.accountId} = ${accounts.id} and ${runningOn(onDate)})
    group by ${accounts.id}
    having coalesce(bool_or(${staffPreferences.digest}), bool_or(${staffAssignments.role} = 'supervisor'))
    on conflict do nothing`);
}

/** Longer than one mail takes at its slowest. If the sender dies, the mail is free again after this long. */
const leaseSeconds = 180;

/** A morning's mail to send, for whoever leased it. */
export interface DueDigest {
  readonly accountId: string;
  readonly onDate: string;
}

/** Takes one mail of this day that is due, for this caller alone until the lease runs out. */
export async function leaseDigest(db: Database, onDate: string): Promise<DueDigest | undefined> {
  const due = db
    .select({ accountId: digests.accountId })
    .from(digests)
    .where(and(eq(digests.onDate, onDate), eq(digests.status, 'waiting'), lte(digests.nextAttemptAt, sql`now()`)))
    .orderBy(digests.nextAttemptAt)
    .limit(1)
    .for('update', { skipLocked: true });
  const [leased] = await db
    .update(digests)
    .set({
      nextAttemptAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
      attempts: sql`${digests.attempts} + 1`,
    })
    .where(and(eq(digests.onDate, onDate), sql`${digests.accountId} = ${due}`))
    .returning({ accountId: digests.accountId, onDate: digests.onDate });
  return leased;
}

/** Takes down what became of a mail. */
export async function closeDigest(
  db: Queryable,
  { accountId, onDate }: DueDigest,
  status: 'sent' | 'empty' | 'rejected',
): Promise<void> {
  await db
    .update(digests)
    .set({ status })
    .where(and(eq(digests.accountId, accountId), eq(digests.onDate, onDate)));
}

/** Takes down that a mail was not sent yet; it is due again after a growing while, at most ten minutes. */
export async function markDigestUnsent(db: Queryable, { accountId, onDate }: DueDigest, error: string): Promise<void> {
  await db
    .update(digests)
    .set({ nextAttemptAt: tryAgainAt(digests.attempts, 600), lastError: error.slice(0, 500) })
    .where(and(eq(digests.accountId, accountId), eq(digests.onDate, onDate)));
}

/** To whom a mail goes, and the units they supervise on its day. */
export async function getDigestReader(db: Queryable, { accountId, onDate }: DueDigest) {
  const rows = await db
    .select({
      name: accounts.name,
      email: accounts.email,
      role: staffAssignments.role,
      unitCode: staffAssignments.unitCode,
    })
    .from(accounts)
    .leftJoin(staffAssignments, and(eq(staffAssignments.accountId, accounts.id), validOn(onDate)))
    .where(eq(accounts.id, accountId));
  const [first] = rows;
  if (first === undefined) throw new Error(`No account ${accountId}`);
  const unitsWith = (...roles: readonly StaffRole[]) => [
    ...new Set(rows.flatMap(({ role, unitCode }) => (role !== null && roles.includes(role) ? (unitCode ?? []) : []))),
  ];
  return {
    name: first.name,
    email: first.email,
    supervised: unitsWith('supervisor'),
    unitCodes: unitsWith(...staffRoles),
  };
}

/** A dossier on a line of the mail: no word of who applies. */
const line = {
  code: sql<string>`${dossiers.code}`,
  procedureName: procedures.name,
};

/** The open tasks somebody holds that are due before an instant or came to them since another, the first due first. */
export async function listHeldLines(
  db: Queryable,
  accountId: string,
  { dueBefore, claimedSince }: { readonly dueBefore: string; readonly claimedSince: string },
) {
  return db
    .select({ ...line, dueAt: tasks.dueAt, claimedAt: tasks.claimedAt })
    .from(tasks)
    .innerJoin(dossiers, eq(dossiers.id, tasks.dossierId))
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .where(
      and(
        eq(tasks.holderId, accountId),
        isNull(tasks.closedAt),
        sql`(${tasks.dueAt} < ${dueBefore} or ${tasks.claimedAt} >= ${claimedSince})`,
      ),
    )
    .orderBy(asc(tasks.dueAt), asc(tasks.id));
}

/** Which dossiers of units, by when they are due. */
interface DueRange {
  readonly unitCodes: readonly string[];
  readonly from?: string | undefined;
  readonly to: string;
  readonly limit: number;
}

/** Running dossiers of units that are due in a stretch of time, the first due first, and how many there are. */
export async function listDueLines(db: Queryable, { unitCodes, from, to, limit }: DueRange) {
  const condition = and(
    inArray(dossierFigures.unitCode, [...unitCodes]),
    sql`${dossierFigures.standing} = 'running'`,
    from === undefined ? undefined : gte(dossierFigures.dueAt, from),
    lt(dossierFigures.dueAt, to),
  );
  const [lines, total] = await Promise.all([
    db
      .select({ ...line, dueAt: dossierFigures.dueAt })
      .from(dossierFigures)
      .innerJoin(dossiers, eq(dossiers.id, dossierFigures.dossierId))
      .innerJoin(procedures, eq(procedures.code, dossierFigures.procedureCode))
      .where(condition)
      .orderBy(asc(dossierFigures.dueAt), asc(dossierFigures.dossierId))
      .limit(limit),
    db.$count(dossierFigures, condition),
  ]);
  return { lines, total };
}

const counted = z.object({ n: z.number() });

/** Open tasks of units that nobody holds, the first due first, and how many there are. */
export async function listUnassignedLines(db: Queryable, unitCodes: readonly string[], limit: number) {
  const condition = and(inArray(tasks.unitCode, [...unitCodes]), isNull(tasks.closedAt), isNull(tasks.holderId));
  const lines = await db
    .select({ ...line, dueAt: tasks.dueAt })
    .from(tasks)
    .innerJoin(dossiers, eq(dossiers.id, tasks.dossierId))
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .where(condition)
    .orderBy(asc(tasks.dueAt), asc(tasks.id))
    .limit(limit);
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(tasks)
    .where(condition);
  return { lines, total: counted.parse(row).n };
}
