import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useStore } from 'react-admin';
import type { DeadlinesReport } from '../../api/contract/reports.ts';
import { bucketNames } from '../../domain/reports/percentage.ts';
import { buckets } from '../../domain/reports/standing.ts';
import { request } from '../../ui/api-client.ts';
import { formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { BucketBar } from './BucketBar.tsx';
import { NumberLink } from './NumberLink.tsx';
import type { ReportScope } from './report-scope.ts';
import { ReportPanel } from './ReportPanel.tsx';
import { useReport } from './use-report.ts';

const groupings = ['procedure', 'field', 'unit', 'officer', 'month'] as const;
type Grouping = (typeof groupings)[number];

/** The same figures by procedure, field, unit, officer or month, worst first. */
export function GroupsPanel({ scope }: { scope: ReportScope }) {
  const t = useT();
  const [stored, setGrouping] = useStore<Grouping>('reports.grouping', 'procedure');
  const groupBy = groupings.find((one) => one === stored) ?? 'procedure';
  const report = useReport(['deadlines', scope, groupBy], (options) =>
    request('get', '/reports/deadlines', { query: { ...scope, groupBy }, ...options }),
  );
  return (
    <ReportPanel title={t('report.groups')} hint={t(`report.groupHint.${groupBy}`)} report={report}>
      {({ groups }) => (
        <>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={groupBy}
            aria-label={t('report.groups')}
            onChange={(_event, chosen: Grouping | null) => chosen !== null && setGrouping(chosen)}
            sx={{ mb: 1 }}
          >
            {groupings.map((one) => (
              <ToggleButton key={one} value={one}>
                {t(`report.groupBy.${one}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <GroupTable groups={groups} groupBy={groupBy} />
        </>
      )}
    </ReportPanel>
  );
}

function GroupTable({ groups, groupBy }: { groups: DeadlinesReport['groups']; groupBy: Grouping }) {
  const t = useT();
  const text = useLocalized();
  const nameOf = ({ key, name }: DeadlinesReport['groups'][number]) => {
    if (groupBy === 'month') return `${key.slice(5)}/${key.slice(0, 4)}`;
    return name === null ? t('inbox.nobody') : text(name);
  };
  return (
    <PlainTable
      label={t('report.groups')}
      rows={groups}
      keyOf={({ key }) => key}
      columns={[
        {
          name: t(`report.groupBy.${groupBy}`),
          cell: (group) => (
            <Box sx={{ minWidth: 180, maxWidth: 360 }}>
              <Typography variant="body2" sx={{ mb: 0.5 }}>
                {nameOf(group)}
              </Typography>
              <BucketBar figures={group.figures} />
            </Box>
          ),
        },
        {
          name: t('report.onTimeShort'),
          align: 'right',
          cell: ({ figures: { onTime } }) => (onTime.percent === null ? '—' : `${formatNumber(onTime.percent)} %`),
        },
        ...buckets.map((bucket) => ({
          name: t(`report.bucket.${bucket}`),
          align: 'right' as const,
          cell: (group: DeadlinesReport['groups'][number]) => (
            <NumberLink {...group.figures.numbers[bucket]} label={`${nameOf(group)}, ${text(bucketNames[bucket])}`} />
          ),
        })),
      ]}
    />
  );
}
