import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { IndicatorsReport } from '../../api/contract/reports.ts';
import { request } from '../../ui/api-client.ts';
import { formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { drillPath } from './NumberLink.tsx';
import type { ReportScope } from './report-scope.ts';
import { ReportPanel } from './ReportPanel.tsx';
import { useReport } from './use-report.ts';

type Indicator = IndicatorsReport['indicators'][number];

/** The evaluation indicators, each with its formula and where it is from. */
export function IndicatorsPanel({ scope }: { scope: ReportScope }) {
  const t = useT();
  const text = useLocalized();
  const report = useReport(['indicators', scope], (options) =>
    request('get', '/reports/indicators', { query: { ...scope }, ...options }),
  );
  const shown = ({ value, unit }: Indicator) =>
    value === null ? t('report.nothingToJudge') : t(`report.unit.${unit}`, { value: formatNumber(value) });
  return (
    <ReportPanel title={t('report.indicators')} report={report}>
      {({ indicators }) => (
        <PlainTable
          label={t('report.indicators')}
          rows={indicators}
          keyOf={({ key }) => key}
          columns={[
            {
              name: t('report.indicator'),
              cell: ({ name, formula, source, groupPoints }) => (
                <>
                  {text(name)}
                  <Typography variant="body2" color="text.secondary">
                    = {text(formula)}
                  </Typography>
                  <Typography variant="caption" color="text.secondary" component="p">
                    {text(source)}
                    {groupPoints !== null && ` (${t('report.groupPoints', { points: groupPoints })})`}
                  </Typography>
                </>
              ),
            },
            {
              name: t('report.value'),
              align: 'right',
              cell: (indicator) =>
                indicator.value === null ? (
                  shown(indicator)
                ) : (
                  <Link
                    component={RouterLink}
                    to={drillPath(indicator.href)}
                    sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}
                    aria-label={`${text(indicator.name)}: ${shown(indicator)}`}
                  >
                    {shown(indicator)}
                  </Link>
                ),
            },
          ]}
        />
      )}
    </ReportPanel>
  );
}
