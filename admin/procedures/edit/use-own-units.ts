import { useQuery } from '@tanstack/react-query';
import type { Unit } from '../../../api/contract/catalogue.ts';
import { request } from '../../../ui/api-client.ts';
import { useMe } from '../../shared/use-me.ts';

const none: readonly Unit[] = [];

/** All units, to give a step to one of them; none while they are being asked for. */
export function useAllUnits(): readonly Unit[] {
  const { data } = useQuery({
    queryKey: ['units'],
    queryFn: async ({ signal }) => (await request('get', '/units', { signal })).data,
  });
  return data ?? none;
}

/** The units whose procedures the reader looks after. */
export function useOwnUnits(): readonly Unit[] {
  const me = useMe();
  const units = useAllUnits();
  return units.filter((unit) =>
    me?.assignments.some(({ role, unitCode }) => role === 'administrator' && unitCode === unit.code),
  );
}

/** The fields of a unit, also those without a procedure yet; read anew by `refetch`. */
export function useFieldsOf(unitCode: string) {
  const { data, refetch } = useQuery({
    queryKey: ['managed-units', unitCode],
    queryFn: ({ signal }) => request('get', '/units/{code}', { params: { code: unitCode }, signal }),
    enabled: unitCode !== '',
  });
  return { fields: data?.fields ?? [], refetch };
}
