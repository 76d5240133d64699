import type { Task } from '../../api/contract/tasks.ts';

/** What has happened to the rows on the screen, seen from the first page read anew. */
export interface InboxNews {
  /** Rows to come when the list is shown anew. */
  readonly added: number;
  /** Rows that are still there but look different: another holder, another due date. */
  readonly changed: readonly Task[];
  /** Rows on the screen that are no longer in this queue. */
  readonly gone: ReadonlySet<string>;
}

export const noNews: InboxNews = { added: 0, changed: [], gone: new Set() };

/**
 * Compares the rows shown with the first page of the same queue as it is now. A row is only said to be gone where the
 * fresh page would have to show it: before the last row both have, or anywhere when the fresh page is the whole queue.
 */
export function compareInbox(shown: readonly Task[], fresh: { rows: readonly Task[]; isWhole: boolean }): InboxNews {
  const freshById = new Map(fresh.rows.map((task) => [task.id, task]));
  const shownById = new Map(shown.map((task) => [task.id, task]));
  const lastCommon = fresh.isWhole ? shown.length : shown.findLastIndex(({ id }) => freshById.has(id));
  const gone = shown.slice(0, Math.max(lastCommon, 0)).filter(({ id }) => !freshById.has(id));
  return {
    added: fresh.rows.filter(({ id }) => !shownById.has(id)).length,
    changed: fresh.rows.filter((task) => {
      const before = shownById.get(task.id);
      return before !== undefined && !looksAlike(before, task);
    }),
    gone: new Set(gone.map(({ id }) => id)),
  };
}

function looksAlike(one: Task, other: Task): boolean {
  return (
    one.holder?.id === other.holder?.id &&
    one.inPlaceOf?.id === other.inPlaceOf?.id &&
    one.priority === other.priority &&
    one.dueAt === other.dueAt &&
    one.urgency === other.urgency &&
    one.dossier.status === other.dossier.status
  );
}
