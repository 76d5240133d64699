import { useEffect, useState } from 'react';

/** The present, in milliseconds, renewed every half minute so that "3 hours left" does not grow stale on the screen. */
export function useNow(everyMs = 30_000): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
