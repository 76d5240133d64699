import PriorityIcon from '@mui/icons-material/VolunteerActivism';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { useT } from '../i18n/provider.ts';

/** Says in words, with a sign, that an applicant is to be helped first. */
export function PriorityChip({ label }: { label: string }) {
  const t = useT();
  return (
    <Tooltip title={t('inbox.priorityHint')} describeChild>
      <Chip size="small" color="secondary" variant="outlined" icon={<PriorityIcon />} label={label} />
    </Tooltip>
  );
}
