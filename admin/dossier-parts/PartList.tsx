import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Key, ReactNode } from 'react';
import { FailureNotice } from '../shared/FailureNotice.tsx';

interface PartListProps<T> {
  readonly query: UseQueryResult<T[]>;
  readonly empty: string;
  readonly keyOf: (item: T) => Key;
  readonly children: (item: T) => ReactNode;
}

/** One of a dossier's lists, with what to say while it loads, when it is empty and when it fails. */
export function PartList<T>({ query, empty, keyOf, children }: PartListProps<T>) {
  if (query.isPending) return <Skeleton variant="rounded" height={120} />;
  if (query.isError) return <FailureNotice failure={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0) return <Typography color="text.secondary">{empty}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {query.data.map((item) => (
        <Box
          component="li"
          key={keyOf(item)}
          sx={{ py: 1, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
        >
          {children(item)}
        </Box>
      ))}
    </Box>
  );
}
