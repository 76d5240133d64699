import { findRunningAbsence } from '../../db/queries/absences.ts';
import { takeBackTasks } from '../../db/queries/cover-tasks.ts';
import { listColleagues } from '../../db/queries/task-holders.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { describeActions } from '../allowed-actions.ts';
import { assignTask, changeEach, changeTask, getTask } from '../assign-task.ts';
import type { Principal } from '../http/principal.ts';
import { tasksContract, type Task } from '../contract/tasks.ts';
import { doAction, isRepetition } from '../do-action.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { getVisibleById } from '../staff-dossiers.ts';
import { staffViewer } from '../staff-viewer.ts';
import { readOutcome } from '../views/action-outcome.ts';
import { countQueues, readQueue } from '../views/inbox.ts';
import { shownTask } from '../views/tasks.ts';

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
    bind(tasksContract.assignTask, ({ principal, params, body }) =>
      assignTask(db, principal, { taskId: params.id, ...body }),
    ),

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
      return changeEach([...new Set(body.taskIds)], (taskId) => change(taskId));
    }),
  ];
}

async function claim(db: Db, id: string, principal: Principal): Promise<Task> {
  const task = await getTask(db, id, principal);
  const seats = principal.roles.filter(({ unitCode, role }) => unitCode === task.unitCode && role === task.role);
  if (seats.length === 0) throw new Problem('forbidden');
  await requirePresent(db, principal);
  const covered = seats.flatMap(({ covering }) => covering ?? []);
  return changeTask(db, principal, {
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
  return changeTask(db, principal, {
    taskId: id,
    action: 'release',
    by: { accountId: principal.accountId, role: task.role },
    to: null,
    from: [principal.accountId],
  });
}

interface BulkWish {
  readonly operation: 'claim' | 'release' | 'assign';
  readonly assigneeId?: string | undefined;
  readonly reason?: string | undefined;
}

function bulkOperation(db: Db, principal: Principal, { operation, assigneeId, reason }: BulkWish) {
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
      return (taskId: string) => assignTask(db, principal, { taskId, assigneeId, reason });
  }
}
