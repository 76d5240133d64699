import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import { failureCode } from '../../ui/failures.ts';
import { formatDateTime } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useMyDossier } from '../data/my-dossiers.ts';
import { places } from '../places.ts';
import { AddressText } from '../shared/AddressText.tsx';
import { Empty } from '../shared/Empty.tsx';
import { Facts } from '../shared/Facts.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Section } from '../shared/Section.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { ActionsSection } from './ActionsSection.tsx';
import { ApplyAgain } from './ApplyAgain.tsx';
import { DueFact } from './DueFact.tsx';
import { DeliveriesSection } from './DeliveriesSection.tsx';
import { PaymentsSection } from './PaymentsSection.tsx';
import { FilesSection, LettersSection, ResultsSection } from './FilesSections.tsx';
import { MessagesSection } from './MessagesSection.tsx';
import { RequestsSection } from './RequestsSection.tsx';
import { StatusChip } from './StatusChip.tsx';
import { StepList } from './StepList.tsx';

export default function DossierPage() {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const dossier = useMyDossier(code);
  if (dossier.isPending) return <Loading />;
  if (['not_found', 'validation_failed'].includes(failureCode(dossier.error) ?? '')) {
    return (
      <Empty isPage title={t('home.track.notFoundTitle')} text={t('dossier.notFoundText')}>
        <Button component={Link} to={places.dossiers} variant="contained">
          {t('personal.pages.dossiers')}
        </Button>
      </Empty>
    );
  }
  if (dossier.data === undefined) {
    return <Failure failure={dossier.error} onRetry={() => void dossier.refetch()} />;
  }
  return (
    <>
      <PageTitle code={code}>{t('dossier.title')}</PageTitle>
      {dossier.isError && <Failure failure={dossier.error} onRetry={() => void dossier.refetch()} />}
      <DossierView dossier={dossier.data} />
    </>
  );
}

function DossierView({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 360px' },
        gridTemplateRows: { md: 'auto 1fr' },
        gridTemplateAreas: { xs: '"now" "way" "papers"', md: '"now way" "papers way"' },
        alignItems: 'start',
      }}
    >
      <Stack spacing={2} sx={{ gridArea: 'now' }}>
        <Summary dossier={dossier} />
        <RequestsSection dossier={dossier} />
        <ResultsSection dossier={dossier} />
      </Stack>
      <Stack spacing={2} sx={{ gridArea: 'way' }}>
        <Section title={t('dossier.steps')}>
          <StepList steps={dossier.steps} />
        </Section>
        <PaymentsSection dossier={dossier} />
        <DeliveriesSection dossier={dossier} />
        <LettersSection dossier={dossier} />
        <ActionsSection dossier={dossier} />
        <ApplyAgain dossier={dossier} />
      </Stack>
      <Stack spacing={2} sx={{ gridArea: 'papers' }}>
        <MessagesSection dossier={dossier} />
        <FilesSection dossier={dossier} />
      </Stack>
    </Box>
  );
}

function Summary({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  return (
    <Section title={localized(dossier.procedure.name)} beside={<StatusChip dossier={dossier} />}>
      <Facts
        facts={[
          { name: t('dossier.unit'), value: localized(dossier.unit.name) },
          {
            name: t('dossier.due'),
            value: <DueFact due={dossier.due} promisedOn={dossier.promisedOn} status={dossier.status} />,
          },
          { name: t('dossier.submittedAt'), value: formatDateTime(dossier.submittedAt) },
          {
            name: t('dossier.returnMethod'),
            value: (
              <>
                {t(`common.returnMethod.${dossier.returnMethod}`)}
                {dossier.returnAddress !== null && (
                  <Box sx={{ color: 'text.secondary' }}>
                    <AddressText address={dossier.returnAddress} />
                  </Box>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
