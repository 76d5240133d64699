import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { dateOfDay, dayOfDate } from '../../domain/working-time/local-time.ts';
import type { Transaction } from '../client.ts';
import {
  absences,
  accounts,
  auditEntries,
  sessions,
  staffAssignments,
  tasks,
  twoFactors,
  verifications,
} from '../schema/index.ts';
import { recordMove } from './cover-tasks.ts';
import { countOtherAdministrators, findStaff, listRolesOf } from './staff.ts';

/** Who changes something: an administrator, or nobody yet (`null`) while an installation is being set up. */
export type Author = string | null;

/** A change by an administrator, and why they make it. */
export interface StaffChange {
  /** Whose account it is about. */
  readonly accountId: string;
  /** Who changes it. */
  readonly byId: string;
  readonly reason: string;
  readonly today: string;
}

export interface NewRole {
  readonly role: StaffRole;
  readonly unitCode: string;
  readonly fromDate: string;
  readonly throughDate: string | null;
}

/** Changes of staff follow one another, so that two administrators cannot end each other at once. */
const staffLock = 7_310_012;

/** Keeps others from changing who works here until the caller commits. */
export async function lockStaff(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${staffLock})`);
}

export interface NewStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly jobTitle: string | null;
}

/** Makes the account of a new colleague, who cannot sign in yet. False when the address has an account already. */
export async function addStaff(tx: Transaction, staff: NewStaff, byId: Author): Promise<boolean> {
  const made = await tx
    .insert(accounts)
    .values({ ...staff, kind: 'staff' })
    .onConflictDoNothing({ target: accounts.email })
    .returning({ id: accounts.id });
  if (made.length === 0) return false;
  await writeStaffAudit(tx, { action: 'staff.add', accountId: staff.id, byId, detail: { jobTitle: staff.jobTitle } });
  return true;
}

/** Notes until when the link of an invitation works. */
export async function noteInvitation(
  tx: Transaction,
  { accountId, byId, until }: { readonly accountId: string; readonly byId: Author; readonly until: Date },
): Promise<void> {
  await tx.update(accounts).set({ invitedUntil: until }).where(eq(accounts.id, accountId));
  await writeStaffAudit(tx, { action: 'staff.invite', accountId, byId, detail: { until: until.toISOString() } });
}

/** Changes name, telephone or job title. */
export async function changeStaff(
  tx: Transaction,
  { accountId, byId }: Pick<StaffChange, 'accountId' | 'byId'>,
  change: {
    readonly name?: string | undefined;
    readonly phone?: string | null | undefined;
    readonly jobTitle?: string | null | undefined;
  },
): Promise<void> {
  const [before] = await tx
    .select({ name: accounts.name, jobTitle: accounts.jobTitle })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('update');
  await tx
    .update(accounts)
    .set({ ...change, updatedAt: new Date() })
    .where(eq(accounts.id, accountId));
  const changed = Object.keys(change);
  await writeStaffAudit(tx, { action: 'staff.change', accountId, byId, detail: { changed, before } });
}

/** Gives a role. Answers the days of the same role it would overlap with, when it does: then nothing is given. */
export async function giveRole(
  tx: Transaction,
  change: Pick<StaffChange, 'accountId' | 'reason'> & { readonly byId: Author },
  given: NewRole,
) {
  await lockStaff(tx);
  const { accountId, byId, reason } = change;
  const { role, unitCode, fromDate, throughDate } = given;
  const [overlapping] = await tx
    .select({ fromDate: staffAssignments.validFrom, throughDate: staffAssignments.validTo })
    .from(staffAssignments)
    .where(
      and(
        eq(staffAssignments.accountId, accountId),
        eq(staffAssignments.unitCode, unitCode),
        eq(staffAssignments.role, role),
        throughDate === null ? undefined : lte(staffAssignments.validFrom, throughDate),
        or(isNull(staffAssignments.validTo), gte(staffAssignments.validTo, fromDate)),
      ),
    );
  if (overlapping !== undefined) return overlapping;
  await tx.insert(staffAssignments).values({ accountId, unitCode, role, validFrom: fromDate, validTo: throughDate });
  await writeStaffAudit(tx, { action: 'staff.giveRole', accountId, byId, detail: { ...given, reason } });
  return undefined;
}

export type EndRoleOutcome = 'ended' | 'unknown' | 'lastAdministrator';

/** Ends a role at once: yesterday was its last day. One that had not begun before today is taken back altogether. */
export async function endRole(tx: Transaction, change: StaffChange, assignmentId: string): Promise<EndRoleOutcome> {
  await lockStaff(tx);
  const { accountId, byId, reason, today } = change;
  const found = (await listRolesOf(tx, [accountId])).find(({ id }) => id === assignmentId);
  if (found === undefined) return 'unknown';
  if (found.throughDate !== null && found.throughDate < today) return 'ended';
  const { role, unitCode, fromDate, throughDate } = found;
  const runs = fromDate <= today;
  if (role === 'administrator' && runs && (await countOtherAdministrators(tx, accountId, today)) === 0) {
    return 'lastAdministrator';
  }
  await endAssignments(tx, accountId, today, assignmentId);
  const detail = { role, unitCode, fromDate, throughDate, reason };
  await writeStaffAudit(tx, { action: 'staff.endRole', accountId, byId, detail });
  return 'ended';
}

async function endAssignments(tx: Transaction, accountId: string, today: string, only?: string): Promise<void> {
  const its = and(
    eq(staffAssignments.accountId, accountId),
    only === undefined ? undefined : eq(staffAssignments.id, only),
  );
  await tx.delete(staffAssignments).where(and(its, gte(staffAssignments.validFrom, today)));
  await tx
    .update(staffAssignments)
    .set({ validTo: dateOfDay(dayOfDate(today, 'today') - 1) })
    .where(and(its, or(isNull(staffAssignments.validTo), gte(staffAssignments.validTo, today))));
}

export type EndStaffOutcome =
  | { readonly kind: 'ended'; readonly releasedTasks: number }
  | { readonly kind: 'lastAdministrator' }
  /** Somebody is away, now or soon, and this is who acts for them. */
  | { readonly kind: 'standsIn'; readonly forName: string; readonly throughDate: string };

/**
 * Ends an account: every session is over with the next request, roles end, open tasks go back to their units. Ending one
 * that has ended changes nothing.
 */
export async function endStaff(tx: Transaction, change: StaffChange): Promise<EndStaffOutcome> {
  await lockStaff(tx);
  const { accountId, byId, reason, today } = change;
  if ((await findStaff(tx, accountId))?.endedAt !== null) return { kind: 'ended', releasedTasks: 0 };
  const roles = await listRolesOf(tx, [accountId]);
  const administers = roles.some(({ role }) => role === 'administrator');
  if (administers && (await countOtherAdministrators(tx, accountId, today)) === 0) return { kind: 'lastAdministrator' };
  const [standsIn] = await tx
    .select({ forName: accounts.name, throughDate: absences.throughDate })
    .from(absences)
    .innerJoin(accounts, eq(accounts.id, absences.accountId))
    .where(and(eq(absences.substituteId, accountId), isNull(absences.endedAt), gte(absences.throughDate, today)));
  if (standsIn !== undefined) return { kind: 'standsIn', ...standsIn };

  await tx.update(accounts).set({ endedAt: new Date() }).where(eq(accounts.id, accountId));
  await tx.delete(sessions).where(eq(sessions.accountId, accountId));
  await endAssignments(tx, accountId, today);
  await tx.update(staffAssignments).set({ substituteId: null }).where(eq(staffAssignments.substituteId, accountId));
  await tx
    .update(absences)
    .set({ endedAt: new Date().toISOString(), endedBy: byId })
    .where(and(eq(absences.accountId, accountId), isNull(absences.endedAt), gte(absences.throughDate, today)));
  const releasedTasks = await releaseTasks(tx, accountId, byId);
  const held = roles
    .filter(({ throughDate }) => throughDate === null || throughDate >= today)
    .map(({ role, unitCode, fromDate, throughDate }) => ({ role, unitCode, fromDate, throughDate }));
  await writeStaffAudit(tx, {
    action: 'staff.end',
    accountId,
    byId,
    detail: { reason, releasedTasks, roles: held },
  });
  return { kind: 'ended', releasedTasks };
}

async function releaseTasks(tx: Transaction, accountId: string, byId: string): Promise<number> {
  const released = await tx
    .update(tasks)
    .set({ holderId: null, coveredId: null, claimedAt: null })
    .where(and(isNull(tasks.closedAt), or(eq(tasks.holderId, accountId), eq(tasks.coveredId, accountId))))
    .returning({ id: tasks.id, dossierId: tasks.dossierId, key: tasks.key, unitCode: tasks.unitCode });
  const actor = { id: byId, role: 'administrator' } as const;
  for (const task of released) {
    await recordMove(tx, task, { action: 'task.release', actor, detail: { from: accountId, to: null } });
  }
  return released.length;
}

/** Forgets a lost second factor, ends every session and voids what was begun under it, so that it can be set up anew. */
export async function resetSecondFactor(tx: Transaction, change: Omit<StaffChange, 'today'>): Promise<void> {
  const { accountId, byId, reason } = change;
  await tx.delete(twoFactors).where(eq(twoFactors.accountId, accountId));
  await tx.delete(verifications).where(eq(verifications.value, accountId));
  await tx.update(accounts).set({ twoFactorEnabled: false }).where(eq(accounts.id, accountId));
  await tx.delete(sessions).where(eq(sessions.accountId, accountId));
  await writeStaffAudit(tx, { action: 'staff.resetSecondFactor', accountId, byId, detail: { reason } });
}

interface StaffAudit {
  readonly action: `staff.${string}`;
  readonly accountId: string;
  readonly byId: Author;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Writes down what was done about somebody on staff. */
export async function writeStaffAudit(tx: Transaction, { action, accountId, byId, detail }: StaffAudit): Promise<void> {
  await tx.insert(auditEntries).values({
    subjectKind: 'account',
    subjectId: accountId,
    action,
    actorId: byId,
    actorRole: byId === null ? 'system' : 'administrator',
    detail,
    at: new Date().toISOString(),
  });
}
