import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useT } from '../i18n/provider.ts';

interface ConfirmDangerProps {
  readonly label: string;
  readonly code: string;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks once more before something that ends a dossier or costs the applicant something. */
export function ConfirmDanger({ label, code, onCancel, onConfirm }: ConfirmDangerProps) {
  const t = useT();
  return (
    <Dialog open onClose={onCancel} role="alertdialog" aria-labelledby="confirm-title" aria-describedby="confirm-text">
      <DialogTitle id="confirm-title">{t('action.confirmTitle', { action: label })}</DialogTitle>
      <DialogContent>
        <DialogContentText id="confirm-text">{t('action.confirmText', { code })}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel} autoFocus>
          {t('action.confirmNo')}
        </Button>
        <Button variant="contained" color="error" onClick={onConfirm}>
          {label}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
