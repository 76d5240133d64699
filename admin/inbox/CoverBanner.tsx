import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatDate } from '../../ui/format.ts';
import { useLanguage } from '../../ui/language.ts';
import { EndAbsenceDialog } from '../absences/EndAbsenceDialog.tsx';
import { useT } from '../i18n/provider.ts';
import { useSay } from '../shared/use-say.ts';
import { useTaskCounts } from './use-task-counts.ts';

/** For whoever is away, or has been: that they are, or that colleagues still hold their tasks, with the way back. */
export function CoverBanner() {
  const t = useT();
  const [isEnding, setEnding] = useState(false);
  const counts = useTaskCounts();
  const absences = useQuery({
    queryKey: ['absences', 'mine'],
    queryFn: ({ signal }) => request('get', '/staff/absences', { query: { whose: 'mine' }, signal }),
    select: ({ data }) => data,
  });
  const running = absences.data?.find(({ state }) => state === 'running');
  if (running !== undefined) {
    return (
      <Alert
        severity="info"
        sx={{ mt: 1 }}
        action={
          <Button color="inherit" size="small" onClick={() => setEnding(true)}>
            {t('inbox.iAmBack')}
          </Button>
        }
      >
        {t('inbox.iAmAway', { date: formatDate(running.throughDate), substitute: running.substitute.name })}
        {isEnding && <EndAbsenceDialog absence={running} onClose={() => setEnding(false)} />}
      </Alert>
    );
  }
  const held = counts.data?.withSubstitute ?? 0;
  return absences.isSuccess && held > 0 ? <TakeBack held={held} /> : null;
}

function TakeBack({ held }: { held: number }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const takeBack = async () => {
    setBusy(true);
    try {
      const { taken } = await request('post', '/tasks/take-back');
      say(t('inbox.takenBack', { smart_count: taken }), 'success');
      await queryClient.invalidateQueries({ queryKey: ['tasks'] });
    } catch (failure) {
      say(describeFailure(failure, language), 'error');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Alert
      severity="info"
      sx={{ mt: 1 }}
      action={
        <Button color="inherit" size="small" loading={isBusy} onClick={() => void takeBack()}>
          {t('inbox.takeBack')}
        </Button>
      }
    >
      {t('inbox.withSubstitute', { smart_count: held })}
    </Alert>
  );
}
