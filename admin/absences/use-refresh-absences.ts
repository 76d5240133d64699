import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Reads again what hangs on who is away: the absences themselves, and who holds which task. */
export function useRefreshAbsences(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ['absences'] });
    void queryClient.invalidateQueries({ queryKey: ['tasks'] });
  }, [queryClient]);
}
