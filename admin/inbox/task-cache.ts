import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Task } from '../../api/contract/tasks.ts';

type TaskPages = InfiniteData<{ readonly data: readonly Task[] }>;

/** Puts tasks as the API has just answered them in the place of their rows, without moving any row. */
export function replaceTasks(queryClient: QueryClient, tasks: readonly Task[]): void {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  queryClient.setQueriesData<TaskPages>({ queryKey: ['tasks', 'getInfiniteList'] }, (lists) =>
    lists === undefined
      ? lists
      : {
          ...lists,
          pages: lists.pages.map((page) => ({ ...page, data: page.data.map((row) => byId.get(row.id) ?? row) })),
        },
  );
}
