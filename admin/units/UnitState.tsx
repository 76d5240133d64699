import Chip from '@mui/material/Chip';
import type { ManagedUnit } from '../../api/contract/units.ts';
import { formatDate } from '../../ui/format.ts';
import { useT } from '../i18n/provider.ts';

/** Whether a unit takes dossiers, in words; the colour only helps the eye. */
export function UnitState({ closedAt }: Pick<ManagedUnit, 'closedAt'>) {
  const t = useT();
  return closedAt === null ? (
    <Chip size="small" variant="outlined" color="success" label={t('unit.open')} />
  ) : (
    <Chip size="small" variant="outlined" label={t('unit.closed', { date: formatDate(closedAt) })} />
  );
}
