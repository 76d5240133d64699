import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from './FailureNotice.tsx';

/** What the API said of a field, or else its help, ready to be spread into it. */
export type FaultOf = (field: string, help?: string) => { readonly error: boolean; readonly helperText?: string };

interface ConfirmDialogProps {
  readonly title: string;
  /** What it does, said before what is to be filled in. */
  readonly note?: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly isDanger?: boolean;
  /** Whether enough is filled in; what the API decides is left to it. */
  readonly isReady?: boolean;
  readonly width?: 'sm' | 'md';
  readonly onClose: () => void;
  /** Does it, and closes the dialog where it is done; a refusal is shown and the dialog stays. */
  readonly onConfirm: () => Promise<void>;
  /** What is to be filled in, told what the API said of each field; without fields of its own all of it is said below. */
  readonly children: ReactNode | ((faultOf: FaultOf) => ReactNode);
}

/** Something to fill in and confirm, with what the API says of its fields. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, note, confirm, isDanger, isReady = true, width = 'sm', onClose, onConfirm, children } = props;
  const t = useT();
  const titleId = useId();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const faults = fieldErrorsOf(failure);
  const tellsFaults = typeof children === 'function';
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
            {note !== undefined && <Typography>{note}</Typography>}
            {tellsFaults ? children(faultOf) : children}
            {failure !== undefined && !(tellsFaults && faults.length > 0) && <FailureNotice failure={failure} />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color={isDanger === true ? 'error' : 'primary'}
            disabled={!isReady}
            loading={isBusy}
          >
            {confirm}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
