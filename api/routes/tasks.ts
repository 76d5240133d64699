import { findRunningAbsence } from '../../db/queries/absences.ts';
import { holdingOf, takeBackTasks } from '../../db/queries/cover-tasks.ts';
import { changeHolder, listColleagues, type HolderChange } from '../../db/queries/task-holders.ts';
import { listTasksById, type TaskRow } from '../../db/queries/tasks.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { describeActions } from '../allowed-actions.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { tasksContract, type BulkOutcome, type Task } from '../contract/tasks.ts';
import { doAction, isRepetition, taskTaken } from '../do-action.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { getVisibleById } from '../staff-dossiers.ts';
import { staffViewer } from '../staff-viewer.ts';
import { readOutcome } from '../views/action-outcome.ts';
import { countQueues, readQueue } from '../views/inbox.ts';
import { readTasks, shownTask } from '../views/tasks.ts';

type Db = ApiParts['db'];

/** The inbox and what staff do with tasks. Who holds a task is PostgreSQL's business alone; Temporal is not asked. */
export function taskRoutes(parts: ApiParts): BoundRoute[] {
  const { db } = parts;
  return [
    bind(tasksContract.listTasks, ({ principal, query }) => readQueue(db, principal, query)),
    bind(tasksContract.countTasks, ({ principal }) => countQueues(db, principal)),

    bind(tasksContract.getTask, async ({ principal, params }) => {
      const task = await getTask(db, params.id, principal);
      const standing = await getVisibleById(db, task.dossierId, principal);
      return {
        ...(await shownTask(db, task, principal.accountId)),
        seq: standing.state.seq,
        allowedActions: describeActions(standing, staffViewer(principal, standing)),
        assignable: await listColleagues(db, task, localDateOf(new Date())),
      };
    }),

    bind(tasksContract.claimTask, ({ principal, params }) => claim(db, params.id, principal)),
    bind(tasksContract.releaseTask, ({ principal, params }) => release(db, params.id, principal)),
    bind(tasksContract.assignTask, ({ principal, params, body }) => assign(db, params.id, principal, body)),

    bind(tasksContract.takeBackTasks, async ({ principal }) => {
      await requirePresent(db, principal);
      return { taken: await takeBackTasks(db, { accountId: principal.accountId, seats: principal.roles }) };
    }),

    bind(tasksContract.completeTask, async ({ principal, params, body, identity, language }) => {
      const task = await getTask(db, params.id, principal);
      if (task.closedAt !== null && !(await isRepetition(db, identity))) throw new Problem('task_closed');
      const standing = await getVisibleById(db, task.dossierId, principal);
      await doAction({ parts, standing, viewer: staffViewer(principal, standing), ...body, identity, language });
      return readOutcome(db, standing.id, principal.accountId);
    }),

    bind(tasksContract.bulkTasks, async ({ principal, body }) => {
      const change = bulkOperation(db, principal, body);
      const data: BulkOutcome['data'] = [];
      for (const taskId of new Set(body.taskIds)) data.push(await outcomeOf(taskId, change));
      return { data };
    }),
  ];
}

/** A task of a dossier that somebody may see. @throws Problem `not_found`. */
async function getTask(db: Db, id: string, principal: Principal): Promise<TaskRow> {
  const [task] = await listTasksById(db, [id], principal.accountId);
  if (task === undefined) throw new Problem('not_found');
  const units = unitsOf(principal);
  if (!units.includes(task.unitCode) && !units.includes(task.dossierUnitCode)) throw new Problem('not_found');
  return task;
}

async function claim(db: Db, id: string, principal: Principal): Promise<Task> {
  const task = await getTask(db, id, principal);
  const seats = principal.roles.filter(({ unitCode, role }) => unitCode === task.unitCode && role === task.role);
  if (seats.length === 0) throw new Problem('forbidden');
  await requirePresent(db, principal);
  const covered = seats.flatMap(({ covering }) => covering ?? []);
  return change(db, principal, {
    taskId: id,
    action: 'claim',
    by: { accountId: principal.accountId, role: task.role },
    to: principal.accountId,
    from: covered,
  });
}

/** What the absent take would go to their substitute at once. @throws Problem `absent`. */
async function requirePresent(db: Db, { accountId }: Principal): Promise<void> {
  if ((await findRunningAbsence(db, accountId, localDateOf(new Date()))) !== undefined) throw new Problem('absent');
}

async function release(db: Db, id: string, principal: Principal): Promise<Task> {
  const task = await getTask(db, id, principal);
  return change(db, principal, {
    taskId: id,
    action: 'release',
    by: { accountId: principal.accountId, role: task.role },
    to: null,
    from: [principal.accountId],
  });
}

const assigning: readonly StaffRole[] = ['supervisor', 'lead'];

async function assign(
  db: Db,
  id: string,
  principal: Principal,
  { assigneeId, reason }: { readonly assigneeId: string; readonly reason?: string | undefined },
): Promise<Task> {
  const task = await getTask(db, id, principal);
  const role = assigning.find((one) => unitsOf(principal, [one]).includes(task.unitCode));
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
  return change(db, principal, {
    taskId: id,
    action: 'assign',
    by: { accountId: principal.accountId, role },
    to: holderId,
    ...(coveredId === null ? {} : { inPlaceOf: coveredId }),
    reason,
  });
}

/** @throws Problem `task_closed`, or `task_taken` naming who has it. */
async function change(db: Db, principal: Principal, wish: HolderChange): Promise<Task> {
  const outcome = await changeHolder(db, wish);
  if (outcome.kind === 'closed') throw new Problem('task_closed');
  if (outcome.kind === 'taken') throw taskTaken(outcome.holderName);
  const [task] = await readTasks(db, [wish.taskId], principal.accountId);
  if (task === undefined) throw new Problem('not_found');
  return task;
}

interface BulkWish {
  readonly operation: 'claim' | 'release' | 'assign';
  readonly assigneeId?: string | undefined;
}

function bulkOperation(db: Db, principal: Principal, { operation, assigneeId }: BulkWish) {
  switch (operation) {
    case 'claim':
      return (id: string) => claim(db, id, principal);
    case 'release':
      return (id: string) => release(db, id, principal);
    case 'assign':
      if (assigneeId === undefined) {
        throw faultyField('assigneeId', 'required', {
          vi: 'Chọn người được giao việc.',
          en: 'Choose who is to have the tasks.',
        });
      }
      return (id: string) => assign(db, id, principal, { assigneeId });
  }
}

async function outcomeOf(
  taskId: string,
  operation: (id: string) => Promise<Task>,
): Promise<BulkOutcome['data'][number]> {
  try {
    await operation(taskId);
    return { taskId, done: true, code: null };
  } catch (error) {
    if (error instanceof Problem) return { taskId, done: false, code: error.code };
    throw error;
  }
}
