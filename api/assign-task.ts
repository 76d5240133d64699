import type { Queryable, Database } from '../db/client.ts';
import { holdingOf } from '../db/queries/cover-tasks.ts';
import { changeHolder, listColleagues, type HolderChange } from '../db/queries/task-holders.ts';
import { listTasksById, type TaskRow } from '../db/queries/tasks.ts';
import type { StaffRole } from '../domain/lifecycle/roles.ts';
import { localDateOf } from '../domain/working-time/local-time.ts';
import type { BulkOutcome, Task } from './contract/tasks.ts';
import { taskTaken } from './do-action.ts';
import { unitsOf, type Principal } from './http/principal.ts';
import { problemTexts } from './http/problem-texts.ts';
import { faultyField, Problem } from './http/problem.ts';
import { readTasks } from './views/tasks.ts';

/** Who gives tasks to others, in their units. */
export const assigningRoles = ['supervisor', 'lead'] as const satisfies readonly StaffRole[];

/** A task of a dossier that somebody may see. @throws Problem `not_found`. */
export async function getTask(db: Queryable, id: string, principal: Principal): Promise<TaskRow> {
  const [task] = await listTasksById(db, [id], principal.accountId);
  if (task === undefined) throw new Problem('not_found');
  const units = unitsOf(principal);
  if (!units.includes(task.unitCode) && !units.includes(task.dossierUnitCode)) throw new Problem('not_found');
  return task;
}

interface Assignment {
  readonly taskId: string;
  readonly assigneeId: string;
  readonly reason?: string | undefined;
  /** Only if nobody holds it: what somebody took meanwhile stays theirs. */
  readonly onlyFree?: boolean;
}

/**
 * Gives a task to a colleague, or to whoever stands in for them.
 * @throws Problem `forbidden`, `task_closed`, `task_taken`, or naming `assigneeId` when they cannot hold it.
 */
export async function assignTask(db: Database, principal: Principal, wish: Assignment): Promise<Task> {
  const { taskId, assigneeId, reason, onlyFree = false } = wish;
  const task = await getTask(db, taskId, principal);
  const role = assigningRoles.find((one) => unitsOf(principal, [one]).includes(task.unitCode));
  if (role === undefined) throw new Problem('forbidden');
  const today = localDateOf(new Date());
  const colleagues = await listColleagues(db, task, today);
  if (!colleagues.some((colleague) => colleague.id === assigneeId)) {
    throw faultyField('assigneeId', 'cannot_hold_task', {
      vi: 'Người này không giữ vai trò của việc tại đơn vị. Chọn trong danh sách người có thể giao.',
      en: 'They do not hold the task’s role in its unit. Choose one of those it can be assigned to.',
    });
  }
  const { holderId, coveredId } = await holdingOf(db, assigneeId, task, today);
  if (holderId === null) {
    throw faultyField('assigneeId', 'absent', {
      vi: 'Người này và người làm thay đều vắng mặt. Chọn người khác.',
      en: 'They are away, and so is whoever stands in for them. Choose somebody else.',
    });
  }
  return changeTask(db, principal, {
    taskId,
    action: 'assign',
    by: { accountId: principal.accountId, role },
    to: holderId,
    ...(coveredId === null ? {} : { inPlaceOf: coveredId }),
    ...(onlyFree ? { from: [] } : {}),
    reason,
  });
}

/** Changes who holds a task, and answers it. @throws Problem `task_closed`, or `task_taken` naming who has it. */
export async function changeTask(db: Database, principal: Principal, wish: HolderChange): Promise<Task> {
  const outcome = await changeHolder(db, wish);
  if (outcome.kind === 'closed') throw new Problem('task_closed');
  if (outcome.kind === 'taken') throw taskTaken(outcome.holderName);
  const [task] = await readTasks(db, [wish.taskId], principal.accountId);
  if (task === undefined) throw new Problem('not_found');
  return task;
}

/** Does something to tasks one after the other; one that is refused stops none of the others. */
export async function changeEach(
  taskIds: readonly string[],
  change: (taskId: string, index: number) => Promise<unknown>,
): Promise<BulkOutcome> {
  const data: BulkOutcome['data'] = [];
  for (const [index, taskId] of taskIds.entries()) data.push(await outcomeOf(taskId, () => change(taskId, index)));
  return { data };
}

async function outcomeOf(taskId: string, change: () => Promise<unknown>): Promise<BulkOutcome['data'][number]> {
  try {
    await change();
    return { taskId, done: true, code: null, problem: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, details } = error;
    const ofField = details.errors?.[0]?.message;
    const problem = typeof ofField === 'object' ? ofField : (details.detail ?? problemTexts[code].detail);
    return { taskId, done: false, code, problem };
  }
}
