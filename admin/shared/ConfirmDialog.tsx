import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useId, useState, type ReactNode } from 'react';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from './FailureNotice.tsx';

/** What the API said of a field, or else its help, ready to be spread into it. */
export type FaultOf = (field: string, help?: string) => { readonly error: boolean; readonly helperText?: string };

interface ConfirmDialogProps {
  readonly title: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly width?: 'sm' | 'md';
  readonly onClose: () => void;
  /** Does it, and closes the dialog where it is done; a refusal is shown and the dialog stays. */
  readonly onConfirm: () => Promise<void>;
  readonly children: (faultOf: FaultOf) => ReactNode;
}

/** Something to fill in and confirm, with what the API says of its fields. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, confirm, isDanger, width = 'sm', onClose, onConfirm, children } = props;
  const t = useT();
  const titleId = useId();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const faults = fieldErrorsOf(failure);
  const faultOf: FaultOf = (field, help) => {
    const message = faults.find((fault) => fault.field === field)?.message ?? help;
    const error = faults.some((fault) => fault.field === field);
    return message === undefined ? { error } : { error, helperText: message };
  };
  const submit = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onConfirm();
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth={width} aria-labelledby={titleId}>
      <Box
        component="form"
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void submit();
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {children(faultOf)}
            {failure !== undefined && faults.length === 0 && <FailureNotice failure={failure} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" color={isDanger === true ? 'error' : 'primary'} loading={isBusy}>
            {confirm}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
