import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import type { DeadlinesReport } from '../../api/contract/reports.ts';
import { useT } from '../i18n/provider.ts';
import { NumberLink } from './NumberLink.tsx';
import { ReportPanel } from './ReportPanel.tsx';

/** How long ago what is still open was due. */
export function AgesPanel({ report }: { report: UseQueryResult<DeadlinesReport> }) {
  const t = useT();
  return (
    <ReportPanel title={t('report.ages')} hint={t('report.agesHint')} report={report}>
      {({ ages }) => {
        const most = Math.max(1, ...ages.map(({ count }) => count));
        if (ages.every(({ count }) => count === 0)) return <Typography>{t('report.nothingOverdue')}</Typography>;
        return (
          <Box
            component="dl"
            sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr auto', gap: 1, alignItems: 'center' }}
          >
            {ages.map(({ group, count, href }) => (
              <Box key={group} sx={{ display: 'contents' }}>
                <Typography component="dt" variant="body2">
                  {t(`report.age.${group}`)}
                </Typography>
                <Box aria-hidden sx={{ bgcolor: 'action.hover', borderRadius: 1 }}>
                  <Box sx={{ height: 12, borderRadius: 1, bgcolor: 'error.main', width: `${(count * 100) / most}%` }} />
                </Box>
                <Box component="dd" sx={{ m: 0, fontWeight: 600, textAlign: 'right', minWidth: 40 }}>
                  <NumberLink count={count} href={href} label={t(`report.age.${group}`)} />
                </Box>
              </Box>
            ))}
          </Box>
        );
      }}
    </ReportPanel>
  );
}
