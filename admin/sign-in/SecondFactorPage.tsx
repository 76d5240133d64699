import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { AuthError, enableSecondFactor, verifySecondFactor, type SecondFactor } from '../../ui/auth-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { forgetMe } from '../providers/auth-provider.ts';
import { QrCode } from './QrCode.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { textOf } from './PasswordForm.tsx';
import { useSay } from '../shared/use-say.ts';

/** Turning on the second factor: password, then a key for the authenticator app, then a first code as proof. */
export default function SecondFactorPage() {
  const t = useT();
  const language = useLanguage();
  const say = useSay();
  const navigate = useNavigate();
  const [factor, setFactor] = useState<SecondFactor>();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const attempt = async (step: () => Promise<void>, refused: string) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await step();
    } catch (failure) {
      setRefusal(failure instanceof AuthError ? refused : describeFailure(failure, language));
    } finally {
      setBusy(false);
    }
  };
  const begin = (form: FormData) =>
    attempt(async () => setFactor(await enableSecondFactor(textOf(form, 'password'))), t('signIn.wrongPassword'));
  const prove = (form: FormData) =>
    attempt(async () => {
      await verifySecondFactor(textOf(form, 'code'));
      forgetMe();
      say(t('secondFactor.done'), 'success');
      void navigate('/tasks');
    }, t('signIn.wrongCode'));

  return (
    <Box sx={{ p: 2, maxWidth: 560 }}>
      <PageTitle title={t('secondFactor.title')} />
      <Paper
        variant="outlined"
        component="form"
        key={factor === undefined ? 'begin' : 'prove'}
        sx={{ p: 3 }}
        onSubmit={(event) => {
          event.preventDefault();
          void (factor === undefined ? begin : prove)(new FormData(event.currentTarget));
        }}
      >
        <Stack spacing={2}>
          <Typography>{t('secondFactor.intro')}</Typography>
          {refusal !== undefined && <Alert severity="error">{refusal}</Alert>}
          {factor === undefined ? (
            <TextField
              name="password"
              type="password"
              label={t('signIn.password')}
              autoComplete="current-password"
              required
            />
          ) : (
            <>
              <FactorDetails factor={factor} />
              <TextField
                name="code"
                label={t('signIn.code')}
                autoComplete="one-time-code"
                required
                slotProps={{ htmlInput: { inputMode: 'numeric', pattern: '[0-9]{6}', maxLength: 6 } }}
              />
            </>
          )}
          <Button type="submit" variant="contained" loading={isBusy}>
            {t(factor === undefined ? 'secondFactor.start' : 'secondFactor.confirm')}
          </Button>
        </Stack>
      </Paper>
    </Box>
  );
}

function FactorDetails({ factor }: { factor: SecondFactor }) {
  const t = useT();
  const secret = new URL(factor.totpUri).searchParams.get('secret') ?? '';
  return (
    <>
      <Typography>{t('secondFactor.scan')}</Typography>
      <QrCode text={factor.totpUri} label={t('secondFactor.qr')} />
      <Typography>{t('secondFactor.byHand')}</Typography>
      <Typography component="code" sx={{ fontFamily: 'monospace', fontSize: '1.125rem', overflowWrap: 'anywhere' }}>
        {secret.replace(/(.{4})/g, '$1 ').trim()}
      </Typography>
      <Link href={factor.totpUri}>{t('secondFactor.open')}</Link>
      <Typography>{t('secondFactor.backup')}</Typography>
      <Box component="ul" sx={{ columns: 2, fontFamily: 'monospace', m: 0 }}>
        {factor.backupCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
    </>
  );
}
