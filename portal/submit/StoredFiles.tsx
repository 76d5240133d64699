import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { StoredFile } from '../../api/contract/common.ts';
import { formatBytes } from '../../ui/format.ts';

interface StoredFilesProps {
  readonly files: readonly StoredFile[];
  readonly isBusy?: boolean;
  readonly onRemove?: (fileId: string) => void;
}

/** Files that are with the server: to open, and to take away where that is possible. */
export function StoredFiles({ files, isBusy = false, onRemove }: StoredFilesProps) {
  const { t } = useTranslation();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {files.map((file) => (
        <Box component="li" key={file.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 44 }}>
          <Link href={file.href} target="_blank" rel="noopener" sx={{ overflowWrap: 'anywhere', py: 1 }}>
            {file.name}
          </Link>
          <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
            {formatBytes(file.sizeBytes)}
          </Typography>
          {onRemove !== undefined && (
            <IconButton
              aria-label={t('submit.papers.removeFile', { name: file.name })}
              disabled={isBusy}
              onClick={() => onRemove(file.id)}
            >
              <CloseIcon fontSize="small" />
            </IconButton>
          )}
        </Box>
      ))}
    </Box>
  );
}
