import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { openTasks, type OpenTask } from '../../domain/lifecycle/work.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { Transaction } from '../client.ts';
import { dossiers, tasks } from '../schema/index.ts';
import type { LockedDossier, NewEvent } from './append-event.ts';
import { holdingOf, type Holding } from './cover-tasks.ts';

/**
 * Closes the tasks an event has ended, opens those it calls for, and brings deadlines of the others in line. Afterwards
 * all that are open are locked.
 */
export async function projectTasks(tx: Transaction, dossier: LockedDossier, event: NewEvent): Promise<void> {
  const wanted = openTasks(event.work);
  const open = await tx
    .select({ id: tasks.id, key: tasks.key, dueAt: tasks.dueAt, warnAt: tasks.warnAt })
    .from(tasks)
    .where(and(eq(tasks.dossierId, dossier.id), isNull(tasks.closedAt)))
    .orderBy(tasks.id)
    // Nobody takes one from somebody while the figures are brought in line with who holds it.
    .for('no key update');
  const ended = open.filter(({ key }) => !wanted.some((task) => task.key === key));
  const added = wanted.filter(({ key }) => !open.some((task) => task.key === key));
  await closeTasks(
    tx,
    ended.map(({ id }) => id),
    event,
  );
  for (const task of added) await openTask(tx, dossier, task, event);
  for (const { id, ...stood } of open) {
    const task = wanted.find(({ key }) => key === stood.key);
    if (task !== undefined) await followDates(tx, id, { stood, task });
  }
  await followDesk(tx, dossier.id, event);
}

async function closeTasks(tx: Transaction, ids: readonly string[], { act }: NewEvent): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(tasks)
    .set({
      closedAt: act.at,
      closedAs: act.actor.role === 'system' || act.actor.role === 'applicant' ? 'superseded' : 'done',
    })
    .where(inArray(tasks.id, [...ids]));
}

async function openTask(tx: Transaction, dossier: LockedDossier, task: OpenTask, event: NewEvent): Promise<void> {
  const isMain = task.key === event.work.main?.key;
  const unitCode = task.unitCode ?? dossier.unitCode;
  const ownerId = isMain ? await findOwner(tx, dossier.id, task, event) : null;
  const { holderId, coveredId }: Holding =
    ownerId === null
      ? { holderId: null, coveredId: null }
      : await holdingOf(tx, ownerId, { unitCode, role: task.role }, localDateOf(event.act.at));
  await tx.insert(tasks).values({
    dossierId: dossier.id,
    key: task.key,
    kind: task.kind,
    role: task.role,
    unitCode,
    stepKey: task.stepKey ?? null,
    isMain,
    holderId,
    coveredId,
    priority: sql`(select ${dossiers.priority} is not null from ${dossiers} where ${dossiers.id} = ${dossier.id})`,
    claimedAt: holderId === null ? null : event.act.at,
    openedAt: event.act.at,
    dueAt: task.dueAt ?? null,
    warnAt: task.warnAt ?? null,
  });
}

/**
 * Whose a main task is from the start: work that comes back belongs to whoever had it, or in whose place it was done;
 * what a clerk receives at the counter is theirs.
 */
async function findOwner(
  tx: Transaction,
  dossierId: string,
  task: OpenTask,
  { act }: NewEvent,
): Promise<string | null> {
  if (act.action === 'receiveAtCounter') return act.actor.accountId;
  const [former] = await tx
    .select({ holderId: tasks.holderId, coveredId: tasks.coveredId })
    .from(tasks)
    .where(
      and(
        eq(tasks.dossierId, dossierId),
        eq(tasks.kind, task.kind),
        task.stepKey === undefined ? isNull(tasks.stepKey) : eq(tasks.stepKey, task.stepKey),
        isNotNull(tasks.holderId),
        isNotNull(tasks.closedAt),
      ),
    )
    .orderBy(desc(tasks.openedAt))
    .limit(1);
  return former?.coveredId ?? former?.holderId ?? null;
}

/** A pause that the task outlived, or a new calendar, may have moved its dates. */
async function followDates(
  tx: Transaction,
  id: string,
  { stood, task }: { readonly stood: Pick<typeof tasks.$inferSelect, 'dueAt' | 'warnAt'>; readonly task: OpenTask },
): Promise<void> {
  const { dueAt = null, warnAt = null } = task;
  if (stood.dueAt === dueAt && stood.warnAt === warnAt) return;
  await tx.update(tasks).set({ dueAt, warnAt }).where(eq(tasks.id, id));
}

async function followDesk(tx: Transaction, dossierId: string, { state, work }: NewEvent): Promise<void> {
  if (work.main === null || state.desk === null || !(state.desk.warned || state.desk.escalated)) return;
  await tx
    .update(tasks)
    .set({ warned: state.desk.warned, escalated: state.desk.escalated })
    .where(and(eq(tasks.dossierId, dossierId), eq(tasks.key, work.main.key)));
}
