import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

interface FactsProps {
  readonly facts: readonly Fact[];
  /** One under the other everywhere. */
  readonly isNarrow?: boolean;
}

/** Names and values side by side, one under the other on a phone. */
export function Facts({ facts, isNarrow = false }: FactsProps) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: isNarrow ? '1fr' : { xs: '1fr', sm: 'minmax(140px, 30%) 1fr' },
        alignItems: 'baseline',
        columnGap: 2,
        rowGap: isNarrow ? 0.25 : { xs: 0.25, sm: 1.25 },
        '& dd': { m: 0, mb: isNarrow ? 1.25 : { xs: 1.25, sm: 0 }, overflowWrap: 'anywhere' },
      }}
    >
      {facts.map(({ name, value }) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Typography component="dt" color="textSecondary">
            {name}
          </Typography>
          <Typography component="dd">{value}</Typography>
        </Box>
      ))}
    </Box>
  );
}
