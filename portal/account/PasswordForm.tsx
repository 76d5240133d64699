import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useLocation } from 'react-router';
import { AuthError, signIn } from '../../ui/auth-client.ts';
import { places } from '../places.ts';
import { faultOf } from '../shared/field-checks.ts';
import { focusFirstFault } from '../shared/focus-first-fault.ts';
import { PasswordEntry } from '../shared/PasswordEntry.tsx';
import { TextEntry } from '../shared/TextEntry.tsx';
import { AuthFailure } from './AuthFailure.tsx';
import { Card } from './Card.tsx';
import { ResendButton } from './ResendButton.tsx';

interface PasswordFormProps {
  readonly onDone: (answer: { readonly secondFactor: boolean }) => void;
}

export function PasswordForm({ onDone }: PasswordFormProps) {
  const { t } = useTranslation();
  const isPasswordNew = (useLocation().state as unknown) === 'password-reset';
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const enter = useMutation({ mutationFn: () => signIn(email.trim(), password), onSuccess: onDone });
  const emailFault = faultOf(email, 'email');
  const passwordFault = faultOf(password);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (emailFault !== undefined || passwordFault !== undefined) focusFirstFault(event.currentTarget);
    else enter.mutate();
  };
  const isUnconfirmed = enter.error instanceof AuthError && enter.error.code === 'EMAIL_NOT_VERIFIED';
  return (
    <Card title={t('account.signIn.title')}>
      {isPasswordNew && <Alert severity="success">{t('account.reset.done')}</Alert>}
      <Stack component="form" noValidate spacing={2} onSubmit={submit}>
        <TextEntry
          label={t('common.person.email')}
          value={email}
          onChange={setEmail}
          fault={isTried ? emailFault : undefined}
          type="email"
          autoComplete="username"
        />
        <PasswordEntry
          which="current"
          label={t('account.signIn.password')}
          value={password}
          onChange={setPassword}
          fault={isTried ? passwordFault : undefined}
        />
        <AuthFailure
          failure={enter.error}
          words={{
            INVALID_EMAIL_OR_PASSWORD: t('account.signIn.wrong'),
            EMAIL_NOT_VERIFIED: t('account.signIn.unconfirmed'),
          }}
        />
        {isUnconfirmed && <ResendButton email={email.trim()} />}
        <Button type="submit" variant="contained" size="large" disabled={enter.isPending}>
          {t(enter.isPending ? 'account.signIn.submitting' : 'account.signIn.submit')}
        </Button>
      </Stack>
      <Typography>
        <Link component={RouterLink} to={places.forgotPassword}>
          {t('account.signIn.forgot')}
        </Link>
      </Typography>
      <Typography>
        {t('account.signIn.noAccount')}{' '}
        <Link component={RouterLink} to={places.register}>
          {t('account.register.submit')}
        </Link>
      </Typography>
    </Card>
  );
}
