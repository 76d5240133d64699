import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { PageTitle } from './PageTitle.tsx';

interface EmptyProps {
  readonly title: string;
  readonly text?: string;
  /** There is nothing else on the page: the title is the page's. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
}

/** Where there is nothing to show: says so, and what to do next. */
export function Empty({ title, text, isPage = false, children }: EmptyProps) {
  return (
    <Paper variant="outlined" sx={{ p: 4, textAlign: 'center' }}>
      {isPage ? (
        <PageTitle>{title}</PageTitle>
      ) : (
        <Typography variant="h3" component="p" sx={{ mb: 1 }}>
          {title}
        </Typography>
      )}
      {text !== undefined && <Typography color="textSecondary">{text}</Typography>}
      {children !== undefined && <div style={{ marginTop: 16 }}>{children}</div>}
    </Paper>
  );
}
