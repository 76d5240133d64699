import { useEffect, useState } from 'react';

const everyMs = 30_000;

/** The present, for words such as “3 hours left”; moves on twice a minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
