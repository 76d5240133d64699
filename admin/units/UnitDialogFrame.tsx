import type { ComponentProps } from 'react';
import { ChangeDialog } from '../shared/ChangeDialog.tsx';
import { unitKeys } from './use-unit.ts';

/** A change of a unit to fill in and confirm; every page that shows units is read anew after it. */
export function UnitDialogFrame(props: Omit<ComponentProps<typeof ChangeDialog>, 'changes'>) {
  return <ChangeDialog {...props} changes={unitKeys} />;
}
