import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useT } from '../i18n/provider.ts';
import type { SignIn } from '../providers/auth-provider.ts';

/** Passwords are forgotten and set anew in the portal, for staff too. */
const portalSignIn = '/dang-nhap';

interface PasswordFormProps {
  readonly isBusy: boolean;
  readonly onSubmit: (signIn: SignIn) => Promise<void>;
}

export function PasswordForm({ isBusy, onSubmit }: PasswordFormProps) {
  const t = useT();
  const submit = (form: FormData) =>
    onSubmit({ step: 'password', email: textOf(form, 'email'), password: textOf(form, 'password') });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <Stack spacing={2}>
        <TextField
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          autoFocus
          required
          fullWidth
        />
        <TextField
          name="password"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          fullWidth
        />
        <Button type="submit" variant="contained" size="large" loading={isBusy}>
          {t('signIn.submit')}
        </Button>
        <Link href={portalSignIn} sx={{ alignSelf: 'center' }}>
          {t('signIn.forgotten')}
        </Link>
      </Stack>
    </form>
  );
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
