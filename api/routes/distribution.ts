import {
  listFreeTasks,
  listHeldTasks,
  listPastWorkers,
  listSeatHolders,
  readUnitCalendars,
} from '../../db/queries/distribution.ts';
import type { Queryable } from '../../db/client.ts';
import { candidatesFor, distribute, shareReasonNames, weightOf, type Receiver } from '../../domain/distribute.ts';
import { workingMinutesBetween } from '../../domain/working-time/arithmetic.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { assigningRoles, assignTask, changeEach } from '../assign-task.ts';
import { distributionContract, type DistributionPlan, type DistributionRequest } from '../contract/distribution.ts';
import { mostAtOnce } from '../contract/tasks.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { faultyField } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { readTasks } from '../views/tasks.ts';

/** Sharing free tasks out: first how it would look, then as ordinary assignments. */
export function distributionRoutes({ db }: Pick<ApiParts, 'db'>): BoundRoute[] {
  return [
    bind(distributionContract.previewDistribution, ({ principal, body }) => plan(db, principal, body)),

    bind(distributionContract.distributeTasks, ({ principal, body: { rows, reason } }) => {
      const assignees = new Map(rows.map(({ taskId, assigneeId }) => [taskId, assigneeId]));
      if (assignees.size < rows.length) {
        throw faultyField('rows', 'duplicate', {
          vi: 'Mỗi việc chỉ được giao cho một người. Bỏ dòng lặp lại.',
          en: 'Each task goes to one person. Leave the repeated row out.',
        });
      }
      return changeEach([...assignees.keys()], (taskId) =>
        assignTask(db, principal, { taskId, assigneeId: assignees.get(taskId) ?? '', reason, onlyFree: true }),
      );
    }),
  ];
}

async function plan(db: Queryable, principal: Principal, wish: DistributionRequest): Promise<DistributionPlan> {
  const unitCodes = unitsOf(principal, assigningRoles).filter((code) => wish.unit === undefined || code === wish.unit);
  const now = new Date().toISOString();
  const filter = { unitCodes, taskIds: wish.taskIds, procedureCode: wish.procedure, stepKey: wish.stepKey };
  const found = await listFreeTasks(db, filter, mostAtOnce + 1);
  const free = found.slice(0, mostAtOnce);
  const [workers, colleagues, shown] = await Promise.all([
    listPastWorkers(
      db,
      free.map(({ dossierId }) => dossierId),
    ),
    listSeatHolders(db, unitCodes, localDateOf(now)),
    readTasks(
      db,
      free.map(({ id }) => id),
      principal.accountId,
    ),
  ]);
  const useful = colleagues.filter(({ seats }) => free.some((task) => seats.some((seat) => isSameSeat(seat, task))));
  const held = await listHeldTasks(
    db,
    useful.map(({ id }) => id),
  );
  const leftMinutes = await reckonBy(db, [...free, ...held], now);
  const people = useful.map(({ id, name, awayThrough, seats }) => {
    const theirs = held.filter(({ holderId }) => holderId === id);
    const load = theirs.reduce((sum, task) => sum + weightOf(leftMinutes(task)), 0);
    const isChosen = awayThrough === null && (wish.personIds?.includes(id) ?? true);
    return { id, name, awayThrough, seats, isAway: awayThrough !== null, isChosen, load, openTasks: theirs.length };
  });
  const receivers: readonly Receiver[] = people.filter(({ isChosen }) => isChosen);
  const toShare = free.map((task) => ({
    ...task,
    leftMinutes: leftMinutes(task),
    workedOnBy: workers.get(task.dossierId) ?? [],
  }));
  const taskById = new Map(shown.map((task) => [task.id, task]));
  const freeById = new Map(free.map((task) => [task.id, task]));
  return {
    rows: distribute(toShare, receivers).flatMap(({ taskId, ...share }) => {
      const [task, place] = [taskById.get(taskId), freeById.get(taskId)];
      if (task === undefined || place === undefined) return [];
      return [{ task, ...share, whyName: shareReasonNames[share.why], candidates: candidatesFor(place, people) }];
    }),
    people: people.map(({ id, name, awayThrough, isChosen, load, openTasks }) => ({
      person: { id, name },
      awayThrough,
      isChosen,
      load,
      openTasks,
    })),
    left: wish.taskIds === undefined ? 0 : new Set(wish.taskIds).size - free.length,
    isWhole: found.length <= mostAtOnce,
  };
}

interface Seat {
  readonly unitCode: string;
  readonly role: string;
}

function isSameSeat(one: Seat, other: Seat): boolean {
  return one.unitCode === other.unitCode && one.role === other.role;
}

interface Dated {
  readonly unitCode: string;
  readonly dueAt: string | null;
}

/** Working minutes left for each of these tasks, by the calendar of the task's unit. */
async function reckonBy(db: Queryable, dated: readonly Dated[], now: string) {
  const calendars = await readUnitCalendars(db, [...new Set(dated.map(({ unitCode }) => unitCode))]);
  return ({ unitCode, dueAt }: Dated): number | null => {
    const calendar = calendars.get(unitCode);
    return dueAt === null || calendar === undefined ? null : workingMinutesBetween(calendar, now, dueAt);
  };
}
