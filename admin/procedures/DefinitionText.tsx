import Box from '@mui/material/Box';
import { useEffect, useMemo, useRef } from 'react';
import type { DefinitionFinding } from '../../api/contract/procedures.ts';
import { useT } from '../i18n/provider.ts';
import { jsonLines, lineOf } from './json-lines.ts';

interface DefinitionTextProps {
  readonly definition: unknown;
  /** What to show and mark. */
  readonly path: DefinitionFinding['path'];
}

/** A file's content with line numbers, scrolled to a place in it. */
export function DefinitionText({ definition, path }: DefinitionTextProps) {
  const t = useT();
  const lines = useMemo(() => jsonLines(definition), [definition]);
  const marked = lineOf(lines, path);
  const markedLine = useRef<HTMLDivElement>(null);
  useEffect(() => markedLine.current?.scrollIntoView({ block: 'center' }), [marked]);
  return (
    <Box
      component="section"
      aria-label={t('procedure.fileContent')}
      tabIndex={0}
      sx={{
        maxHeight: 280,
        overflow: 'auto',
        fontFamily: 'monospace',
        fontSize: '0.8rem',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        my: 1,
      }}
    >
      {lines.map(({ text }, i) => (
        <Box
          key={i}
          ref={i === marked ? markedLine : undefined}
          {...(i === marked ? { 'aria-current': 'location' } : {})}
          sx={{ display: 'flex', ...(i === marked ? { bgcolor: 'action.selected', fontWeight: 700 } : {}) }}
        >
          <Box component="span" aria-hidden sx={{ width: 44, flexShrink: 0, pr: 1, textAlign: 'right', opacity: 0.6 }}>
            {i + 1}
          </Box>
          <Box component="span" sx={{ whiteSpace: 'pre' }}>
            {text}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
