import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useT } from '../i18n/provider.ts';
import type { SignIn } from '../providers/auth-provider.ts';
import { textOf } from './PasswordForm.tsx';

interface CodeFormProps {
  readonly isBusy: boolean;
  readonly onSubmit: (signIn: SignIn) => Promise<void>;
  readonly onBack: () => void;
}

/** The six digits of the second factor, or one of the backup codes when the telephone is not at hand. */
export function CodeForm({ isBusy, onSubmit, onBack }: CodeFormProps) {
  const t = useT();
  const [step, setStep] = useState<'code' | 'backupCode'>('code');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit({ step, code: textOf(new FormData(event.currentTarget), 'code') });
      }}
    >
      <Stack spacing={2}>
        <Typography>{t(step === 'code' ? 'signIn.codeHint' : 'signIn.backupHint')}</Typography>
        <TextField
          key={step}
          name="code"
          label={t(step === 'code' ? 'signIn.code' : 'signIn.backupCode')}
          autoComplete="one-time-code"
          autoFocus
          required
          fullWidth
          slotProps={{ htmlInput: step === 'code' ? { inputMode: 'numeric', pattern: '[0-9]{6}', maxLength: 6 } : {} }}
        />
        <Button type="submit" variant="contained" size="large" loading={isBusy}>
          {t('signIn.submit')}
        </Button>
        <Button onClick={() => setStep(step === 'code' ? 'backupCode' : 'code')}>
          {t(step === 'code' ? 'signIn.useBackup' : 'signIn.useCode')}
        </Button>
        <Button onClick={onBack}>{t('signIn.back')}</Button>
      </Stack>
    </form>
  );
}
