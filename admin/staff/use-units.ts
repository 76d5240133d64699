import { useQuery } from '@tanstack/react-query';
import type { Unit } from '../../api/contract/catalogue.ts';
import { request } from '../../ui/api-client.ts';

const none: readonly Unit[] = [];

/** All units, to choose from; none while they are being asked for. */
export function useUnits(): readonly Unit[] {
  const { data } = useQuery({
    queryKey: ['units'],
    queryFn: async ({ signal }) => (await request('get', '/units', { signal })).data,
  });
  return data ?? none;
}
