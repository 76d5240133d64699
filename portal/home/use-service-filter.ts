import { useSearchParams } from 'react-router';
import type { ServiceFilter } from '../data/catalogue.ts';

const names = { q: 'tim', unit: 'don-vi', field: 'linh-vuc' } as const satisfies Record<keyof ServiceFilter, string>;

/** What is searched for, kept in the address so that it can be shared and survives going back. */
export function useServiceFilter() {
  const [search, setSearch] = useSearchParams();
  const filter: ServiceFilter = {
    q: search.get(names.q) ?? '',
    unit: search.get(names.unit) ?? '',
    field: search.get(names.field) ?? '',
  };
  const changeFilter = (change: Partial<ServiceFilter>) => {
    const next = { ...filter, ...change };
    const filled = (['q', 'unit', 'field'] as const).flatMap((key) =>
      next[key] === '' ? [] : [[names[key], next[key]] as [string, string]],
    );
    setSearch(new URLSearchParams(filled), { replace: true, preventScrollReset: true });
  };
  return { filter, changeFilter };
}
