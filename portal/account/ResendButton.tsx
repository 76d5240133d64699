import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sendVerificationEmail } from '../../ui/auth-client.ts';
import { places } from '../places.ts';
import { AuthFailure } from './AuthFailure.tsx';

/** Sends the confirmation mail again. */
export function ResendButton({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const resend = useMutation({ mutationFn: () => sendVerificationEmail(email, places.emailConfirmed) });
  if (resend.isSuccess) {
    return (
      <Alert severity="success" role="status">
        {t('account.checkMail.resent')}
      </Alert>
    );
  }
  return (
    <>
      <AuthFailure failure={resend.error} />
      <Button variant="outlined" onClick={() => resend.mutate()} disabled={resend.isPending}>
        {t('account.checkMail.resend')}
      </Button>
    </>
  );
}
