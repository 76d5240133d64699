import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useGetOne, type UseGetOneHookValue } from 'react-admin';
import type { Dossier } from '../../api/contract/dossiers.ts';

type DossierRecord = Dossier & { readonly id: string };

/** A dossier with everything on it. A row of a list never stands in for it. */
export function useDossier(code: string): UseGetOneHookValue<DossierRecord> {
  return useGetOne<DossierRecord>('dossiers', { id: code, meta: { whole: true } });
}

/** One of the lists that hang on a dossier, read when it is first looked at. */
export function useDossierPart<T>(
  code: string,
  part: string,
  read: (signal: AbortSignal) => Promise<{ data: T[] }>,
): UseQueryResult<T[]> {
  return useQuery({
    queryKey: ['dossiers', code, part],
    queryFn: async ({ signal }) => (await read(signal)).data,
  });
}

/** After something was added to a dossier that has not moved on, such as a letter: what hangs on it is read anew. */
export function useRefreshParts(code: string): () => void {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries({ queryKey: ['dossiers', code] });
}

/** After anything happened to a dossier: all that is shown of it, and of the inbox, is read anew. */
export function useRefreshDossier(): () => void {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['dossiers'] });
    void queryClient.invalidateQueries({ queryKey: ['tasks'] });
  };
}
