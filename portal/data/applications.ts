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

/** Which service, and which earlier dossier to begin with, if any. */
export interface ApplicationStart {
  readonly procedureCode: string;
  readonly like?: string;
}

export function useStartApplication() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ApplicationStart) =>
      withIntentionKey(`start ${JSON.stringify(body)}`, (idempotencyKey) =>
        request('post', '/applications', { body, idempotencyKey }),
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

/** Papers given before that would do for components of this application, by component. */
export function useEarlierFiles(id: string, isRepresented: boolean) {
  return useQuery({
    queryKey: [...applicationKey(id), 'earlier-files', isRepresented],
    queryFn: ({ signal }) => request('get', '/applications/{id}/earlier-files', { params: { id }, signal }),
    select: ({ data }) => new Map(data.map(({ component, files }) => [component, files])),
  });
}

/** For whom I have applied so far. */
export function useOwnApplicants() {
  return useQuery({
    queryKey: ['own-applicants'],
    queryFn: ({ signal }) => request('get', '/me/applicants', { signal }),
    select: ({ data }) => data,
  });
}
