import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

const day = /^20\d{2}-\d{2}-\d{2}$/;

/** Filters of a page as its address has them, days that are none left out, and how to change them; empty takes one away. */
export function useMoneyFilter<Name extends string>(
  names: readonly Name[],
): readonly [Partial<Record<Name, string>>, (change: Partial<Record<Name, string>>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => {
    const given: Partial<Record<Name, string>> = {};
    for (const name of names) {
      const value = parameters.get(name);
      if (value === null || value === '') continue;
      if ((name === 'from' || name === 'to') && !day.test(value)) continue;
      given[name] = value;
    }
    return given;
  }, [names, parameters]);
  const change = (part: Partial<Record<Name, string>>) => {
    const kept = new URLSearchParams();
    for (const [name, value] of Object.entries<string | undefined>({ ...filter, ...part })) {
      if (value !== undefined && value !== '') kept.set(name, value);
    }
    setParameters(kept, { replace: true });
  };
  return [filter, change];
}
