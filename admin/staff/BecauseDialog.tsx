import { useState } from 'react';
import { ReasonField } from './RoleFields.tsx';
import { StaffDialog } from './StaffDialog.tsx';

interface BecauseDialogProps {
  readonly title: string;
  readonly note: string;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => Promise<void>;
}

/** Something that hurts: says what it does, and asks why. */
export function BecauseDialog({ onConfirm, ...dialog }: BecauseDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <StaffDialog {...dialog} isDanger onConfirm={() => onConfirm(reason)}>
      {(faultOf) => <ReasonField value={reason} onChange={setReason} faultOf={faultOf} />}
    </StaffDialog>
  );
}
