import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me, ProfileChange } from '../../api/contract/account.ts';
import { request } from '../../ui/api-client.ts';
import { signOut } from '../../ui/auth-client.ts';
import { failureCode } from '../../ui/failures.ts';

export const meKey = ['me'] as const;

/** Whether the API refused because nobody is signed in any more. */
export function isSignedOut(failure: unknown): boolean {
  const code = failureCode(failure);
  return code === 'not_signed_in' || code === 'session_expired';
}

/** For failures of what is not read or sent through the query client: who is signed in is asked again. */
export function useNoticeSignedOut() {
  const client = useQueryClient();
  return (failure: unknown) => {
    if (isSignedOut(failure)) void client.invalidateQueries({ queryKey: meKey });
  };
}

/** Who is signed in; `account` is null for nobody. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) => request('get', '/me', { signal }),
    staleTime: 60_000,
  });
}

/** Forgets everything read so far: after signing in or out all of it may be somebody else's. */
export function useForgetReads() {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] });
    await client.invalidateQueries({ queryKey: meKey });
  };
}

export function useSignOut() {
  const forgetReads = useForgetReads();
  return useMutation({ mutationFn: signOut, onSuccess: forgetReads });
}

export function useChangeMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ProfileChange) => request('patch', '/me', { body: change }),
    onSuccess: (me: Me) => client.setQueryData(meKey, me),
  });
}
