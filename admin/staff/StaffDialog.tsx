import type { ComponentProps } from 'react';
import { ChangeDialog } from '../shared/ChangeDialog.tsx';

/** A change of staff to fill in and confirm. */
export function StaffDialog(props: Omit<ComponentProps<typeof ChangeDialog>, 'changes'>) {
  return <ChangeDialog {...props} changes={staffKeys} />;
}

const staffKeys = ['staff'] as const;
