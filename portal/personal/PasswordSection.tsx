import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../ui/auth-client.ts';
import { AuthFailure } from '../account/AuthFailure.tsx';
import { faultOf } from '../shared/field-checks.ts';
import { focusFirstFault } from '../shared/focus-first-fault.ts';
import { Section } from '../shared/Section.tsx';
import { PasswordEntry } from '../shared/PasswordEntry.tsx';

export function PasswordSection() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState('');
  const [isTried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => changePassword(current, chosen),
    onSuccess: () => {
      setCurrent('');
      setChosen('');
      setTried(false);
    },
  });
  const currentFault = faultOf(current);
  const chosenFault = faultOf(chosen, 'password');
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (currentFault !== undefined || chosenFault !== undefined) focusFirstFault(event.currentTarget);
    else change.mutate();
  };
  return (
    <Section title={t('personal.profile.password')}>
      <Stack component="form" noValidate spacing={2} onSubmit={send}>
        <PasswordEntry
          which="current"
          label={t('personal.profile.currentPassword')}
          value={current}
          onChange={setCurrent}
          fault={isTried ? currentFault : undefined}
        />
        <PasswordEntry
          which="new"
          label={t('personal.profile.newPassword')}
          value={chosen}
          onChange={setChosen}
          fault={isTried ? chosenFault : undefined}
        />
        <AuthFailure failure={change.error} words={{ INVALID_PASSWORD: t('personal.profile.passwordWrong') }} />
        {change.isSuccess && (
          <Alert severity="success" role="status">
            {t('personal.profile.passwordChanged')}
          </Alert>
        )}
        <Button type="submit" variant="outlined" disabled={change.isPending} sx={{ alignSelf: 'start' }}>
          {t('personal.profile.changePassword')}
        </Button>
      </Stack>
    </Section>
  );
}
