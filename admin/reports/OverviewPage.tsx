import Box from '@mui/material/Box';
import { request } from '../../ui/api-client.ts';
import { useT } from '../i18n/provider.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { AgesPanel } from './AgesPanel.tsx';
import { BottlenecksPanel } from './BottlenecksPanel.tsx';
import { ForecastPanel } from './ForecastPanel.tsx';
import { GroupsPanel } from './GroupsPanel.tsx';
import { IndicatorsPanel } from './IndicatorsPanel.tsx';
import { OnTimePanel } from './OnTimePanel.tsx';
import { useReportScope } from './report-scope.ts';
import { ScopeBar } from './ScopeBar.tsx';
import { useReport } from './use-report.ts';
import { WorkloadPanel } from './WorkloadPanel.tsx';

const twoColumns = {
  display: 'grid',
  columnGap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 3fr) minmax(0, 2fr)' },
};

/** A supervisor's first look: who is late, who will be, why. Every number opens the list behind it. */
export default function OverviewPage() {
  const t = useT();
  const [scope, changeScope] = useReportScope();
  const deadlines = useReport(['deadlines', scope, 'unit'], (options) =>
    request('get', '/reports/deadlines', { query: { ...scope, groupBy: 'unit' }, ...options }),
  );
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.reports')} />
      <ScopeBar scope={scope} onChange={changeScope} />
      <Box sx={twoColumns}>
        <OnTimePanel report={deadlines} />
        <AgesPanel report={deadlines} />
      </Box>
      <ForecastPanel unit={scope.unit} />
      <GroupsPanel scope={scope} />
      <Box sx={twoColumns}>
        <WorkloadPanel unit={scope.unit} />
        <BottlenecksPanel scope={scope} />
      </Box>
      <IndicatorsPanel scope={scope} />
    </Box>
  );
}
