import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';

interface ListRowProps {
  readonly to: string;
  readonly title: string;
  /** What is said below the title. */
  readonly children: ReactNode;
  /** What stands at the end, or below on a phone. */
  readonly end: ReactNode;
}

/** One line of a list of mine, which leads to its page. */
export function ListRow({ to, title, children, end }: ListRowProps) {
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between', alignItems: 'center' }}
    >
      <div style={{ flex: '1 1 260px' }}>
        <Link component={RouterLink} to={to} sx={{ display: 'inline-block', py: 1, fontWeight: 600 }}>
          {title}
        </Link>
        {children}
      </div>
      {end}
    </Paper>
  );
}
