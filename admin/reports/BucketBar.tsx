import Box from '@mui/material/Box';
import type { Figures } from '../../api/contract/reports.ts';
import { bucketNames } from '../../domain/reports/percentage.ts';
import { buckets, type Bucket } from '../../domain/reports/standing.ts';
import { formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';

/** Colours of the palette, so that light and dark each have their own; never the only thing that tells. */
export const bucketColors: Readonly<Record<Bucket, string>> = {
  early: 'success.main',
  onTime: 'success.light',
  late: 'warning.main',
  openOverdue: 'error.main',
  openInTime: 'info.main',
  paused: 'text.secondary',
  atReception: 'divider',
  notAccepted: 'action.disabled',
};

/** How dossiers are shared out among some buckets, as a bar. Its numbers stand beside it. */
export function BucketBar({ figures }: { figures: Figures }) {
  const text = useLocalized();
  const parts = buckets.map((bucket) => ({ bucket, count: figures.numbers[bucket].count }));
  const described = parts.map(({ bucket, count }) => `${text(bucketNames[bucket])} ${formatNumber(count)}`).join(', ');
  return (
    <Box
      role="img"
      aria-label={described}
      sx={{ display: 'flex', height: 12, borderRadius: 1, overflow: 'hidden', bgcolor: 'action.hover', minWidth: 80 }}
    >
      {parts
        .filter(({ count }) => count > 0)
        .map(({ bucket, count }) => (
          <Box key={bucket} sx={{ flexGrow: count, flexBasis: 2, bgcolor: bucketColors[bucket] }} />
        ))}
    </Box>
  );
}
