import type { TaskQueue } from '../../api/contract/tasks.ts';

/** What the inbox is narrowed to beside the search box, as it is remembered. */
export type InboxFilters = Readonly<Partial<Record<'queue' | 'unit' | 'procedure' | 'priority', string>>>;

export const queues = [
  'mine',
  'unit',
  'due-soon',
  'overdue',
  'paused',
  'watching',
] as const satisfies readonly TaskQueue[];

/** The queue of this name, or one's own. */
export function readQueueName(name: string | undefined): TaskQueue {
  return queues.find((queue) => queue === name) ?? 'mine';
}
