import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { Tracking } from '../../api/contract/tracking.ts';
import { failureCode } from '../../ui/failures.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useTracking } from '../data/tracking.ts';
import { DueFact } from '../dossier/DueFact.tsx';
import { StatusChip } from '../dossier/StatusChip.tsx';
import { StepList } from '../dossier/StepList.tsx';
import { Empty } from '../shared/Empty.tsx';
import { Facts } from '../shared/Facts.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Section } from '../shared/Section.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { TrackBox } from './TrackBox.tsx';

export default function TrackPage() {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const [search] = useSearchParams();
  const tracking = useTracking(code, search.get('key') ?? '');
  const isUnknown = ['not_found', 'validation_failed'].includes(failureCode(tracking.error) ?? '');
  return (
    <Box sx={{ maxWidth: 800, mx: 'auto' }}>
      <PageTitle code={code}>{t('dossier.title')}</PageTitle>
      {tracking.isPending && <Loading />}
      {isUnknown && (
        <Stack spacing={2}>
          <Empty title={t('home.track.notFoundTitle')} text={t('home.track.notFoundText')} />
          <TrackBox initialCode={code} isMain />
        </Stack>
      )}
      {tracking.isError && !isUnknown && <Failure failure={tracking.error} onRetry={() => void tracking.refetch()} />}
      {tracking.data !== undefined && !isUnknown && <TrackedDossier dossier={tracking.data} />}
    </Box>
  );
}

function TrackedDossier({ dossier }: { readonly dossier: Tracking }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  return (
    <Stack spacing={2}>
      <Section title={localized(dossier.procedure.name)} beside={<StatusChip dossier={dossier} />}>
        <Facts
          facts={[
            { name: t('dossier.unit'), value: localized(dossier.unit.name) },
            { name: t('dossier.submittedAt'), value: formatDateTime(dossier.submittedAt) },
            {
              name: t('dossier.due'),
              value: <DueFact due={dossier.due} promisedOn={dossier.promisedOn} status={dossier.status} />,
            },
            { name: t('dossier.updatedAt'), value: formatDateTime(dossier.updatedAt) },
          ]}
        />
      </Section>
      <Section title={t('dossier.steps')}>
        <StepList steps={dossier.steps} />
      </Section>
      <Alert severity="info">{t('home.track.private')}</Alert>
    </Stack>
  );
}
