import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useId } from 'react';

type CounterFieldProps = Pick<TextFieldProps, 'disabled' | 'required' | 'autoFocus' | 'inputRef'> & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly message?: string | undefined;
  readonly hint?: string | undefined;
  readonly inputMode?: 'numeric' | 'tel' | 'email';
};

/** One line of the counter's form, with what the API said of it. The browser does not fill in other people's data. */
export function CounterField({ onChange, message, hint, inputMode, ...rest }: CounterFieldProps) {
  return (
    <TextField
      {...rest}
      id={useId()}
      size="small"
      fullWidth
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
      error={message !== undefined}
      helperText={message ?? hint}
      slotProps={{ htmlInput: { inputMode, spellCheck: false } }}
    />
  );
}
