import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { request } from '../../../ui/api-client.ts';
import { useT } from '../../i18n/provider.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';

interface OpenDialogProps {
  readonly code: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Closes a procedure for new dossiers, or opens it again, with a reason. */
export function OpenDialog({ code, isOpen, onClose, onChanged }: OpenDialogProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const title = t(isOpen ? 'setup.close' : 'setup.open');
  const change = async () => {
    await request('put', '/procedures/{code}/open', { params: { code }, body: { isOpen: !isOpen, reason } });
    onChanged();
  };
  return (
    <ConfirmDialog title={title} confirm={title} isDanger={isOpen} onClose={onClose} onConfirm={change}>
      {(faultOf) => (
        <>
          <Typography>{t(isOpen ? 'setup.closeNote' : 'setup.openNote')}</Typography>
          <TextField
            required
            label={t('setup.reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            {...faultOf('reason', t('setup.reasonHint'))}
          />
        </>
      )}
    </ConfirmDialog>
  );
}
