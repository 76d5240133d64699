import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { unitKeys } from './use-unit.ts';

type FrameProps = ComponentProps<typeof ConfirmDialog> & { readonly note?: string };

/** A change of a unit to fill in and confirm; every page that shows units is read anew after it. */
export function UnitDialogFrame({ note, onClose, onConfirm, children, ...dialog }: FrameProps) {
  const queryClient = useQueryClient();
  const change = async () => {
    await onConfirm();
    await Promise.all(unitKeys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
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
