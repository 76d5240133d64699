import type { Task } from '../../api/contract/tasks.ts';

/** The element of a task's row, so that the keyboard can move the focus there. */
export function rowId(task: Task): string {
  return `task-${task.id}`;
}
