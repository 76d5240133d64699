import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { isSample, type Confidence } from '../../domain/confidence.ts';
import { useT } from '../i18n/provider.ts';

/** Marks a fact of the catalogue that nobody may rely on: made up for demonstration, or not confirmed. */
export function SampleMark({ confidence }: { confidence: Confidence }) {
  const t = useT();
  if (!isSample(confidence)) return null;
  return (
    <Tooltip title={t('procedure.sampleHint')}>
      <Chip size="small" variant="outlined" label={t('procedure.sample')} sx={{ borderStyle: 'dashed' }} />
    </Tooltip>
  );
}
