import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileKind } from '../../domain/procedure/definition.ts';
import { usePaperWords } from '../shared/paper-words.ts';
import { visuallyHidden } from '../shared/visually-hidden.ts';
import { acceptOf } from '../../ui/accepted-file.ts';

interface DropZoneProps {
  readonly label: string;
  readonly accepts: readonly FileKind[];
  readonly isFaulty: boolean;
  readonly describedBy: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files by dropping or by choosing; the button works from the keyboard and on a phone. */
export function DropZone({ label, accepts, isFaulty, describedBy, onFiles }: DropZoneProps) {
  const { t } = useTranslation();
  const { kindWords } = usePaperWords();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      sx={{
        mt: 1,
        px: 1.5,
        py: 1,
        border: '1px dashed',
        borderColor: isOver ? 'primary.main' : 'divider',
        bgcolor: isOver ? 'action.hover' : 'transparent',
        borderRadius: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1,
      }}
    >
      <Typography color="textSecondary" sx={{ display: { xs: 'none', md: 'inline' } }}>
        {t('submit.papers.drop')}
      </Typography>
      <Button
        variant="outlined"
        aria-label={label}
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? describedBy : undefined}
        onClick={() => input.current?.click()}
      >
        {t('submit.papers.choose')}
      </Button>
      <Typography variant="caption" color="textSecondary">
        {t('submit.papers.accepts', { kinds: kindWords(accepts) })}
      </Typography>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden
        accept={acceptOf(accepts)}
        style={visuallyHidden}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </Box>
  );
}
