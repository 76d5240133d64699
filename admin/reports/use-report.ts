import { useQuery, type UseQueryResult } from '@tanstack/react-query';

/** Figures change with every event; a screen left open follows within a minute. */
const renewEveryMs = 60_000;

/** Reads one report and keeps it fresh; the former figures stay while new ones are read. */
export function useReport<T>(
  key: readonly unknown[],
  read: (options: { readonly signal: AbortSignal }) => Promise<T>,
): UseQueryResult<T> {
  return useQuery({
    queryKey: ['reports', ...key],
    queryFn: ({ signal }) => read({ signal }),
    refetchInterval: renewEveryMs,
    placeholderData: (former) => former,
  });
}
