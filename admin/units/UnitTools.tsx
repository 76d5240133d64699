import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { UnitDetails } from '../../api/contract/units.ts';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { useSay } from '../shared/use-say.ts';
import { ReasonField } from '../staff/RoleFields.tsx';
import { UnitDialog } from './UnitDialog.tsx';
import { UnitDialogFrame } from './UnitDialogFrame.tsx';

/** What an administrator can do with a unit as a whole. */
export function UnitTools({ unit }: { unit: UnitDetails }) {
  const t = useT();
  const [open, setOpen] = useState<'edit' | 'state'>();
  const close = () => setOpen(undefined);
  const isClosed = unit.closedAt !== null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      <Button variant="outlined" onClick={() => setOpen('edit')}>
        {t('unit.edit')}
      </Button>
      <Button variant="outlined" color={isClosed ? 'primary' : 'error'} onClick={() => setOpen('state')}>
        {t(isClosed ? 'unit.reopen' : 'unit.close')}
      </Button>
      {open === 'edit' && <UnitDialog unit={unit} onClose={close} />}
      {open === 'state' && <StateDialog unit={unit} onClose={close} />}
    </Box>
  );
}

/** Closes a unit or opens it again: says what that does to the dossiers there are, and asks why. */
function StateDialog({ unit, onClose }: { unit: UnitDetails; onClose: () => void }) {
  const t = useT();
  const text = useLocalized();
  const say = useSay();
  const [reason, setReason] = useState('');
  const isClosed = unit.closedAt !== null;
  const name = text(unit.name);
  const change = async () => {
    const call = { params: { code: unit.code }, body: { reason } };
    if (isClosed) {
      await request('post', '/units/{code}/reopen', call);
      say(t('unit.reopenDone', { name }), 'success');
    } else {
      const { openDossiers } = await request('post', '/units/{code}/close', call);
      say(t('unit.closeDone', { name, count: openDossiers }), 'success');
    }
  };
  const action = t(isClosed ? 'unit.reopen' : 'unit.close');
  return (
    <UnitDialogFrame
      title={`${action} · ${name}`}
      note={isClosed ? t('unit.reopenNote') : t('unit.closeNote', { count: unit.openDossiers })}
      confirm={action}
      isDanger={!isClosed}
      onClose={onClose}
      onConfirm={change}
    >
      {(faultOf) => <ReasonField value={reason} onChange={setReason} faultOf={faultOf} />}
    </UnitDialogFrame>
  );
}
