import Chip from '@mui/material/Chip';
import type { StaffMember } from '../../api/contract/staff.ts';
import { useT } from '../i18n/provider.ts';

const tones = { invited: 'warning', active: 'success', ended: 'default' } as const;

/** Whether somebody has been invited, works here, or has left. */
export function StaffState({ member: { state } }: { member: Pick<StaffMember, 'state'> }) {
  const t = useT();
  return <Chip size="small" variant="outlined" color={tones[state]} label={t(`staff.state.${state}`)} />;
}
