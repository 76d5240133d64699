import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { requestPasswordReset } from '../../ui/auth-client.ts';
import { places } from '../places.ts';
import { faultOf } from '../shared/field-checks.ts';
import { focusFirstFault } from '../shared/focus-first-fault.ts';
import { TextEntry } from '../shared/TextEntry.tsx';
import { AuthFailure } from './AuthFailure.tsx';
import { Card } from './Card.tsx';

export default function ForgotPasswordPage() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [isTried, setTried] = useState(false);
  const ask = useMutation({ mutationFn: () => requestPasswordReset(email.trim(), places.resetPassword) });
  const fault = faultOf(email, 'email');
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (fault !== undefined) focusFirstFault(event.currentTarget);
    else ask.mutate();
  };
  if (ask.isSuccess) {
    return (
      <Card title={t('account.forgot.title')}>
        <Alert severity="success" role="status">
          {t('account.forgot.sent', { email: email.trim() })}
        </Alert>
      </Card>
    );
  }
  return (
    <Card title={t('account.forgot.title')}>
      <Typography>{t('account.forgot.text')}</Typography>
      <Stack component="form" noValidate spacing={2} onSubmit={submit}>
        <TextEntry
          label={t('common.person.email')}
          value={email}
          onChange={setEmail}
          fault={isTried ? fault : undefined}
          type="email"
          autoComplete="email"
        />
        <AuthFailure failure={ask.error} />
        <Button type="submit" variant="contained" size="large" disabled={ask.isPending}>
          {t('account.forgot.submit')}
        </Button>
      </Stack>
    </Card>
  );
}
