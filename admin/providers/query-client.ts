import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '../../ui/failures.ts';

/** Reads that failed for a passing reason are tried twice more; a refusal is final. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, failure) => failures < 2 && isPassing(failure),
      refetchOnWindowFocus: false,
      staleTime: 5_000,
    },
  },
});
