import { useQuery } from '@tanstack/react-query';
import { request } from '../../ui/api-client.ts';

const staleTime = Infinity;

export function useProvinces() {
  return useQuery({
    queryKey: ['provinces'],
    queryFn: ({ signal }) => request('get', '/administrative-units', { signal }),
    staleTime,
    select: ({ data }) => data,
  });
}

/** Communes of a province; none while no province is chosen. */
export function useCommunes(province: string) {
  return useQuery({
    queryKey: ['communes', province],
    queryFn: ({ signal }) => request('get', '/administrative-units', { query: { province }, signal }),
    enabled: province !== '',
    staleTime,
    select: ({ data }) => data,
  });
}
