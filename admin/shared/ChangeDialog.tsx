import { useQueryClient } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';

interface ChangeDialogProps extends ComponentProps<typeof ConfirmDialog> {
  /** First parts of the keys of what is read anew once it is done. */
  readonly changes: readonly string[];
}

/** A change to fill in and confirm; once it is done the dialog closes and what shows it is read anew. */
export function ChangeDialog({ changes, onClose, onConfirm, ...dialog }: ChangeDialogProps) {
  const queryClient = useQueryClient();
  const change = async () => {
    await onConfirm();
    await Promise.all(changes.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    onClose();
  };
  return <ConfirmDialog {...dialog} onClose={onClose} onConfirm={change} />;
}
