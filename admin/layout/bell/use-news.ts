import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { request } from '../../../ui/api-client.ts';
import { useLiveNews } from '../../live/live-events.tsx';
import { useMe } from '../../shared/use-me.ts';

const newsKey = ['news'] as const;
const unseenKey = [...newsKey, 'unseen'] as const;
const calmMs = 600;

/** How many news have not been seen: renewed with what happens, and by the minute for deadlines that pass. */
export function useUnseen() {
  const queryClient = useQueryClient();
  // Until the second factor is set up, nothing but that is answered.
  const mayAsk = useMe()?.session?.secondFactorMissing === false;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveNews(({ type }) => {
    if (type === 'presence') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void queryClient.invalidateQueries({ queryKey: newsKey }), calmMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useQuery({
    queryKey: unseenKey,
    queryFn: ({ signal }) => request('get', '/news/unseen', { signal }),
    refetchInterval: 60_000,
    enabled: mayAsk,
  });
}

/** The news, page after page, while the list is open. */
export function useNews() {
  return useInfiniteQuery({
    queryKey: [...newsKey, 'list'],
    queryFn: ({ pageParam, signal }) =>
      request('get', '/news', { query: { limit: 15, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    // Opened anew it is read anew: what was marked as new the last time is not new any more.
    gcTime: 0,
  });
}

/** Remembers that everything up to an instant has been seen. */
export function useMarkSeen() {
  const queryClient = useQueryClient();
  return async (through: string): Promise<void> => {
    await request('put', '/news/seen', { body: { through } });
    await queryClient.invalidateQueries({ queryKey: unseenKey });
  };
}
