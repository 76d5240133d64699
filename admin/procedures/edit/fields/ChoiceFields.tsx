import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useFault, type FieldProps } from './field.tsx';

type Named<Value extends string> = readonly [value: Value, name: string];

interface ChoiceProps<Value extends string> extends FieldProps<Value | ''> {
  readonly options: readonly Named<Value>[];
  readonly width?: number | undefined;
}

/** One of several; a value that is not among them shows as none. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, path, value, onChange, help, options, width } = props;
  return (
    <TextField
      select
      size="small"
      label={label}
      value={options.some(([known]) => known === value) ? value : ''}
      onChange={({ target }) => {
        const chosen = options.find(([known]) => known === target.value);
        if (chosen !== undefined) onChange(chosen[0]);
      }}
      sx={{ width: width ?? 180, maxWidth: '100%', flexShrink: 0 }}
      {...useFault(path, help)}
    >
      {options.map(([option, name]) => (
        <MenuItem key={option} value={option}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Yes or no. */
export function Tick({ label, path, value, onChange, help }: FieldProps<boolean>) {
  const { id, error, helperText } = useFault(path, help);
  return (
    <FormControl error={error} id={id}>
      <FormControlLabel
        control={<Checkbox size="small" checked={value} onChange={(_, isChecked) => onChange(isChecked)} />}
        label={label}
      />
      {helperText !== undefined && <FormHelperText sx={{ mt: -0.5 }}>{helperText}</FormHelperText>}
    </FormControl>
  );
}

interface TicksProps<Value extends string> extends FieldProps<readonly Value[]> {
  readonly options: readonly Named<Value>[];
}

/** Any of several, kept in the order they are offered. */
export function Ticks<Value extends string>({ label, path, value, onChange, help, options }: TicksProps<Value>) {
  const { id, error, helperText } = useFault(path, help);
  const toggle = (option: Value, isChecked: boolean) =>
    onChange(options.map(([one]) => one).filter((one) => (one === option ? isChecked : value.includes(one))));
  return (
    <FormControl component="fieldset" error={error} id={id} sx={{ display: 'block', mb: 1 }}>
      <FormLabel component="legend" sx={{ fontSize: '0.8rem' }}>
        {label}
      </FormLabel>
      <FormGroup row>
        {options.map(([option, name]) => (
          <FormControlLabel
            key={option}
            control={
              <Checkbox
                size="small"
                checked={value.includes(option)}
                onChange={(_, isChecked) => toggle(option, isChecked)}
              />
            }
            label={name}
          />
        ))}
      </FormGroup>
      {helperText !== undefined && <FormHelperText>{helperText}</FormHelperText>}
    </FormControl>
  );
}
