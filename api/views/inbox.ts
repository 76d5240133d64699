import { z } from 'zod';
import type { Queryable } from '../../db/client.ts';
import { searchText } from '../../domain/search-text.ts';
import { countAllPaused, countOpenTasks } from '../../db/queries/queue-counts.ts';
import { countPaused, listPausedIds } from '../../db/queries/paused-dossiers.ts';
import { shortestSearch } from '../../db/queries/search-terms.ts';
import { countTaskIds, listTaskIds, type Seat, type TaskFilter } from '../../db/queries/tasks.ts';
import { countWatched, listWatched } from '../../db/queries/watches.ts';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import type { Page } from '../contract/common.ts';
import type { Task, TaskCounts, TaskQueue } from '../contract/tasks.ts';
import { cursorOf } from '../http/cursor.ts';
import { faultyField } from '../http/problem.ts';
import { readTasks, readWaits } from './tasks.ts';

interface InboxQuery {
  readonly queue: TaskQueue;
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly procedure?: string | undefined;
  readonly priority?: 'true' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Counting further than this tells a reader of a list nothing; what is searched for has to be looked up one by one. */
export function countBoundFor(text: string | undefined): number {
  return text === undefined ? 1000 : 100;
}

const dueCursor = cursorOf(z.object({ dueAt: z.iso.datetime().nullable(), priority: z.boolean(), id: z.uuid() }));
const waitCursor = cursorOf(z.object({ updatedAt: z.iso.datetime(), id: z.uuid() }));
const watchCursor = cursorOf(z.object({ watch: z.uuid() }));

/** One page of a queue of somebody's inbox. */
export async function readQueue(db: Queryable, principal: Principal, query: InboxQuery): Promise<Page<Task>> {
  const text = searchOf(query.q);
  switch (query.queue) {
    case 'mine':
    case 'unit':
    case 'due-soon':
    case 'overdue':
      return readTaskQueue(db, principal, query, filterOf(principal, query, text));
    case 'paused':
      return readPaused(db, principal, query, text);
    case 'watching':
      return readWatched(db, principal, query, text);
  }
}

/** How many wait in each queue of somebody's inbox. */
export async function countQueues(db: Queryable, principal: Principal): Promise<TaskCounts> {
  const { accountId } = principal;
  const unitCodes = unitsOf(principal);
  const [open, paused, watching] = await Promise.all([
    countOpenTasks(db, { accountId, seats: seatsOf(principal), now: new Date().toISOString() }),
    countAllPaused(db, unitCodes),
    countWatched(db, { accountId, unitCodes }),
  ]);
  return { ...open, paused, watching };
}

/** What is searched for, if anything. @throws Problem when it is too short to be looked up. */
export function searchOf(q: string | undefined): string | undefined {
  if (q === undefined || q === '') return undefined;
  if (searchText(q).length >= shortestSearch) return q;
  throw faultyField('query.q', 'too_small', {
    vi: `Nhập ít nhất ${shortestSearch} ký tự của mã hồ sơ, tên, số điện thoại hoặc số định danh.`,
    en: `Enter at least ${shortestSearch} characters of the code, name, phone or ID.`,
  });
}

/** Staff see the tasks of the roles they hold where they hold them; a supervisor all of the unit. */
export function seatsOf(principal: Principal): Seat[] {
  const overseen = unitsOf(principal, ['supervisor']);
  const own = principal.roles.filter(({ unitCode }) => !overseen.includes(unitCode));
  const distinct = new Map(own.map(({ unitCode, role }) => [`${unitCode} ${role}`, { unitCode, role }]));
  return [...distinct.values(), ...overseen.flatMap((unitCode) => staffRoles.map((role) => ({ unitCode, role })))];
}

function filterOf(
  principal: Principal,
  { queue, unit, procedure, priority }: InboxQuery,
  text: string | undefined,
): TaskFilter {
  return {
    source:
      queue === 'mine'
        ? { kind: 'holder', accountId: principal.accountId }
        : { kind: 'seats', seats: seatsOf(principal) },
    due: queue === 'due-soon' ? 'soon' : queue === 'overdue' ? 'overdue' : undefined,
    now: new Date().toISOString(),
    unitCode: unit,
    procedureCode: procedure,
    text,
    priority: priority === 'true',
  };
}

async function readTaskQueue(
  db: Queryable,
  principal: Principal,
  { cursor, limit }: InboxQuery,
  filter: TaskFilter,
): Promise<Page<Task>> {
  const bound = countBoundFor(filter.text);
  const [found, total] = await Promise.all([
    listTaskIds(db, filter, { after: dueCursor.decode(cursor), limit: limit + 1 }),
    countTaskIds(db, filter, bound),
  ]);
  const { shown, last } = cut(found, limit);
  return {
    data: await readTasks(
      db,
      shown.map(({ id }) => id),
      principal.accountId,
    ),
    page: { next: last === undefined ? null : dueCursor.encode(last), total, totalIsExact: total < bound },
  };
}

async function readPaused(
  db: Queryable,
  principal: Principal,
  { unit, procedure, cursor, limit }: InboxQuery,
  text: string | undefined,
): Promise<Page<Task>> {
  const unitCodes = unitsOf(principal).filter((code) => unit === undefined || code === unit);
  const filter = { unitCodes, procedureCode: procedure, text };
  const [found, { total, isExact }] = await Promise.all([
    listPausedIds(db, filter, { after: waitCursor.decode(cursor), limit: limit + 1 }),
    countPaused(db, filter, countBoundFor(text)),
  ]);
  const { shown, last } = cut(found, limit);
  return {
    data: await readWaits(
      db,
      shown.map(({ id }) => id),
      principal.accountId,
    ),
    page: { next: last === undefined ? null : waitCursor.encode(last), total, totalIsExact: isExact },
  };
}

async function readWatched(
  db: Queryable,
  principal: Principal,
  { unit, procedure, cursor, limit }: InboxQuery,
  text: string | undefined,
): Promise<Page<Task>> {
  const { accountId } = principal;
  const filter = { accountId, unitCodes: unitsOf(principal), unitCode: unit, procedureCode: procedure, text };
  const [found, total] = await Promise.all([
    listWatched(db, filter, { after: watchCursor.decode(cursor)?.watch, limit: limit + 1 }),
    countWatched(db, filter),
  ]);
  const { shown, last } = cut(found, limit);
  const [tasks, waits] = await Promise.all([
    readTasks(
      db,
      shown.flatMap(({ taskId }) => taskId ?? []),
      accountId,
    ),
    readWaits(
      db,
      shown.flatMap(({ taskId, dossierId }) => (taskId === null ? dossierId : [])),
      accountId,
    ),
  ]);
  const byId = new Map([...tasks, ...waits].map((task) => [task.id, task]));
  return {
    data: shown.flatMap(({ taskId, dossierId }) => byId.get(taskId ?? dossierId) ?? []),
    page: {
      next: last === undefined ? null : watchCursor.encode({ watch: last.watchId }),
      total,
      totalIsExact: true,
    },
  };
}

/** A page of one row more than asked for: what is shown of it, and its last row if there is more to come. */
export function cut<Row>(
  found: readonly Row[],
  limit: number,
): { readonly shown: readonly Row[]; readonly last: Row | undefined } {
  const shown = found.slice(0, limit);
  return { shown, last: found.length > limit ? shown.at(-1) : undefined };
}
