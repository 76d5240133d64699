import Chip from '@mui/material/Chip';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';

type Tone = 'default' | 'primary' | 'success' | 'warning' | 'error';

const tones: Readonly<Record<DossierStatus, Tone>> = {
  draft: 'default',
  submitted: 'primary',
  supplement_requested: 'warning',
  payment_requested: 'warning',
  processing: 'primary',
  withdrawal_requested: 'warning',
  stopped: 'error',
  result_ready: 'success',
  returned: 'success',
  refused: 'error',
  withdrawn: 'default',
};

/** A status as its name; the colour only helps the eye. */
export function StatusChip({ status, name }: { status: DossierStatus; name: string }) {
  return <Chip size="small" variant="outlined" color={tones[status]} label={name} sx={{ fontWeight: 600 }} />;
}
