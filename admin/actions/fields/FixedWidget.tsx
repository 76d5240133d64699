import TextField from '@mui/material/TextField';
import type { WidgetProps } from '@rjsf/utils';

/** A value the office has given already: shown, sent, not to be changed. */
export function FixedWidget({ id, label, value }: WidgetProps) {
  return (
    <TextField id={id} label={label} value={String(value ?? '')} fullWidth slotProps={{ input: { readOnly: true } }} />
  );
}
