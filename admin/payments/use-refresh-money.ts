import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Reads again what a decision on money changes: payments, refunds and cases. */
export function useRefreshMoney(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => {
    for (const resource of ['payments', 'refunds', 'money-cases']) {
      void queryClient.invalidateQueries({ queryKey: [resource] });
    }
  }, [queryClient]);
}
