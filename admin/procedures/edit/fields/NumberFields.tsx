import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { groupThousands } from '../../../../domain/money.ts';
import { useT } from '../../../i18n/provider.ts';
import { useFault, type FieldProps } from './field.tsx';

interface NumberProps<Value> extends FieldProps<Value> {
  /** What stands behind the number. */
  readonly unit?: string | undefined;
  readonly width?: number | undefined;
}

/** A number that may be left out. What is being typed stays as it is until it is a number. */
export function OptionalNumber({ label, path, value, onChange, help, unit, width }: NumberProps<number | undefined>) {
  const [typed, setTyped] = useState<string>();
  const asText = value === undefined ? '' : String(value).replace('.', ',');
  return (
    <TextField
      size="small"
      label={label}
      value={typed ?? asText}
      onChange={({ target }) => {
        setTyped(target.value);
        const read = readNumber(target.value);
        if (read !== 'unreadable') onChange(read);
      }}
      onBlur={() => setTyped(undefined)}
      sx={{ width: width ?? 130 }}
      slotProps={{
        htmlInput: { inputMode: 'decimal' },
        ...(unit === undefined
          ? {}
          : {
              inputLabel: { shrink: true },
              input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
            }),
      }}
      {...useFault(path, help)}
    />
  );
}

/** A number; nothing typed is none. */
export function Numeric({ onChange, ...props }: NumberProps<number>) {
  return <OptionalNumber {...props} onChange={(value) => onChange(value ?? 0)} />;
}

/** `7,5` and `7.5` are the same; what is no number yet is not taken. */
function readNumber(text: string): number | undefined | 'unreadable' {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : 'unreadable';
}

/** An amount of đồng, grouped while it is typed. */
export function Money({ label, path, value, onChange, help }: FieldProps<number>) {
  return (
    <OptionalMoney label={label} path={path} value={value} onChange={(given) => onChange(given ?? 0)} help={help} />
  );
}

/** An amount of đồng that may be left out. */
export function OptionalMoney({ label, path, value, onChange, help }: FieldProps<number | undefined>) {
  return (
    <TextField
      size="small"
      label={label}
      value={value === undefined ? '' : groupThousands(value)}
      onChange={({ target }) => {
        const digits = target.value.replace(/\D/g, '').slice(0, 15);
        onChange(digits === '' ? undefined : Number(digits));
      }}
      sx={{ width: 190 }}
      slotProps={{
        htmlInput: { inputMode: 'numeric' },
        inputLabel: { shrink: true },
        input: { endAdornment: <InputAdornment position="end">₫</InputAdornment> },
      }}
      {...useFault(path, help)}
    />
  );
}

type Duration = ProcedureDefinition['processing'];

/** A span of working time in days or hours. */
export function DurationField({ label, path, value, onChange, help }: FieldProps<Duration>) {
  const t = useT();
  const fault = useFault(path, help);
  return (
    <Stack direction="row" spacing={1} id={fault.id}>
      <Numeric
        label={label}
        path={[...path, 'amount']}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
        help={fault.helperText}
        width={220}
      />
      <TextField
        select
        size="small"
        label={t('setup.timeUnit')}
        value={value.unit}
        onChange={({ target }) =>
          onChange({ ...value, unit: target.value === 'workingHours' ? 'workingHours' : 'workingDays' })
        }
        sx={{ width: 160, flexShrink: 0 }}
      >
        <MenuItem value="workingDays">{t('setup.workingDays')}</MenuItem>
        <MenuItem value="workingHours">{t('setup.workingHours')}</MenuItem>
      </TextField>
    </Stack>
  );
}
