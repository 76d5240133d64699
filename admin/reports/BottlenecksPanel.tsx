import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { BottlenecksReport } from '../../api/contract/reports.ts';
import { request } from '../../ui/api-client.ts';
import { formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';
import { NumberLink } from './NumberLink.tsx';
import type { ReportScope } from './report-scope.ts';
import { ReportPanel } from './ReportPanel.tsx';
import { useReport } from './use-report.ts';

const shownAtMost = 10;

/** The slowest step of each procedure: time taken against time allowed. */
export function BottlenecksPanel({ scope }: { scope: ReportScope }) {
  const t = useT();
  const text = useLocalized();
  const report = useReport(['bottlenecks', scope], (options) =>
    request('get', '/reports/bottlenecks', { query: { ...scope }, ...options }),
  );
  return (
    <ReportPanel title={t('report.bottlenecks')} hint={t('report.bottlenecksHint')} report={report}>
      {({ procedures }) => (
        <PlainTable<BottlenecksReport['procedures'][number]>
          label={t('report.bottlenecks')}
          rows={procedures.slice(0, shownAtMost)}
          keyOf={({ procedure }) => procedure.code}
          columns={[
            {
              name: t('procedure.step'),
              cell: ({ procedure, step }) => (
                <>
                  {text(step)}
                  <Typography variant="caption" color="text.secondary" component="p">
                    {text(procedure.name)}
                  </Typography>
                </>
              ),
            },
            {
              name: t('report.usedOfShare'),
              align: 'right',
              cell: ({ usedMinutes, shareMinutes, percent }) => (
                <>
                  <Box component="span" sx={{ fontWeight: 600, color: percent > 100 ? 'error.main' : 'inherit' }}>
                    {formatNumber(percent)} %
                  </Box>
                  <Typography variant="caption" color="text.secondary" component="p" sx={{ whiteSpace: 'nowrap' }}>
                    {t('report.hoursOf', {
                      used: formatNumber(usedMinutes / 60),
                      share: formatNumber(shareMinutes / 60),
                    })}
                  </Typography>
                </>
              ),
            },
            {
              name: t('report.dossiersDone'),
              align: 'right',
              cell: ({ dossiers, href }) => (
                <NumberLink count={dossiers} href={href} label={t('report.dossiersDone')} />
              ),
            },
          ]}
        />
      )}
    </ReportPanel>
  );
}
