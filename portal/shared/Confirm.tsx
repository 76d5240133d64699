import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from './Failure.tsx';

interface ConfirmProps {
  readonly isOpen: boolean;
  readonly question: string;
  readonly yes: string;
  readonly isBusy: boolean;
  readonly failure: unknown;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ isOpen, question, yes, isBusy, failure, onYes, onNo }: ConfirmProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Dialog open={isOpen} onClose={onNo} aria-describedby={id} role="alertdialog">
      <DialogContent>
        <DialogContentText id={id} color="textPrimary">
          {question}
        </DialogContentText>
        {failure !== null && <Failure failure={failure} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onNo} autoFocus>
          {t('common.back')}
        </Button>
        <Button variant="contained" color="error" onClick={onYes} disabled={isBusy}>
          {yes}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
