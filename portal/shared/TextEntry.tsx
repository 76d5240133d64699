import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from './field-checks.ts';

interface TextEntryProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault?: Fault | undefined;
  /** Shows every fault at once; otherwise what is typed wrongly is said when the field is left. */
  readonly isChecked?: boolean;
  /** Words of the API's own about this field; they win over `fault`. */
  readonly message?: string | undefined;
  readonly hint?: string;
  readonly required?: boolean;
  readonly type?: 'text' | 'email' | 'tel' | 'password';
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'tel' | 'email';
  readonly multiline?: boolean;
  readonly disabled?: boolean;
}

/** A line of text with its label, its hint, and what is wrong with it tied to it. */
export function TextEntry(props: TextEntryProps) {
  const { value, onChange, fault, isChecked = true, message, hint, inputMode, multiline = false, ...rest } = props;
  const { t } = useTranslation();
  const [isLeft, setLeft] = useState(false);
  const isFaultShown = fault !== undefined && (isChecked || (isLeft && fault !== 'required'));
  const wrong = message ?? (isFaultShown ? t(`common.faults.${fault}`) : undefined);
  const lines: Partial<TextFieldProps> = multiline ? { multiline: true, minRows: 3 } : {};
  return (
    <TextField
      {...rest}
      {...lines}
      id={useId()}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onBlur={() => setLeft(true)}
      error={wrong !== undefined}
      helperText={wrong ?? hint}
      slotProps={{ htmlInput: { inputMode } }}
    />
  );
}
