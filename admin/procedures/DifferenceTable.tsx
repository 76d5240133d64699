import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { DefinitionDifference } from '../../api/contract/procedures.ts';
import type { Difference } from '../../domain/procedure/differences.ts';
import { useT } from '../i18n/provider.ts';
import { PlainTable } from '../shared/PlainTable.tsx';

interface DifferenceTableProps {
  readonly differences: readonly (DefinitionDifference | Difference)[];
  /** The version they differ from. */
  readonly version: number;
}

/** In which places two definitions differ, and how. */
export function DifferenceTable({ differences, version }: DifferenceTableProps) {
  const t = useT();
  const title = t('procedure.differences', { smart_count: differences.length, version });
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3">{title}</Typography>
      <Box sx={{ maxHeight: 320, overflow: 'auto', overflowWrap: 'anywhere' }}>
        <PlainTable
          label={title}
          rows={differences}
          keyOf={({ kind, path }) => `${kind} ${path.join('.')}`}
          columns={[
            { name: t('procedure.place'), cell: ({ path }) => path.join(' › ') },
            { name: t('procedure.change'), cell: ({ kind }) => t(`procedure.difference.${kind}`) },
            { name: t('procedure.before'), cell: (one) => ('before' in one ? shown(one.before) : '') },
            { name: t('procedure.after'), cell: (one) => ('after' in one ? shown(one.after) : '') },
          ]}
        />
      </Box>
    </Box>
  );
}

const longest = 160;

/** A value in a cell: a whole part that came or went is only begun. */
function shown(value: DefinitionDifference['before']): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
