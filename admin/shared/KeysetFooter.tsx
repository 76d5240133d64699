import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useInfinitePaginationContext, useListContext } from 'react-admin';
import { formatNumber } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';

/** How many rows are shown of how many, and the way to more. */
export function KeysetFooter() {
  const t = useT();
  const list = useListContext<{ id: string }>();
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = useInfinitePaginationContext();
  const shown = list.data?.length ?? 0;
  const count = { shown: formatNumber(shown), total: formatNumber(list.total ?? shown) };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, p: 1.5 }}>
      <Typography variant="body2" color="text.secondary" role="status">
        {t(isExact(list.meta) ? 'list.shown' : 'list.shownAtLeast', count)}
      </Typography>
      {hasNextPage && (
        <Button variant="outlined" size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Box>
  );
}

function isExact(meta: unknown): boolean {
  return typeof meta !== 'object' || meta === null || !('totalIsExact' in meta) || meta.totalIsExact === true;
}
