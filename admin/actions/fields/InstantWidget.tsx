import TextField from '@mui/material/TextField';
import type { WidgetProps } from '@rjsf/utils';
import { fromLocalInput, toLocalInput } from './hanoi-time.ts';

/** A day and time, always those of Asia/Ho_Chi_Minh. */
export function InstantWidget({ id, label, required, disabled, rawErrors = [], value, onChange }: WidgetProps) {
  return (
    <TextField
      type="datetime-local"
      id={id}
      label={label}
      required={required === true}
      disabled={disabled === true}
      error={rawErrors.length > 0}
      fullWidth
      value={typeof value === 'string' ? toLocalInput(value) : ''}
      onChange={(event) => onChange(fromLocalInput(event.target.value))}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}
