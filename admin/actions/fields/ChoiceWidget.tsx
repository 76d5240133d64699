import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { WidgetProps } from '@rjsf/utils';
import { stringsOf } from './read-value.ts';

/** One of a few values, each under its name; nothing is chosen until somebody chooses. */
export function ChoiceWidget({ id, label, required, disabled, rawErrors = [], value, onChange, schema }: WidgetProps) {
  const values: readonly unknown[] = schema.enum ?? [];
  const names = stringsOf((schema as Readonly<Record<string, unknown>>)['x-names']);
  const chosen = values.indexOf(value);
  return (
    <TextField
      select
      id={id}
      label={label}
      required={required === true}
      disabled={disabled === true}
      error={rawErrors.length > 0}
      fullWidth
      value={chosen < 0 ? '' : chosen}
      onChange={(event) => onChange(values[Number(event.target.value)])}
    >
      {names.map((name, index) => (
        <MenuItem key={name} value={index}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
