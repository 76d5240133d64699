import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { useLocalized } from '../../ui/language.ts';
import { SampleMark } from '../shared/SampleMark.tsx';
import { Section } from '../shared/Section.tsx';

export function ResultSection({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { name, validityMonths } = procedure.result;
  return (
    <Section title={t('service.result')} beside={<SampleMark grade={procedure.confidence.result} />}>
      <Typography>{localized(name)}</Typography>
      {validityMonths !== undefined && (
        <Typography color="textSecondary">{t('service.resultValid', { count: validityMonths })}</Typography>
      )}
      <Typography sx={{ mt: 1 }}>
        {t('service.returnMethods')}:{' '}
        {procedure.returnMethods.map((method) => t(`common.returnMethod.${method}`)).join(', ')}
      </Typography>
      {procedure.homeCollection && <Typography>{t('service.homeCollection')}</Typography>}
    </Section>
  );
}

export function BasisSection({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  if (procedure.legalBasis.length === 0) return null;
  return (
    <Section title={t('service.basis')}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {procedure.legalBasis.map((law) => (
          <Typography component="li" key={law}>
            {law}
          </Typography>
        ))}
      </Box>
    </Section>
  );
}
