import { useMutation, useQuery } from '@tanstack/react-query';
import { request, urlOf } from '../../ui/api-client.ts';
import { useForgetReads } from './me.ts';

/** What would become of my data if I closed my account. */
export function usePersonalData() {
  return useQuery({
    queryKey: ['personal-data'],
    queryFn: ({ signal }) => request('get', '/me/personal-data', { signal }),
    staleTime: 0,
  });
}

/** Everything kept about me. */
export const archiveUrl = urlOf('/me/personal-data/archive');

/** Closes my account; afterwards nobody is signed in. */
export function useCloseAccount() {
  const forgetReads = useForgetReads();
  return useMutation({
    mutationFn: (password: string) => request('post', '/me/personal-data/closing', { body: { password } }),
    onSuccess: forgetReads,
  });
}
