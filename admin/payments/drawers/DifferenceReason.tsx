import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/provider.ts';

interface DifferenceReasonProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Why a drawer holds another amount than its book says. */
export function DifferenceReason({ value, onChange }: DifferenceReasonProps) {
  const t = useT();
  return (
    <TextField
      required
      fullWidth
      size="small"
      label={t('drawer.reason')}
      helperText={t('drawer.reasonHint')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ mb: 1.5 }}
    />
  );
}
