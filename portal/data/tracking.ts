import { useQuery } from '@tanstack/react-query';
import { request } from '../../ui/api-client.ts';

const refetchInterval = 30_000;

/** A dossier by code and key, without an account. Unchanged answers are 304s the browser settles by itself. */
export function useTracking(code: string, key: string) {
  return useQuery({
    queryKey: ['tracking', code, key],
    queryFn: ({ signal }) => request('get', '/track/{code}', { params: { code }, query: { key }, signal }),
    refetchInterval,
  });
}
