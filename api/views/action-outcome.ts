import type { Queryable } from '../../db/client.ts';
import { getStanding } from '../../db/queries/dossier-standing.ts';
import { statusNames } from '../../domain/lifecycle/statuses.ts';
import type { ActionOutcome } from '../contract/tasks.ts';
import { readTasks } from './tasks.ts';

/** What an action led to: the dossier and its open tasks as they are now. */
export async function readOutcome(db: Queryable, dossierId: string, viewerId: string): Promise<ActionOutcome> {
  const { code, state, tasks } = await getStanding(db, dossierId);
  return {
    dossier: {
      code,
      status: state.status,
      statusName: statusNames[state.status],
      seq: state.seq,
      dueAt: state.clock?.dueAt ?? null,
    },
    nextTasks: await readTasks(
      db,
      tasks.map(({ id }) => id),
      viewerId,
    ),
  };
}
