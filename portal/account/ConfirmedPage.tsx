import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../data/me.ts';
import { places } from '../places.ts';
import { Card } from './Card.tsx';
import { ResendForm } from './ResendForm.tsx';

/** Where the link of the registration mail ends: the API has confirmed the account, or says why not. */
export default function ConfirmedPage() {
  const [search] = useSearchParams();
  return search.get('error') === null ? <Confirmed /> : <LinkFailed />;
}

function Confirmed() {
  const { t } = useTranslation();
  const isSignedIn = useMe().data?.account?.id !== undefined;
  return (
    <Card title={t('account.confirmed.title')}>
      <Typography>{t(isSignedIn ? 'account.confirmed.text' : 'account.confirmed.signInText')}</Typography>
      <Button component={Link} to={isSignedIn ? places.home : places.signIn} variant="contained" size="large">
        {t(isSignedIn ? 'account.confirmed.go' : 'account.signIn.title')}
      </Button>
    </Card>
  );
}

function LinkFailed() {
  const { t } = useTranslation();
  return (
    <Card title={t('account.confirmed.failedTitle')}>
      <Typography>{t('account.confirmed.failedText')}</Typography>
      <ResendForm />
    </Card>
  );
}
