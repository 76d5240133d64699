import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { formatDeadline, formatMoney } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { places } from '../places.ts';
import { Section } from '../shared/Section.tsx';
import { RatingForm } from './RatingForm.tsx';
import { SupplementForm } from './SupplementForm.tsx';

type Request = MyDossier['requests'][number];

/** What is asked of the applicant now, each with the means to do it. */
export function RequestsSection({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  if (dossier.requests.length === 0) return null;
  return (
    <Section title={t('dossier.asked')}>
      <Stack spacing={3}>
        {dossier.requests.map((asked) => (
          <Asked key={asked.kind} asked={asked} dossier={dossier} />
        ))}
      </Stack>
    </Section>
  );
}

function Asked({ asked, dossier }: { readonly asked: Request; readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  return (
    <Box>
      <Alert severity={asked.kind === 'rate' ? 'info' : 'warning'} sx={{ mb: 2 }}>
        <Typography>{localized(asked.text)}</Typography>
        {asked.amountVnd !== undefined && (
          <Typography>{t('dossier.payAmount', { amount: formatMoney(asked.amountVnd) })}</Typography>
        )}
        {asked.dueAt !== null && (
          <Typography>{t('dossier.before', { at: formatDeadline(asked.dueAt, language) })}</Typography>
        )}
      </Alert>
      <Means asked={asked} dossier={dossier} />
    </Box>
  );
}

function Means({ asked, dossier }: { readonly asked: Request; readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  switch (asked.kind) {
    case 'pay':
      return asked.transactionId === undefined ? null : (
        <Button component={Link} to={places.transaction(asked.transactionId)} variant="contained" size="large">
          {t('dossier.pay')}
        </Button>
      );
    case 'supplement':
      return <SupplementForm key={dossier.seq} dossier={dossier} pieces={asked.pieces ?? []} />;
    case 'rate':
      return <RatingForm code={dossier.code} />;
    case 'collect':
      return null;
  }
}
