import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokens } from '../../ui/theme.ts';

interface CopyTextProps {
  /** What is copied. */
  readonly text: string;
  /** How it is shown, where people write it otherwise than machines. */
  readonly shown?: string;
}

/** A code to be noted down, with a button that copies it. */
export function CopyText({ text, shown = text }: CopyTextProps) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  // Only pages of a secure origin have a clipboard.
  const canCopy = window.isSecureContext;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Box component="strong" sx={{ fontFamily: tokens.monospace, overflowWrap: 'anywhere' }}>
        {shown}
      </Box>
      {canCopy && (
        <Tooltip title={t(isCopied ? 'common.copied' : 'common.copy')}>
          <IconButton
            aria-label={`${t('common.copy')}: ${text}`}
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            <ContentCopyIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
    </Box>
  );
}
