import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { NewAbsence, Substitute } from '../../api/contract/absences.ts';
import { request } from '../../ui/api-client.ts';

/** Who can stand in for somebody on the days chosen; nothing is asked before the days make sense. */
export function useSubstitutes(
  personId: string,
  { fromDate, throughDate }: Pick<NewAbsence, 'fromDate' | 'throughDate'>,
): UseQueryResult<Substitute[]> {
  return useQuery({
    queryKey: ['absences', 'substitutes', personId, fromDate, throughDate],
    queryFn: ({ signal }) =>
      request('get', '/staff/absences/substitutes', {
        query: { person: personId, from: fromDate, through: throughDate },
        signal,
      }),
    select: ({ data }) => data,
    enabled: fromDate !== '' && throughDate >= fromDate,
  });
}

/** Whom to propose: the colleague named for this case, unless they are away themselves. */
export function proposedOf(substitutes: readonly Substitute[] | undefined): string {
  return substitutes?.find(({ isNamed, absence }) => isNamed && absence === null)?.id ?? '';
}
