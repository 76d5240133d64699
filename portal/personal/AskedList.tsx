import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MyDossierSummary } from '../../api/contract/my-dossiers.ts';
import { formatDeadline, formatMoney } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { places } from '../places.ts';
import { Section } from '../shared/Section.tsx';
import { sortAsked, type Asked } from './asked.ts';

/** What is asked of me over all my dossiers, most urgent first. */
export function AskedList({ dossiers }: { readonly dossiers: readonly MyDossierSummary[] }) {
  const { t } = useTranslation();
  const asked = sortAsked(dossiers);
  return (
    <Section title={t('personal.asked')}>
      {asked.length === 0 && <Typography color="textSecondary">{t('personal.nothingAsked')}</Typography>}
      <Stack component="ul" spacing={2} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {asked.map((one, index) => (
          <AskedRow key={`${one.dossier.code} ${one.request.kind}`} asked={one} isFirst={index === 0} />
        ))}
      </Stack>
    </Section>
  );
}

function AskedRow({ asked, isFirst }: { readonly asked: Asked; readonly isFirst: boolean }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const language = useLanguage();
  const { dossier, request } = asked;
  const place =
    request.kind === 'pay' && request.transactionId !== undefined
      ? places.transaction(request.transactionId)
      : places.dossier(dossier.code);
  return (
    <Stack
      component="li"
      direction="row"
      useFlexGap
      spacing={1}
      sx={{ flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' }}
    >
      <div style={{ flex: '1 1 260px' }}>
        <Typography sx={{ fontWeight: 600 }}>{localized(request.text)}</Typography>
        {request.amountVnd !== undefined && (
          <Typography>{t('dossier.payAmount', { amount: formatMoney(request.amountVnd) })}</Typography>
        )}
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {dossier.code} · {localized(dossier.procedure.name)}
        </Typography>
        {request.dueAt !== null && (
          <Typography variant="caption" color="warning">
            {t('dossier.before', { at: formatDeadline(request.dueAt, language) })}
          </Typography>
        )}
      </div>
      <Button component={Link} to={place} variant={isFirst ? 'contained' : 'outlined'}>
        {t(`personal.request.${request.kind}`)}
      </Button>
    </Stack>
  );
}
