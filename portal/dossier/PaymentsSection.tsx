import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { formatDateTime, formatMoney } from '../../ui/format.ts';
import { places } from '../places.ts';
import { Section } from '../shared/Section.tsx';

interface DossierPart {
  readonly dossier: MyDossier;
}

export function PaymentsSection({ dossier }: DossierPart) {
  const { t } = useTranslation();
  if (dossier.payments.length === 0) return null;
  return (
    <Section title={t('dossier.payments')}>
      <Stack spacing={1.5}>
        {dossier.payments.map((payment) => (
          <Box key={payment.transactionId}>
            <Link
              component={RouterLink}
              to={places.transaction(payment.transactionId)}
              sx={{ display: 'inline-block', py: 1.25 }}
            >
              {t(`dossier.payment.${payment.purpose}`)}: {formatMoney(payment.amountVnd)}
            </Link>
            <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
              {t(`payment.status.${payment.status}`)}
              {payment.paidAt !== null && ` · ${formatDateTime(payment.paidAt)}`}
            </Typography>
          </Box>
        ))}
      </Stack>
    </Section>
  );
}
