import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { PersonalDataOverview } from '../../api/contract/personal-data.ts';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { archiveUrl, usePersonalData } from '../data/personal-data.ts';
import { places } from '../places.ts';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Section } from '../shared/Section.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { CloseAccountForm } from './CloseAccountForm.tsx';

/** “Dữ liệu của tôi”: taking a copy of it, and having it deleted. */
export default function PersonalDataPage() {
  const { t } = useTranslation();
  const data = usePersonalData();
  return (
    <>
      <PageTitle>{t('personal.pages.data')}</PageTitle>
      <Stack spacing={2} sx={{ maxWidth: 720 }}>
        <Typography>
          {t('personal.data.lead')}{' '}
          <Link component={RouterLink} to={places.privacy}>
            {t('privacy.title')}
          </Link>
        </Typography>
        <Section title={t('personal.data.archiveTitle')}>
          <Typography sx={{ mb: 1.5 }}>{t('personal.data.archiveText')}</Typography>
          <Button variant="outlined" href={archiveUrl} download>
            {t('personal.data.archive')}
          </Button>
        </Section>
        <Section title={t('personal.data.closeTitle')}>
          {data.isPending && <Loading lines={2} />}
          {data.isError && <Failure failure={data.error} onRetry={() => void data.refetch()} />}
          {data.isSuccess && <Closing overview={data.data} />}
        </Section>
      </Stack>
    </>
  );
}

function Closing({ overview }: { readonly overview: PersonalDataOverview }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { drafts, dossiers, retention } = overview;
  const underWay = dossiers.filter(({ isUnderWay }) => isUnderWay);
  const ended = dossiers.filter(({ isUnderWay }) => !isUnderWay);
  return (
    <Stack spacing={2}>
      <Typography>{t('personal.data.closeText', { count: drafts })}</Typography>
      {ended.length > 0 && (
        <div>
          <Typography>
            {t('personal.data.kept', { years: String(retention.years), source: localized(retention.source) })}
          </Typography>
          <DossierLines
            lines={ended.map(({ code, procedureName, keptUntil }) => ({
              code,
              name: localized(procedureName),
              what: keptUntil === null ? '' : t('personal.data.keptUntil', { on: formatDate(keptUntil) }),
            }))}
          />
        </div>
      )}
      {underWay.length > 0 ? (
        <div>
          <Typography sx={{ fontWeight: 600 }}>{t('personal.data.underWay')}</Typography>
          <DossierLines
            lines={underWay.map(({ code, procedureName, statusName }) => ({
              code,
              name: localized(procedureName),
              what: localized(statusName),
            }))}
          />
        </div>
      ) : (
        <CloseAccountForm />
      )}
    </Stack>
  );
}

interface DossierLine {
  readonly code: string;
  readonly name: string;
  readonly what: string;
}

function DossierLines({ lines }: { readonly lines: readonly DossierLine[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: 20 }}>
      {lines.map(({ code, name, what }) => (
        <li key={code}>
          <Link component={RouterLink} to={places.dossier(code)} sx={{ display: 'inline-block', py: 1 }}>
            {code}
          </Link>
          <div>
            {name}
            {what !== '' && ` · ${what}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
