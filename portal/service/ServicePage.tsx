import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { failureCode } from '../../ui/failures.ts';
import { useLocalized } from '../../ui/language.ts';
import { useService } from '../data/catalogue.ts';
import { places } from '../places.ts';
import { Empty } from '../shared/Empty.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { BasisSection, ResultSection } from './ResultSection.tsx';
import { DecisionSection } from './DecisionSection.tsx';
import { FeeSection } from './FeeSection.tsx';
import { HelpSection } from './HelpSection.tsx';
import { PapersSection } from './PapersSection.tsx';
import { StartPanel } from './StartPanel.tsx';
import { TimeSection } from './TimeSection.tsx';

export default function ServicePage() {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { code } = useParams();
  const service = useService(code);
  if (service.isPending) return <Loading />;
  if (failureCode(service.error) === 'not_found') {
    return (
      <Empty isPage title={t('service.notFoundTitle')} text={t('service.notFoundText')}>
        <Button component={Link} to={places.home} variant="contained">
          {t('personal.findService')}
        </Button>
      </Empty>
    );
  }
  if (service.isError) return <Failure failure={service.error} onRetry={() => void service.refetch()} />;
  const procedure = service.data;
  return (
    <>
      <PageTitle>{localized(procedure.name)}</PageTitle>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 320px' },
          gridTemplateRows: { md: 'auto 1fr' },
          gridTemplateAreas: { xs: '"start" "facts" "help"', md: '"facts start" "facts help"' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ gridArea: 'start' }}>
          <StartPanel procedureCode={procedure.code} />
        </Box>
        <Stack spacing={2} sx={{ gridArea: 'facts' }}>
          <DecisionSection procedure={procedure} />
          <TimeSection procedure={procedure} />
          <FeeSection procedure={procedure} />
          <PapersSection procedure={procedure} />
          <ResultSection procedure={procedure} />
          <BasisSection procedure={procedure} />
        </Stack>
        <Box sx={{ gridArea: 'help' }}>
          <HelpSection unitCode={procedure.unitCode} />
        </Box>
      </Box>
    </>
  );
}
