import Button from '@mui/material/Button';
import { useState } from 'react';
import { useT } from '../i18n/provider.ts';
import { mayOpen } from '../rights.ts';
import { useRoles } from '../shared/use-me.ts';
import { RegisterDialog } from './RegisterDialog.tsx';

/** Leads to the printed register of dossiers, for those who may have it. */
export function RegisterButton() {
  const t = useT();
  const roles = useRoles();
  const [isOpen, setOpen] = useState(false);
  if (!mayOpen('register', roles)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} sx={{ ml: 'auto' }}>
        {t('register.open')}
      </Button>
      {isOpen && <RegisterDialog onClose={() => setOpen(false)} />}
    </>
  );
}
