import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Card } from './Card.tsx';
import { ResendButton } from './ResendButton.tsx';
import { ResendForm } from './ResendForm.tsx';

export default function CheckMailPage() {
  const { t } = useTranslation();
  const email = readEmail(useLocation().state);
  return (
    <Card title={t('account.checkMail.title')}>
      <Typography>{t('account.checkMail.text', { email: email ?? t('account.checkMail.yourMail') })}</Typography>
      <Typography color="textSecondary">{t('account.checkMail.spam')}</Typography>
      {email === undefined ? <ResendForm /> : <ResendButton email={email} />}
    </Card>
  );
}

function readEmail(state: unknown): string | undefined {
  const hasEmail = typeof state === 'object' && state !== null && 'email' in state;
  return hasEmail && typeof state.email === 'string' ? state.email : undefined;
}
