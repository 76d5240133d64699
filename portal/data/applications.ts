import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Application } from '../../api/contract/application.ts';
import { request } from '../../ui/api-client.ts';
import { withIntentionKey } from '../../ui/intention-keys.ts';

export const applicationKey = (id: string) => ['application', id] as const;
const listKey = ['applications'] as const;

/** My unfinished applications; not asked for while nobody is signed in. */
export function useApplications(enabled: boolean) {
  return useQuery({
    queryKey: listKey,
    queryFn: ({ signal }) => request('get', '/applications', { signal }),
    enabled,
    select: ({ data }) => data,
  });
}

export function useApplication(id: string) {
  return useQuery({
    queryKey: applicationKey(id),
    queryFn: ({ signal }) => request('get', '/applications/{id}', { params: { id }, signal }),
    // The page keeps its own copy and saves it; reading again under the writer's hands would only disturb.
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function useStartApplication() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (procedureCode: string) =>
      withIntentionKey(`start ${procedureCode}`, (idempotencyKey) =>
        request('post', '/applications', { body: { procedureCode }, idempotencyKey }),
      ),
    onSuccess: async (application: Application) => {
      client.setQueryData(applicationKey(application.id), application);
      await client.invalidateQueries({ queryKey: listKey });
    },
  });
}

export function useDiscardApplication() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request('delete', '/applications/{id}', { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}
