import { useEffect, useState } from 'react';

/** The value once it has not changed for a moment: a search is sent when the typing pauses. */
export function useDebounced<T>(value: T, afterMs = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
