import Chip, { type ChipProps } from '@mui/material/Chip';
import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { useLocalized } from '../../ui/language.ts';

const colours: Record<DossierStatus, ChipProps['color']> = {
  draft: 'default',
  submitted: 'info',
  supplement_requested: 'warning',
  payment_requested: 'warning',
  processing: 'info',
  withdrawal_requested: 'warning',
  stopped: 'error',
  result_ready: 'success',
  returned: 'success',
  refused: 'error',
  withdrawn: 'default',
};

interface StatusChipProps {
  readonly dossier: { readonly status: DossierStatus; readonly statusName: LocalizedText };
}

/** Where a dossier stands, in the lifecycle's own words. */
export function StatusChip({ dossier: { status, statusName } }: StatusChipProps) {
  const localized = useLocalized();
  return <Chip component="span" label={localized(statusName)} color={colours[status]} variant="outlined" />;
}
