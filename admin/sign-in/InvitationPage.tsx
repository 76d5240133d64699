import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { AuthError, resetPassword } from '../../ui/auth-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { LanguageSwitch } from '../layout/LanguageSwitch.tsx';
import { textOf } from './PasswordForm.tsx';

/** Where the mail of an invitation leads: the new colleague sets a password. Opening it uses nothing up. */
export default function InvitationPage() {
  const t = useT();
  const language = useLanguage();
  const [search] = useSearchParams();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const submit = async (form: FormData) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await resetPassword(textOf(form, 'password'), search.get('token') ?? '');
      setDone(true);
    } catch (failure) {
      const said = failure instanceof AuthError ? failure.errors[0]?.message : describeFailure(failure, language);
      setRefusal(said ?? t('staff.welcome.tooLate'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box
      component="main"
      sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2, bgcolor: 'background.default' }}
    >
      <title>{`${t('staff.welcome.title')} · Một Cửa`}</title>
      <Paper
        variant="outlined"
        component="form"
        sx={{ p: 4, width: '100%', maxWidth: 420 }}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(new FormData(event.currentTarget));
        }}
      >
        <Stack spacing={2}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'start' }}>
            <Typography variant="h1">{t('staff.welcome.title')}</Typography>
            <LanguageSwitch />
          </Box>
          {refusal !== undefined && <Alert severity="error">{refusal}</Alert>}
          {isDone ? (
            <Alert severity="success">{t('staff.welcome.done')}</Alert>
          ) : (
            <>
              <Typography>{t('staff.welcome.intro')}</Typography>
              <TextField
                name="password"
                type="password"
                label={t('staff.welcome.password')}
                helperText={t('staff.welcome.hint')}
                autoComplete="new-password"
                autoFocus
                required
                fullWidth
              />
              <Button type="submit" variant="contained" size="large" loading={isBusy}>
                {t('staff.welcome.submit')}
              </Button>
            </>
          )}
          <Button component={Link} to="/login">
            {t('staff.welcome.signIn')}
          </Button>
        </Stack>
      </Paper>
    </Box>
  );
}
