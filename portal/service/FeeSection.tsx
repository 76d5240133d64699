import Typography from '@mui/material/Typography';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { Loading } from '../shared/Loading.tsx';
import { Section } from '../shared/Section.tsx';

const FeeQuoteForm = lazy(() => import('./FeeQuoteForm.tsx'));

/** What it costs, worked out by the same rules that will ask for the money. */
export function FeeSection({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const { timing, waitDays } = procedure.payment;
  if (timing === 'never') {
    return (
      <Section title={t('service.fee')}>
        <Typography>{t('service.feeNone')}</Typography>
      </Section>
    );
  }
  return (
    <Section title={t('service.fee')}>
      <Typography>{t(`service.feeTiming.${timing}`)}</Typography>
      <Typography color="textSecondary" sx={{ mb: 2 }}>
        {t('service.feeWait', { days: String(waitDays) })}
      </Typography>
      <Suspense fallback={<Loading lines={2} />}>
        <FeeQuoteForm procedure={procedure} />
      </Suspense>
    </Section>
  );
}
