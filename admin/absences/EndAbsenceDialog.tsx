import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Absence } from '../../api/contract/absences.ts';
import { request } from '../../ui/api-client.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { useSay } from '../shared/use-say.ts';
import { useRefreshAbsences } from './use-refresh-absences.ts';

interface EndAbsenceDialogProps {
  readonly absence: Pick<Absence, 'id' | 'person'>;
  readonly onClose: () => void;
}

/** Ends an absence early or calls it off, after saying what that does. */
export function EndAbsenceDialog({ absence: { id, person }, onClose }: EndAbsenceDialogProps) {
  const t = useT();
  const say = useSay();
  const refresh = useRefreshAbsences();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const end = async () => {
    setBusy(true);
    try {
      await request('post', '/staff/absences/{id}/end', { params: { id } });
      say(t('absence.ended'), 'success');
      refresh();
      onClose();
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="end-absence-title">
      <DialogTitle id="end-absence-title">{t('absence.endAsk', { name: person.name })}</DialogTitle>
      <DialogContent>
        <Typography>{t('absence.endNote', { name: person.name })}</Typography>
        {failure !== undefined && <FailureNotice failure={failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" loading={isBusy} onClick={() => void end()}>
          {t('absence.end')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
