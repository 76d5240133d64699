import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { absences, accounts, staffAssignments, tasks } from '../schema/index.ts';
import { recordMove } from './cover-tasks.ts';
import { runningOn, validOn } from './held-roles.ts';

/** A change of who holds a task, by somebody who may. */
export interface HolderChange {
  readonly taskId: string;
  readonly action: 'claim' | 'release' | 'assign';
  readonly by: { readonly accountId: string; readonly role: StaffRole };
  /** Who holds it afterwards. */
  readonly to: string | null;
  /** The absent colleague in whose place they will hold it. Who claims from the absent does so in their place anyway. */
  readonly inPlaceOf?: string | undefined;
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
    const { action, by, to, reason, inPlaceOf } = change;
    await recordMove(
      tx,
      { id: change.taskId, ...changed },
      {
        action: `task.${action}`,
        actor: { id: by.accountId, role: by.role },
        detail: {
          from: changed.before,
          to,
          ...(inPlaceOf === undefined ? {} : { inPlaceOf }),
          ...(reason === undefined ? {} : { reason }),
        },
      },
    );
    return { kind: 'held' };
  });
}

async function guardedUpdate(tx: Transaction, { taskId, action, to, from, inPlaceOf }: HolderChange) {
  const before = alias(tasks, 'before');
  const owner = action === 'claim' ? sql`coalesce(${before.coveredId}, ${before.holderId})` : (inPlaceOf ?? null);
  const [changed] = await tx
    .update(tasks)
    .set({ holderId: to, coveredId: owner, claimedAt: to === null ? null : sql`now()` })
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
  /** They are away: until when, both days included, and who acts in their place. */
  readonly absence: { readonly throughDate: string; readonly substituteName: string } | null;
}

/**
 * Who holds a role in a unit on a day, themselves or in an absent colleague's place: those who are there first, and of
 * them the least busy.
 */
export async function listColleagues(
  db: Queryable,
  seat: { readonly unitCode: string; readonly role: StaffRole },
  today: string,
): Promise<Colleague[]> {
  const covering = alias(absences, 'covering');
  const substitute = alias(accounts, 'substitute');
  const openTasks = sql<number>`(select count(*)::int from ${tasks} t where t.holder_id = ${accounts.id} and t.closed_at is null)`;
  const rows = await db
    .selectDistinct({
      id: accounts.id,
      name: accounts.name,
      openTasks,
      absence: { throughDate: absences.throughDate, substituteName: substitute.name },
    })
    .from(staffAssignments)
    .leftJoin(covering, and(eq(covering.accountId, staffAssignments.accountId), runningOn(today, covering)))
    .innerJoin(accounts, or(eq(accounts.id, staffAssignments.accountId), eq(accounts.id, covering.substituteId)))
    .leftJoin(absences, and(eq(absences.accountId, accounts.id), runningOn(today)))
    .leftJoin(substitute, eq(substitute.id, absences.substituteId))
    .where(and(eq(staffAssignments.unitCode, seat.unitCode), eq(staffAssignments.role, seat.role), validOn(today)));
  return rows
    .map(({ absence: { throughDate, substituteName }, ...colleague }) => ({
      ...colleague,
      absence: throughDate === null || substituteName === null ? null : { throughDate, substituteName },
    }))
    .toSorted(
      (a, b) =>
        Number(a.absence !== null) - Number(b.absence !== null) ||
        a.openTasks - b.openTasks ||
        a.name.localeCompare(b.name, 'vi'),
    );
}
