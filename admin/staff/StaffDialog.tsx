import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ConfirmDialog, type FaultOf } from '../shared/ConfirmDialog.tsx';

export type { FaultOf };

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
export function StaffDialog({ note, onClose, onConfirm, children, ...dialog }: StaffDialogProps) {
  const queryClient = useQueryClient();
  const change = async () => {
    await onConfirm();
    await queryClient.invalidateQueries({ queryKey: ['staff'] });
    onClose();
  };
  return (
    <ConfirmDialog {...dialog} onClose={onClose} onConfirm={change}>
      {(faultOf) => (
        <>
          {note !== undefined && <Typography>{note}</Typography>}
          {children(faultOf)}
        </>
      )}
    </ConfirmDialog>
  );
}
