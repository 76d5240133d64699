import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../../i18n/provider.ts';
import { useFault, type FieldProps } from './field.tsx';

interface KeyFieldProps extends FieldProps<string> {
  readonly pattern: RegExp;
  /** Names of others that cannot be taken. */
  readonly taken: readonly string[];
}

/** A name other things refer to: it takes effect when the field is left, once it is well-formed and free. */
export function KeyField({ label, path, value, onChange, help, pattern, taken }: KeyFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? value;
  const fault = useFault(path, help);
  const refusal =
    shown === value
      ? undefined
      : !pattern.test(shown)
        ? t('setup.keyMalformed')
        : taken.includes(shown)
          ? t('setup.keyTaken')
          : undefined;
  return (
    <TextField
      size="small"
      label={label}
      value={shown}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        if (refusal === undefined && shown !== value) onChange(shown);
        if (refusal === undefined) setTyped(undefined);
      }}
      sx={{ width: 170 }}
      {...fault}
      {...(refusal === undefined ? {} : { error: true, helperText: refusal })}
    />
  );
}

/** Keys of papers, steps and cases, and codes of fees. */
export const keyPattern = /^[a-z0-9-]{1,40}$/;
/** Names of questions. */
export const questionNamePattern = /^[A-Za-z][A-Za-z0-9]{0,59}$/;
