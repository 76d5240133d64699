import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Panel } from '../shared/Panel.tsx';

interface ReportPanelProps<T> {
  readonly title: string;
  /** What the figures mean, in a line. */
  readonly hint?: string;
  readonly report: UseQueryResult<T>;
  readonly children: (report: T) => ReactNode;
}

/** A part of the overview that loads, fails and is retried alone. */
export function ReportPanel<T>({ title, hint, report, children }: ReportPanelProps<T>) {
  const { data, error, isPlaceholderData, refetch } = report;
  return (
    <Panel title={title}>
      {hint !== undefined && (
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
          {hint}
        </Typography>
      )}
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={120} aria-busy />}
      {data !== undefined && (
        <Box sx={{ overflowX: 'auto', opacity: isPlaceholderData ? 0.5 : 1 }} aria-busy={isPlaceholderData}>
          {children(data)}
        </Box>
      )}
    </Panel>
  );
}
