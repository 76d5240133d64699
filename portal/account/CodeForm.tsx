import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { verifySecondFactor } from '../../ui/auth-client.ts';
import { TextEntry } from '../shared/TextEntry.tsx';
import { AuthFailure } from './AuthFailure.tsx';
import { Card } from './Card.tsx';

/** The code of the authenticator app. */
export function CodeForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const verify = useMutation({ mutationFn: () => verifySecondFactor(code.replace(/\s/g, '')), onSuccess: onDone });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code.trim() !== '') verify.mutate();
  };
  return (
    <Card title={t('account.signIn.codeTitle')}>
      <Typography>{t('account.signIn.codeText')}</Typography>
      <Stack component="form" noValidate spacing={2} onSubmit={submit}>
        <TextEntry
          label={t('account.signIn.code')}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <AuthFailure failure={verify.error} words={{ INVALID_CODE: t('account.signIn.codeWrong') }} />
        <Button type="submit" variant="contained" size="large" disabled={verify.isPending}>
          {t('account.signIn.codeSubmit')}
        </Button>
      </Stack>
    </Card>
  );
}
