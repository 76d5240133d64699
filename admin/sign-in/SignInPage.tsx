import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { AuthError } from '../../ui/auth-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import { LanguageSwitch } from '../layout/LanguageSwitch.tsx';
import { SecondFactorNeeded, type SignIn } from '../providers/auth-provider.ts';
import { useT, type MessageKey } from '../i18n/provider.ts';
import { CodeForm } from './CodeForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';

const refusals: Readonly<Record<string, MessageKey>> = {
  INVALID_EMAIL_OR_PASSWORD: 'signIn.wrongPassword',
  EMAIL_NOT_VERIFIED: 'signIn.notVerified',
  INVALID_CODE: 'signIn.wrongCode',
  INVALID_TWO_FACTOR_COOKIE: 'signIn.codeTooLate',
  INVALID_BACKUP_CODE: 'signIn.wrongCode',
  ACCOUNT_ENDED: 'signIn.ended',
  NOT_STAFF: 'signIn.notStaff',
};

/** Signing in to the console: password, then the code of the second factor where the account has one. */
export function SignInPage() {
  const t = useT();
  const language = useLanguage();
  const login = useLogin();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const attempt = async (signIn: SignIn) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await login(signIn);
    } catch (failure) {
      if (failure instanceof SecondFactorNeeded) setStep('code');
      else setRefusal(failure instanceof AuthError ? t(wordsFor(failure)) : describeFailure(failure, language));
      setBusy(false);
    }
  };

  return (
    <Box
      component="main"
      sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2, bgcolor: 'background.default' }}
    >
      <title>{`${t('signIn.title')} · Một Cửa`}</title>
      <Paper variant="outlined" sx={{ p: 4, width: '100%', maxWidth: 420 }}>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'start', mb: 3 }}>
          <div>
            <Typography variant="h1">Một Cửa</Typography>
            <Typography color="text.secondary">{t('signIn.subtitle')}</Typography>
          </div>
          <LanguageSwitch />
        </Box>
        {refusal !== undefined && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {refusal}
          </Alert>
        )}
        {step === 'password' ? (
          <PasswordForm isBusy={isBusy} onSubmit={attempt} />
        ) : (
          <CodeForm isBusy={isBusy} onSubmit={attempt} onBack={() => setStep('password')} />
        )}
      </Paper>
    </Box>
  );
}

function wordsFor({ code, status }: AuthError): MessageKey {
  if (status === 429) return 'signIn.tooOften';
  return refusals[code] ?? 'signIn.refused';
}
