import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing } from '../../ui/failures.ts';
import { isSignedOut, meKey } from './me.ts';

const retries = 3;

/** Reads are tried again while the server is away. A session that ended anywhere is noticed everywhere. */
export function makeQueryClient(): QueryClient {
  const noticeSignedOut = (failure: unknown) => {
    if (isSignedOut(failure)) void client.invalidateQueries({ queryKey: meKey });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (tries, failure) => isPassing(failure) && tries < retries },
    },
  });
  return client;
}
