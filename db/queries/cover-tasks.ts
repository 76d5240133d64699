import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { absences, auditEntries, tasks } from '../schema/index.ts';
import { holdsRole, runningOn } from './held-roles.ts';
import type { Seat } from './tasks.ts';

const people = z.array(z.object({ accountId: z.string() }));

/**
 * Who does somebody's tasks at a seat on a day: they themselves, or whoever is there when one follows substitutes of
 * the absent. `null` when nobody is, or the one who is does not hold the role: then the task is the unit's.
 */
export async function findPresent(db: Queryable, accountId: string, seat: Seat, today: string): Promise<string | null> {
  const runs = runningOn(today);
  const rows = await db.execute(sql`
    with recursive chain (account_id) as (
      select ${accountId}::uuid
      union
      select ${absences.substituteId} from chain join ${absences} on ${absences.accountId} = chain.account_id and ${runs}
    )
    select account_id as "accountId" from chain
    where not exists (select 1 from ${absences} where ${absences.accountId} = chain.account_id and ${runs})`);
  const [present] = people.parse([...rows]);
  if (present === undefined) return null;
  const isStandIn = present.accountId !== accountId;
  return !isStandIn || (await holdsRole(db, present.accountId, seat, today)) ? present.accountId : null;
}

/** Who holds a task, and in whose place. */
export interface Holding {
  readonly holderId: string | null;
  readonly coveredId: string | null;
}

/** How a task comes to lie that belongs to somebody, who may be away. */
export async function holdingOf(db: Queryable, ownerId: string, seat: Seat, today: string): Promise<Holding> {
  const holderId = await findPresent(db, ownerId, seat, today);
  return { holderId, coveredId: holderId === null || holderId === ownerId ? null : ownerId };
}

/**
 * Moves open tasks out of the hands of people who are away on a day, to their substitutes or back to the unit; answers
 * how many it moved. Callers side by side share the work. Due dates stay: a deadline does not wait for anybody's leave.
 */
export async function coverTasks(db: Database, today: string, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    const stuck = await tx
      .select({
        id: tasks.id,
        dossierId: tasks.dossierId,
        key: tasks.key,
        unitCode: tasks.unitCode,
        role: tasks.role,
        coveredId: tasks.coveredId,
        absentId: absences.accountId,
        absenceId: absences.id,
      })
      .from(tasks)
      .innerJoin(absences, and(eq(absences.accountId, tasks.holderId), runningOn(today)))
      .where(isNull(tasks.closedAt))
      .limit(limit)
      .for('update', { of: tasks, skipLocked: true });
    for (const task of stuck) {
      const owner = task.coveredId ?? task.absentId;
      const { holderId } = await holdingOf(tx, task.absentId, task, today);
      await moveTask(tx, task.id, { holderId, coveredId: holderId === null || holderId === owner ? null : owner });
      const { absenceId, absentId } = task;
      await recordMove(tx, task, {
        action: 'task.cover',
        actor: { id: null, role: 'system' },
        detail: { from: absentId, to: holderId, absenceId },
      });
    }
    return stuck.length;
  });
}

/**
 * Gives somebody back the open tasks that colleagues hold in their place, as far as they hold the roles for them;
 * answers how many.
 */
export async function takeBackTasks(
  db: Database,
  { accountId, seats }: { readonly accountId: string; readonly seats: readonly Seat[] },
): Promise<number> {
  return db.transaction(async (tx) => {
    const covered = await tx
      .select({
        id: tasks.id,
        dossierId: tasks.dossierId,
        key: tasks.key,
        unitCode: tasks.unitCode,
        role: tasks.role,
        holderId: tasks.holderId,
      })
      .from(tasks)
      .where(and(eq(tasks.coveredId, accountId), isNull(tasks.closedAt)))
      .for('update');
    const mine = covered.filter((task) =>
      seats.some(({ unitCode, role }) => unitCode === task.unitCode && role === task.role),
    );
    for (const task of mine) {
      await moveTask(tx, task.id, { holderId: accountId, coveredId: null });
      await recordMove(tx, task, {
        action: 'task.takeBack',
        actor: { id: accountId, role: task.role },
        detail: { from: task.holderId, to: accountId },
      });
    }
    return mine.length;
  });
}

async function moveTask(tx: Transaction, taskId: string, { holderId, coveredId }: Holding): Promise<void> {
  await tx
    .update(tasks)
    .set({ holderId, coveredId, claimedAt: holderId === null ? null : sql`now()` })
    .where(eq(tasks.id, taskId));
}

interface MovedTask {
  readonly id: string;
  readonly dossierId: string;
  readonly key: string;
  readonly unitCode: string;
}

interface Move {
  readonly action: string;
  readonly actor: { readonly id: string | null; readonly role: StaffRole | 'system' };
  readonly detail: Readonly<Record<string, string | null>>;
}

/** Writes down that a task changed hands and tells those who listen, in the transaction that moved it. */
export async function recordMove(tx: Transaction, task: MovedTask, { action, actor, detail }: Move): Promise<void> {
  await tx.insert(auditEntries).values({
    subjectKind: 'dossier',
    subjectId: task.dossierId,
    action,
    actorId: actor.id,
    actorRole: actor.role,
    detail: { taskId: task.id, key: task.key, ...detail },
    at: new Date().toISOString(),
  });
  const notice = JSON.stringify({ taskId: task.id, unitCode: task.unitCode });
  await tx.execute(sql`select pg_notify('task', ${notice})`);
}
