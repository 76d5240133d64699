import { useQuery } from '@tanstack/react-query';
import { request } from '../../ui/api-client.ts';

/** What is read anew when a unit was changed. */
export const unitKeys = ['units', 'managed-units', 'calendars-in-use'] as const;

/** All units as administrators keep them. */
export function useManagedUnits() {
  return useQuery({
    queryKey: ['managed-units'],
    queryFn: async ({ signal }) => (await request('get', '/staff/units', { signal })).data,
  });
}

/** One unit with its fields and what is under way in it. */
export function useUnit(code: string) {
  return useQuery({
    queryKey: ['managed-units', code],
    queryFn: ({ signal }) => request('get', '/units/{code}', { params: { code }, signal }),
  });
}

/** The calendars that units work by. */
export function useCalendars() {
  return useQuery({
    queryKey: ['calendars-in-use'],
    queryFn: async ({ signal }) => (await request('get', '/staff/calendars', { signal })).data,
  });
}
