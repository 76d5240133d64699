import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import { places } from '../places.ts';
import { faultOf } from '../shared/field-checks.ts';
import { TextEntry } from '../shared/TextEntry.tsx';
import { ResendButton } from './ResendButton.tsx';

/** Has the confirmation mail sent again where the address is not known; whoever is confirmed already signs in. */
export function ResendForm() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [isTried, setTried] = useState(false);
  const fault = faultOf(email, 'email');
  return (
    <>
      <TextEntry
        label={t('common.person.email')}
        value={email}
        onChange={setEmail}
        fault={isTried ? fault : undefined}
        type="email"
        autoComplete="email"
      />
      {fault === undefined ? (
        <ResendButton key={email} email={email.trim()} />
      ) : (
        <Button variant="outlined" onClick={() => setTried(true)}>
          {t('account.checkMail.resend')}
        </Button>
      )}
      <Typography>
        {t('account.register.haveAccount')}{' '}
        <Link component={RouterLink} to={places.signIn}>
          {t('account.signIn.title')}
        </Link>
      </Typography>
    </>
  );
}
