import Button from '@mui/material/Button';
import { formatBytes } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';
import type { PreviewedFile } from './DocumentPreview.tsx';

interface FileButtonProps {
  readonly file: PreviewedFile;
  readonly isChosen: boolean;
  readonly onChoose: (file: PreviewedFile) => void;
}

/** Shows a file in the preview. */
export function FileButton({ file, isChosen, onChoose }: FileButtonProps) {
  const t = useT();
  return (
    <Button
      size="small"
      fullWidth
      aria-pressed={isChosen}
      aria-label={t('preview.show', { name: file.name })}
      variant={isChosen ? 'outlined' : 'text'}
      onClick={() => onChoose(file)}
      sx={{ justifyContent: 'space-between', gap: 1, textAlign: 'left', overflowWrap: 'anywhere' }}
    >
      <span>{file.name}</span>
      <small style={{ whiteSpace: 'nowrap' }}>{formatBytes(file.sizeBytes)}</small>
    </Button>
  );
}
