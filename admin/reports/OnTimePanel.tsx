import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import type { DeadlinesReport } from '../../api/contract/reports.ts';
import { bucketNames } from '../../domain/reports/percentage.ts';
import { buckets } from '../../domain/reports/standing.ts';
import { formatDateTime, formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { BucketBar, bucketColors } from './BucketBar.tsx';
import { NumberLink } from './NumberLink.tsx';
import { ReportPanel } from './ReportPanel.tsx';

/** The share done in time, its formula with the numbers in it, and every bucket with its list. */
export function OnTimePanel({ report }: { report: UseQueryResult<DeadlinesReport> }) {
  const t = useT();
  const text = useLocalized();
  return (
    <ReportPanel title={t('report.onTime')} report={report}>
      {({ total, formula, asOf }) => (
        <>
          <Typography component="p" sx={{ fontSize: '2.5rem', fontWeight: 650, lineHeight: 1.1 }}>
            {total.onTime.percent === null ? t('report.nothingToJudge') : `${formatNumber(total.onTime.percent)} %`}
          </Typography>
          <Typography variant="body2" sx={{ mb: 1.5 }}>
            {t('report.inTimeOf', { part: formatNumber(total.onTime.part), whole: formatNumber(total.onTime.whole) })}
            <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
              {text(formula)}
            </Box>
          </Typography>
          <BucketBar figures={total} />
          <Box
            component="dl"
            sx={{
              m: 0,
              mt: 1.5,
              display: 'grid',
              gap: 1,
              gridTemplateColumns: 'repeat(auto-fill, minmax(130px, 1fr))',
            }}
          >
            {buckets.map((bucket) => (
              <Box key={bucket}>
                <Typography
                  component="dt"
                  variant="caption"
                  sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.secondary' }}
                >
                  <Box
                    sx={{ width: 10, height: 10, borderRadius: '2px', flexShrink: 0, bgcolor: bucketColors[bucket] }}
                  />
                  {text(bucketNames[bucket])}
                </Typography>
                <Box component="dd" sx={{ m: 0, fontSize: '1.25rem', fontWeight: 600 }}>
                  <NumberLink {...total.numbers[bucket]} label={text(bucketNames[bucket])} />
                </Box>
              </Box>
            ))}
          </Box>
          <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
            {t('report.asOf', { when: formatDateTime(asOf) })}
          </Typography>
        </>
      )}
    </ReportPanel>
  );
}
