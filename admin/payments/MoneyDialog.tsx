import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useId, useState, type ReactNode } from 'react';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { useSay } from '../shared/use-say.ts';
import { useRefreshMoney } from './use-refresh-money.ts';

interface MoneyDialogProps {
  readonly title: string;
  readonly confirm: string;
  /** Said once it is done. */
  readonly done: string;
  readonly isReady: boolean;
  readonly send: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A decision on money: what it is about, what is to be filled in, and one button that does it. */
export function MoneyDialog({ title, confirm, done, isReady, send, onClose, children }: MoneyDialogProps) {
  const t = useT();
  const say = useSay();
  const titleId = useId();
  const refresh = useRefreshMoney();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const decide = async () => {
    setBusy(true);
    try {
      await send();
      say(done, 'success');
      refresh();
      onClose();
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <Stack spacing={2} sx={{ pt: 1 }}>
          {children}
        </Stack>
        {failure !== undefined && <FailureNotice failure={failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" loading={isBusy} disabled={!isReady} onClick={() => void decide()}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
