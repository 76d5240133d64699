import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { accounts, auditEntries, staffAssignments, tasks } from '../schema/index.ts';

/** A change of who holds a task, by somebody who may. */
export interface HolderChange {
  readonly taskId: string;
  readonly action: 'claim' | 'release' | 'assign';
  readonly by: { readonly accountId: string; readonly role: StaffRole };
  /** Who holds it afterwards. */
  readonly to: string | null;
  /** Who may hold it before, beside nobody; anybody when left out. */
  readonly from?: readonly string[];
  readonly reason?: string | undefined;
}

export type HolderOutcome =
  /** It is held as wished, whether it was before or not. */
  { readonly kind: 'held' } | { readonly kind: 'closed' } | { readonly kind: 'taken'; readonly holderName: string };

/**
 * Changes who holds an open task in one guarded statement, with its audit entry and a notice to those who listen.
 * Asking for what is already so changes nothing and leaves no trace.
 */
export async function changeHolder(db: Database, change: HolderChange): Promise<HolderOutcome> {
  return db.transaction(async (tx) => {
    const changed = await guardedUpdate(tx, change);
    if (changed === undefined) return outcomeUnchanged(tx, change);
    const { action, by, to, reason } = change;
    await tx.insert(auditEntries).values({
      subjectKind: 'dossier',
      subjectId: changed.dossierId,
      action: `task.${action}`,
      actorId: by.accountId,
      actorRole: by.role,
      detail: {
        taskId: change.taskId,
        key: changed.key,
        from: changed.before,
        to,
        ...(reason === undefined ? {} : { reason }),
      },
      at: new Date().toISOString(),
    });
    const notice = JSON.stringify({ taskId: change.taskId, unitCode: changed.unitCode });
    await tx.execute(sql`select pg_notify('task', ${notice})`);
    return { kind: 'held' };
  });
}

async function guardedUpdate(tx: Transaction, { taskId, to, from }: HolderChange) {
  const before = alias(tasks, 'before');
  const [changed] = await tx
    .update(tasks)
    .set({ holderId: to, claimedAt: to === null ? null : sql`now()` })
    .from(before)
    .where(
      and(
        eq(tasks.id, taskId),
        eq(before.id, tasks.id),
        isNull(tasks.closedAt),
        sql`${tasks.holderId} is distinct from ${to}`,
        from === undefined ? undefined : or(isNull(tasks.holderId), inArray(tasks.holderId, [...from])),
      ),
    )
    .returning({ dossierId: tasks.dossierId, key: tasks.key, unitCode: tasks.unitCode, before: before.holderId });
  return changed;
}

async function outcomeUnchanged(tx: Transaction, { taskId, to }: HolderChange): Promise<HolderOutcome> {
  const [task] = await tx
    .select({ closedAt: tasks.closedAt, holderId: tasks.holderId, holderName: accounts.name })
    .from(tasks)
    .leftJoin(accounts, eq(accounts.id, tasks.holderId))
    .where(eq(tasks.id, taskId));
  if (task === undefined || task.closedAt !== null) return { kind: 'closed' };
  return task.holderId === to || task.holderName === null
    ? { kind: 'held' }
    : { kind: 'taken', holderName: task.holderName };
}

/** Somebody who could hold tasks of a role in a unit. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** Open tasks they hold, everywhere. */
  readonly openTasks: number;
}

/** Who holds a role in a unit on a day, themselves or in a colleague's place, the least busy first. */
export async function listColleagues(
  db: Queryable,
  seat: { readonly unitCode: string; readonly role: StaffRole },
  today: string,
): Promise<Colleague[]> {
  const openTasks = sql<number>`(select count(*)::int from ${tasks} t where t.holder_id = ${accounts.id} and t.closed_at is null)`;
  const rows = await db
    .selectDistinct({ id: accounts.id, name: accounts.name, openTasks })
    .from(staffAssignments)
    .innerJoin(
      accounts,
      or(eq(accounts.id, staffAssignments.accountId), eq(accounts.id, staffAssignments.substituteId)),
    )
    .where(
      and(
        eq(staffAssignments.unitCode, seat.unitCode),
        eq(staffAssignments.role, seat.role),
        lte(staffAssignments.validFrom, today),
        or(isNull(staffAssignments.validTo), gte(staffAssignments.validTo, today)),
      ),
    );
  return rows.toSorted((a, b) => a.openTasks - b.openTasks || a.name.localeCompare(b.name, 'vi'));
}
