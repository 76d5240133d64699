import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../ui/api-client.ts';

const key = ['my-papers'] as const;

/** Every paper I have handed in so far. */
export function useMyPapers() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request('get', '/me/papers', { signal }),
    select: ({ data }) => data,
  });
}

export function useRemovePaper() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fileId: string) => request('delete', '/me/papers/{fileId}', { params: { fileId } }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
