import Typography from '@mui/material/Typography';
import { request } from '../../ui/api-client.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useRoleName } from '../shared/use-role-name.ts';
import { NumberLink } from './NumberLink.tsx';
import type { ReportScope } from './report-scope.ts';
import { ReportPanel } from './ReportPanel.tsx';
import { useReport } from './use-report.ts';

/** Who holds how much, against what they get done in a week. */
export function WorkloadPanel({ unit }: Pick<ReportScope, 'unit'>) {
  const t = useT();
  const roleName = useRoleName();
  const report = useReport(['workload', unit], (options) =>
    request('get', '/reports/workload', { query: { unit }, ...options }),
  );
  return (
    <ReportPanel title={t('report.workload')} hint={t('report.workloadHint')} report={report}>
      {({ people }) => (
        <PlainTable
          label={t('report.workload')}
          rows={people.toSorted((a, b) => b.overdue.count - a.overdue.count || b.open.count - a.open.count)}
          keyOf={({ person }) => person.id}
          columns={[
            {
              name: t('report.person'),
              cell: ({ person, roles, awayThrough }) => (
                <>
                  {person.name}
                  <Typography variant="caption" color="text.secondary" component="p">
                    {roles.map(roleName).join(', ')}
                    {awayThrough !== null && ` · ${t('inbox.away', { date: formatDate(awayThrough) })}`}
                  </Typography>
                </>
              ),
            },
            {
              name: t('report.open'),
              align: 'right',
              cell: ({ open, person }) => <NumberLink {...open} label={`${person.name}, ${t('report.open')}`} />,
            },
            {
              name: t('report.dueSoon'),
              align: 'right',
              cell: ({ dueSoon, person }) => (
                <NumberLink {...dueSoon} label={`${person.name}, ${t('report.dueSoon')}`} />
              ),
            },
            {
              name: t('report.overdueTasks'),
              align: 'right',
              cell: ({ overdue, person }) => (
                <NumberLink {...overdue} label={`${person.name}, ${t('report.overdueTasks')}`} />
              ),
            },
            {
              name: t('report.donePerWeek'),
              align: 'right',
              cell: ({ donePerWeek }) => formatNumber(donePerWeek),
            },
          ]}
        />
      )}
    </ReportPanel>
  );
}
