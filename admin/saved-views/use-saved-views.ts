import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { SavedView, SavedViewChange } from '../../api/contract/saved-views.ts';
import type { ViewList } from '../../domain/view-columns.ts';
import { request } from '../../ui/api-client.ts';

export const savedViewsKey = ['saved-views'] as const;

/** The views of a list, with their counts. */
export function useSavedViews(list: ViewList): UseQueryResult<readonly SavedView[]> {
  return useQuery({
    queryKey: [...savedViewsKey, list],
    queryFn: ({ signal }) => request('get', '/saved-views', { query: { list }, signal }),
    select: ({ data }) => data,
    refetchInterval: 60_000,
  });
}

/** Saving, changing and removing views; whoever shows them reads them again. */
export function useViewChanges() {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: savedViewsKey });
  return {
    save: async (body: SavedViewChange, idempotencyKey: string): Promise<SavedView> => {
      const saved = await request('post', '/saved-views', { body, idempotencyKey });
      await refresh();
      return saved;
    },
    change: async (id: string, body: SavedViewChange): Promise<void> => {
      await request('put', '/saved-views/{id}', { params: { id }, body });
      await refresh();
    },
    remove: async (id: string): Promise<void> => {
      await request('delete', '/saved-views/{id}', { params: { id } });
      await refresh();
    },
  };
}
