import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/provider.ts';
import { placeId, type Path } from './field.tsx';

interface ItemFrameProps {
  /** Names the item for its buttons, and heads it. */
  readonly title: string;
  readonly path: Path;
  /** Where it stands of how many; without it, it has no order. */
  readonly place?: { readonly at: number; readonly of: number };
  readonly onMove?: (by: -1 | 1) => void;
  readonly onRemove?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One item of a list being edited: its fields, and the buttons that move it and take it out. */
export function ItemFrame({ title, path, place, onMove, onRemove, children }: ItemFrameProps) {
  const t = useT();
  return (
    <Paper variant="outlined" component="section" aria-label={title} id={placeId(path)} sx={{ p: 1.5, mb: 1.5 }}>
      <Stack direction="row" sx={{ alignItems: 'center', mb: 1.5 }}>
        <Typography component="h3" sx={{ fontWeight: 650, flexGrow: 1 }}>
          {title}
        </Typography>
        {place !== undefined && onMove !== undefined && (
          <>
            <ToolButton label={t('setup.moveUp', { what: title })} isOff={place.at === 0} onPress={() => onMove(-1)}>
              <ArrowUpwardIcon fontSize="small" />
            </ToolButton>
            <ToolButton
              label={t('setup.moveDown', { what: title })}
              isOff={place.at === place.of - 1}
              onPress={() => onMove(1)}
            >
              <ArrowDownwardIcon fontSize="small" />
            </ToolButton>
          </>
        )}
        {onRemove !== undefined && (
          <ToolButton label={t('setup.remove', { what: title })} onPress={onRemove}>
            <DeleteIcon fontSize="small" />
          </ToolButton>
        )}
      </Stack>
      {children}
    </Paper>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly isOff?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A small button with a picture, named for who cannot see it. */
export function ToolButton({ label, isOff, onPress, children }: ToolButtonProps) {
  return (
    <IconButton size="small" aria-label={label} title={label} disabled={isOff === true} onClick={onPress}>
      {children}
    </IconButton>
  );
}

/** Fields beside each other, as many as there is room for. */
export function Row({ children }: { children: ReactNode }) {
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 1.5, alignItems: 'flex-start' }}>{children}</Box>;
}
