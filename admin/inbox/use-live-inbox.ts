import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useListContext } from 'react-admin';
import type { Task, TaskQueue } from '../../api/contract/tasks.ts';
import { request } from '../../ui/api-client.ts';
import { useLiveNews } from '../live/live-events.tsx';
import { savedViewsKey } from '../saved-views/use-saved-views.ts';
import { compareInbox, noNews, type InboxNews } from './compare-inbox.ts';
import { replaceTasks } from './task-cache.ts';
import { taskCountsKey } from './use-task-counts.ts';

const calmMs = 600;

/** What the inbox is narrowed to. */
export interface InboxFilter {
  readonly queue: TaskQueue;
  readonly q?: string;
  readonly unit?: string;
  readonly procedure?: string;
  readonly priority?: 'true';
}

/**
 * Follows the queue while somebody works in it. Rows keep their places: those that changed are renewed where they are,
 * those that left are marked, and new ones wait until they are asked for.
 */
export function useLiveInbox(filter: InboxFilter): InboxNews & { readonly show: () => void } {
  const queryClient = useQueryClient();
  const { data: shown, refetch, isPlaceholderData } = useListContext<Task>();
  const [news, setNews] = useState(noNews);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = async () => {
    void queryClient.invalidateQueries({ queryKey: taskCountsKey });
    void queryClient.invalidateQueries({ queryKey: savedViewsKey });
    if (shown === undefined || isPlaceholderData) return;
    const fresh = await request('get', '/tasks', { query: { ...filter, limit: 25 } });
    const found = compareInbox(shown, { rows: fresh.data, isWhole: fresh.page.next === null });
    replaceTasks(queryClient, found.changed);
    setNews(found);
  };

  useLiveNews(({ type }) => {
    if (type === 'presence') return;
    clearTimeout(timer.current);
    // The next event tries again, so a failed look needs no words.
    timer.current = setTimeout(() => void look().catch(() => undefined), calmMs);
  });
  useEffect(() => {
    setNews(noNews);
    return () => clearTimeout(timer.current);
  }, [filter]);

  return {
    ...news,
    show: () => {
      setNews(noNews);
      void refetch();
    },
  };
}
