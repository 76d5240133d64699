import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Drawer } from '../../../api/contract/drawers.ts';
import { sumOfNotes } from '../../../domain/drawer.ts';
import { request } from '../../../ui/api-client.ts';
import { formatMoney } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';
import { Facts } from '../../shared/Facts.tsx';
import { MoneyDialog } from '../MoneyDialog.tsx';
import { DifferenceReason } from './DifferenceReason.tsx';
import { NoteFields, notesOf, type NoteCounts } from './NoteFields.tsx';
import { useDifference } from './use-difference.ts';

/** Counts and closes the drawer of somebody who cannot, with the reason why they do not. */
export function CloseForKeeper({ drawer, onClose }: { drawer: Drawer; onClose: () => void }) {
  const t = useT();
  const difference = useDifference();
  const queryClient = useQueryClient();
  const [counts, setCounts] = useState<NoteCounts>({});
  const [insteadBecause, setInsteadBecause] = useState('');
  const [reason, setReason] = useState('');
  const { id, keeper, expectedVnd } = drawer;
  const notes = notesOf(counts);
  const countedVnd = sumOfNotes(notes);
  const differs = countedVnd !== expectedVnd;
  const send = async () => {
    const body = { notes, expectedVnd, insteadBecause, ...(differs ? { reason } : {}) };
    try {
      await request('post', '/drawers/{id}/close-for-keeper', { params: { id }, body });
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['drawers'] });
    }
  };
  return (
    <MoneyDialog
      title={t('drawer.closeForKeeperTitle', { name: keeper.name })}
      confirm={t('drawer.close')}
      done={t('drawer.closed')}
      isReady={insteadBecause.trim() !== '' && (!differs || reason.trim() !== '')}
      send={send}
      onClose={onClose}
    >
      <Typography>{t('drawer.closeForKeeperAsk')}</Typography>
      <TextField
        required
        multiline
        size="small"
        label={t('drawer.insteadBecause')}
        value={insteadBecause}
        onChange={({ target }) => setInsteadBecause(target.value)}
      />
      <Facts
        facts={[
          [t('drawer.expected'), formatMoney(expectedVnd)],
          [t('drawer.counted'), formatMoney(countedVnd)],
          [t('drawer.difference'), difference(countedVnd - expectedVnd)],
        ]}
      />
      <NoteFields counts={counts} onCount={setCounts} />
      {differs && <DifferenceReason value={reason} onChange={setReason} />}
    </MoneyDialog>
  );
}
