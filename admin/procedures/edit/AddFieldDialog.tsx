import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { request } from '../../../ui/api-client.ts';
import { withIntentionKey } from '../../../ui/intention-keys.ts';
import { useT } from '../../i18n/provider.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';

interface AddFieldDialogProps {
  readonly unitCode: string;
  readonly onClose: () => void;
  /** The dialog stays until this is done. */
  readonly onAdded: (code: string) => Promise<void>;
}

/** A new field for a unit, by its name in both languages. */
export function AddFieldDialog({ unitCode, onClose, onAdded }: AddFieldDialogProps) {
  const t = useT();
  const [name, setName] = useState({ vi: '', en: '' });
  const add = async () => {
    const body = { name };
    const { code } = await withIntentionKey(`add field ${unitCode} ${JSON.stringify(body)}`, (idempotencyKey) =>
      request('post', '/units/{code}/fields', { params: { code: unitCode }, body, idempotencyKey }),
    );
    await onAdded(code);
  };
  return (
    <ConfirmDialog title={t('setup.addField')} confirm={t('setup.add')} onClose={onClose} onConfirm={add}>
      {(faultOf) => (
        <>
          <TextField
            required
            label={t('setup.inVietnamese', { what: t('procedure.field') })}
            value={name.vi}
            onChange={({ target }) => setName({ ...name, vi: target.value })}
            {...faultOf('name.vi')}
          />
          <TextField
            required
            label={t('setup.inEnglish', { what: t('procedure.field') })}
            value={name.en}
            onChange={({ target }) => setName({ ...name, en: target.value })}
            {...faultOf('name.en')}
          />
        </>
      )}
    </ConfirmDialog>
  );
}
