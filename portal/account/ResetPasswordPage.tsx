import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { AuthError, resetPassword } from '../../ui/auth-client.ts';
import { places } from '../places.ts';
import { faultOf } from '../shared/field-checks.ts';
import { focusFirstFault } from '../shared/focus-first-fault.ts';
import { PasswordEntry } from '../shared/PasswordEntry.tsx';
import { AuthFailure } from './AuthFailure.tsx';
import { Card } from './Card.tsx';

/** Where the link of the reset mail ends. */
export default function ResetPasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const token = search.get('token');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const reset = useMutation({
    mutationFn: (valid: string) => resetPassword(password, valid),
    onSuccess: () => void navigate(places.signIn, { replace: true, state: 'password-reset' }),
  });
  const isLinkDead = token === null || (reset.error instanceof AuthError && reset.error.code === 'INVALID_TOKEN');
  if (isLinkDead) {
    return (
      <Card title={t('account.reset.title')}>
        <Typography>{t('account.reset.invalid')}</Typography>
        <Button component={Link} to={places.forgotPassword} variant="contained">
          {t('account.reset.askAgain')}
        </Button>
      </Card>
    );
  }
  const fault = faultOf(password, 'password');
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (fault !== undefined) focusFirstFault(event.currentTarget);
    else reset.mutate(token);
  };
  return (
    <Card title={t('account.reset.title')}>
      <Stack component="form" noValidate spacing={2} onSubmit={submit}>
        <PasswordEntry
          which="new"
          label={t('account.reset.password')}
          value={password}
          onChange={setPassword}
          fault={isTried ? fault : undefined}
        />
        <AuthFailure failure={reset.error} />
        <Button type="submit" variant="contained" size="large" disabled={reset.isPending}>
          {t('account.reset.submit')}
        </Button>
      </Stack>
    </Card>
  );
}
