import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { InfiniteListBase, useListContext, type FilterPayload } from 'react-admin';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { KeysetFooter } from './KeysetFooter.tsx';

interface KeysetListProps {
  readonly resource: string;
  readonly filter: FilterPayload;
  readonly children: ReactNode;
}

interface KeysetRowsProps {
  /** What to say when nothing matches. */
  readonly empty: string;
  readonly children: ReactNode;
}

const listOptions = { onError: () => undefined };

/** A list read page after page by position; whatever shows its rows stands below. */
export function KeysetList({ resource, filter, children }: KeysetListProps) {
  return (
    <InfiniteListBase
      resource={resource}
      filter={filter}
      perPage={25}
      storeKey={false}
      disableSyncWithLocation
      queryOptions={listOptions}
    >
      {children}
    </InfiniteListBase>
  );
}

/** The rows of the list around, or what there is to say while it loads, when it is empty and when it fails. */
export function KeysetRows({ empty, children }: KeysetRowsProps) {
  return (
    <Paper variant="outlined" sx={{ position: 'relative', overflowX: 'auto' }}>
      <Rows empty={empty}>{children}</Rows>
    </Paper>
  );
}

function Rows({ empty, children }: KeysetRowsProps) {
  const t = useT();
  const { data, error, isPending, isFetching, isPlaceholderData, refetch } = useListContext<{ id: string }>();
  const hasFailed = error !== null;
  if (hasFailed && data === undefined) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (isPending) return <LoadingRows />;
  return (
    <>
      {isFetching && (
        <LinearProgress
          aria-label={t('counter.loading')}
          sx={{ position: 'absolute', insetInline: 0, top: 0, height: 2 }}
        />
      )}
      {hasFailed && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      <Box sx={{ opacity: isPlaceholderData ? 0.5 : 1 }} aria-busy={isPlaceholderData}>
        {data.length === 0 ? (
          <Typography color="text.secondary" sx={{ p: 4, textAlign: 'center' }}>
            {empty}
          </Typography>
        ) : (
          children
        )}
      </Box>
      {data.length > 0 && <KeysetFooter />}
    </>
  );
}

function LoadingRows() {
  return (
    <Box sx={{ p: 2 }} aria-busy>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} height={40} />
      ))}
    </Box>
  );
}
