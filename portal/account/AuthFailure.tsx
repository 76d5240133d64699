import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import { AuthError } from '../../ui/auth-client.ts';
import { Failure } from '../shared/Failure.tsx';

interface AuthFailureProps {
  readonly failure: unknown;
  /** Words for the codes this page expects. */
  readonly words?: Readonly<Record<string, string>>;
}

export function AuthFailure({ failure, words = {} }: AuthFailureProps) {
  const { t } = useTranslation();
  if (failure === null || failure === undefined) return null;
  if (!(failure instanceof AuthError)) return <Failure failure={failure} />;
  const known = failure.status === 429 ? t('account.signIn.tooMany') : words[failure.code];
  const text = known ?? failure.errors[0]?.message ?? t('account.failed');
  return (
    <Alert severity="error" role="alert">
      {text}
    </Alert>
  );
}
