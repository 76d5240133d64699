import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { PageTitle } from '../shared/PageTitle.tsx';

/** A short page of one thing, in the middle. */
export function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper variant="outlined" sx={{ maxWidth: 520, mx: 'auto', p: { xs: 2, sm: 4 } }}>
      <PageTitle>{title}</PageTitle>
      <Stack spacing={2}>{children}</Stack>
    </Paper>
  );
}
