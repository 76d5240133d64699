import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Drawer } from '../../../api/contract/drawers.ts';
import { sumOfNotes } from '../../../domain/drawer.ts';
import { request } from '../../../ui/api-client.ts';
import { formatDate } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { useSay } from '../../shared/use-say.ts';
import { Sum } from '../Sum.tsx';
import { useRefreshMoney } from '../use-refresh-money.ts';
import { DifferenceReason } from './DifferenceReason.tsx';
import { NoteFields, notesOf, type NoteCounts } from './NoteFields.tsx';
import { useDifference } from './use-difference.ts';

/** Counts one's open drawer note by note, and closes it. */
export function CountDrawer({ drawer }: { drawer: Drawer }) {
  const t = useT();
  const say = useSay();
  const difference = useDifference();
  const refresh = useRefreshMoney();
  const queryClient = useQueryClient();
  const [counts, setCounts] = useState<NoteCounts>({});
  const [reason, setReason] = useState('');
  const { id, expectedVnd, isOpenSince } = drawer;
  const notes = notesOf(counts);
  const countedVnd = sumOfNotes(notes);
  const differs = countedVnd !== expectedVnd;
  // Before the first note is counted nothing is short.
  const isUntouched = differs && Object.keys(counts).length === 0;
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['drawers'] });
  const close = useMutation({
    mutationFn: () => {
      const body = { notes, expectedVnd, ...(differs ? { reason } : {}) };
      return request('post', '/drawers/{id}/close', { params: { id }, body });
    },
    onSuccess: () => {
      say(t('drawer.closed'), 'success');
      refresh();
    },
    onSettled: readAgain,
  });
  return (
    <>
      {isOpenSince !== null && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {t('drawer.openSinceMine', { day: formatDate(isOpenSince) })}
        </Alert>
      )}
      <Stack direction="row" spacing={4} sx={{ mb: 2, flexWrap: 'wrap' }}>
        <Sum name={t('drawer.float')} amountVnd={drawer.floatVnd} />
        <Sum name={t('drawer.came')} amountVnd={drawer.inVnd} />
        <Sum name={t('drawer.went')} amountVnd={drawer.outVnd} />
        <Sum name={t('drawer.expected')} amountVnd={expectedVnd} />
        <Sum name={t('drawer.counted')} amountVnd={countedVnd} />
        <Typography
          component="div"
          sx={isUntouched ? {} : { color: differs ? 'warning.main' : 'success.main' }}
          aria-live="polite"
        >
          <Typography variant="caption" component="p" color="text.secondary">
            {t('drawer.difference')}
          </Typography>
          <strong>{isUntouched ? '—' : difference(countedVnd - expectedVnd)}</strong>
        </Typography>
      </Stack>
      <NoteFields counts={counts} onCount={setCounts} />
      {differs && !isUntouched && <DifferenceReason value={reason} onChange={setReason} />}
      {close.error !== null && <FailureNotice failure={close.error} />}
      <Button
        variant="contained"
        loading={close.isPending}
        disabled={differs && reason.trim() === ''}
        onClick={() => close.mutate()}
      >
        {t('drawer.close')}
      </Button>
    </>
  );
}
