import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Dispatch, SetStateAction } from 'react';
import { denominations, type NoteCount } from '../../../domain/drawer.ts';
import { formatMoney } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';

/** How many of each note, as typed. */
export type NoteCounts = Readonly<Record<number, string>>;

/** What was typed, note by note; what was left empty is none. */
export function notesOf(counts: NoteCounts): NoteCount[] {
  return denominations.map((noteVnd) => ({ noteVnd, count: Number(counts[noteVnd] ?? '') }));
}

interface NoteFieldsProps {
  readonly counts: NoteCounts;
  readonly onCount: Dispatch<SetStateAction<NoteCounts>>;
}

/** A field for each note in use. */
export function NoteFields({ counts, onCount }: NoteFieldsProps) {
  const t = useT();
  return (
    <Box
      component="fieldset"
      sx={{
        border: 0,
        p: 0,
        m: 0,
        mb: 2,
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: 'repeat(auto-fill, 150px)',
      }}
    >
      <Typography component="legend" variant="subtitle2" sx={{ mb: 1 }}>
        {t('drawer.count')}
      </Typography>
      {denominations.map((noteVnd) => (
        <TextField
          key={noteVnd}
          size="small"
          label={t('drawer.piecesOf', { note: formatMoney(noteVnd) })}
          value={counts[noteVnd] ?? ''}
          onChange={({ target }) =>
            onCount((before) => ({ ...before, [noteVnd]: target.value.replace(/\D/g, '').slice(0, 5) }))
          }
          slotProps={{ htmlInput: { inputMode: 'numeric' }, inputLabel: { shrink: true } }}
        />
      ))}
    </Box>
  );
}
