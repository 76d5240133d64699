import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { TaskCounts } from '../../api/contract/tasks.ts';
import { request } from '../../ui/api-client.ts';

export const taskCountsKey = ['tasks', 'counts'] as const;

/** How many tasks wait in each queue. */
export function useTaskCounts(): UseQueryResult<TaskCounts> {
  return useQuery({
    queryKey: taskCountsKey,
    queryFn: ({ signal }) => request('get', '/tasks/counts', { signal }),
    refetchInterval: 60_000,
  });
}
