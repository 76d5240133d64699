import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followEvents } from '../../ui/live-events.ts';

/** Reads again what live events say has changed, and everything once after the line was down. */
export function useLiveReads() {
  const client = useQueryClient();
  useEffect(() => {
    const stale = (queryKey: readonly unknown[]) => void client.invalidateQueries({ queryKey });
    return followEvents((event) => {
      if (event.type !== 'dossier') return;
      stale(['my-dossier', event.code]);
      for (const list of ['my-dossiers', 'transactions', 'transaction']) stale([list]);
    });
  }, [client]);
}
