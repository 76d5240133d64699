import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { PaymentAttempt } from '../../api/contract/transactions.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { Section } from '../shared/Section.tsx';

/** Every go at paying, latest first. */
export function AttemptList({ attempts }: { readonly attempts: readonly PaymentAttempt[] }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  if (attempts.length === 0) return null;
  return (
    <Section title={t('payment.attempts')}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {attempts.map((attempt) => (
          <Typography component="li" key={attempt.ref}>
            {formatDateTime(attempt.createdAt)}: {t(`payment.attempt.${attempt.status}`)}
            {attempt.reason !== null && `. ${localized(attempt.reason)}`}
          </Typography>
        ))}
      </Box>
    </Section>
  );
}
