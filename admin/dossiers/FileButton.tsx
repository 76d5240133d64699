import Button from '@mui/material/Button';
import { formatBytes } from '../../ui/format.ts';
import type { PreviewedFile } from './DocumentPreview.tsx';

interface FileButtonProps {
  readonly file: PreviewedFile;
  readonly isChosen: boolean;
  readonly onChoose: (file: PreviewedFile) => void;
}

/** Shows a file in the preview. */
export function FileButton({ file, isChosen, onChoose }: FileButtonProps) {
  return (
    <Button
      size="small"
      fullWidth
      aria-pressed={isChosen}
      variant={isChosen ? 'outlined' : 'text'}
      onClick={() => onChoose(file)}
      sx={{ justifyContent: 'space-between', gap: 1, textAlign: 'left', overflowWrap: 'anywhere' }}
    >
      <span>{file.name}</span>
      <small style={{ whiteSpace: 'nowrap' }}>{formatBytes(file.sizeBytes)}</small>
    </Button>
  );
}
