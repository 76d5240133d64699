import type { ReactNode } from 'react';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
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
export function MoneyDialog({ done, send, onClose, children, ...dialog }: MoneyDialogProps) {
  const say = useSay();
  const refresh = useRefreshMoney();
  const decide = async () => {
    await send();
    say(done, 'success');
    refresh();
    onClose();
  };
  return (
    <ConfirmDialog {...dialog} onClose={onClose} onConfirm={decide}>
      {children}
    </ConfirmDialog>
  );
}
