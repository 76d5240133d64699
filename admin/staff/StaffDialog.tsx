import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { fieldErrorsOf } from '../../ui/failures.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';

/** What the API said of a field, ready to be spread into it. */
export type FaultOf = (field: string) => { readonly error: boolean; readonly helperText?: string };

interface StaffDialogProps {
  readonly title: string;
  readonly note?: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly onClose: () => void;
  /** Does it; a refusal is shown and the dialog stays. */
  readonly onConfirm: () => Promise<void>;
  readonly children: (faultOf: FaultOf) => ReactNode;
}

/** A change of staff to fill in and confirm, with what the API says of its fields. */
export function StaffDialog({ title, note, confirm, isDanger, onClose, onConfirm, children }: StaffDialogProps) {
  const t = useT();
  const titleId = useId();
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const faults = fieldErrorsOf(failure);
  const faultOf: FaultOf = (field) => {
    const message = faults.find((fault) => fault.field === field)?.message;
    return message === undefined ? { error: false } : { error: true, helperText: message };
  };
  const submit = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onConfirm();
      await queryClient.invalidateQueries({ queryKey: ['staff'] });
      onClose();
    } catch (refused) {
      setFailure(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <Box
        component="form"
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {note !== undefined && <Typography>{note}</Typography>}
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
