import { createContext, useContext, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { LiveEvent } from '../../api/contract/machines.ts';
import { followEvents } from '../../ui/live-events.ts';
import { useMe } from '../shared/use-me.ts';

/** `missed` says that the line was down for a while: anything may have changed. */
export type LiveNews = LiveEvent | { readonly type: 'missed' };

interface LiveLine {
  readonly isOpen: boolean;
  readonly subscribe: (listener: (news: LiveNews) => void) => () => void;
}

const LiveContext = createContext<LiveLine>({ isOpen: false, subscribe: () => () => undefined });

/**
 * One line to the API's events for the whole console, held only while the page is looked at: browsers allow few
 * connections per host, and clerks keep many tabs.
 */
export function LiveEventsProvider({ children }: { children: ReactNode }) {
  // A line that is refused does not come back by itself: it is not asked for until the second factor is set up.
  const mayFollow = useMe()?.session?.secondFactorMissing === false;
  const [isOpen, setOpen] = useState(false);
  const [listeners] = useState(() => new Set<(news: LiveNews) => void>());
  const [subscribe] = useState(() => (listener: (news: LiveNews) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  });
  useEffect(() => {
    if (!mayFollow) return undefined;
    let hangUp: (() => void) | undefined;
    let hasBeenOpen = false;
    const tell = (news: LiveNews) => listeners.forEach((listener) => listener(news));
    const follow = () => {
      if (document.hidden) {
        hangUp?.();
        hangUp = undefined;
        setOpen(false);
      } else {
        hangUp ??= followEvents(tell, () => {
          setOpen(true);
          if (hasBeenOpen) tell({ type: 'missed' });
          hasBeenOpen = true;
        });
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      hangUp?.();
    };
  }, [listeners, mayFollow]);
  return <LiveContext value={{ isOpen, subscribe }}>{children}</LiveContext>;
}

/** Whether news arrive at this moment. */
export function useIsLive(): boolean {
  return useContext(LiveContext).isOpen;
}

/** Calls back with every piece of news while the component is shown. */
export function useLiveNews(onNews: (news: LiveNews) => void): void {
  const { subscribe } = useContext(LiveContext);
  const latest = useEffectEvent(onNews);
  useEffect(() => subscribe((news) => latest(news)), [subscribe]);
}
