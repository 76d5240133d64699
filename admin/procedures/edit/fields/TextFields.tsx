import { DateField } from '../../../../ui/DateField.tsx';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { LocalizedText } from '../../../../domain/localized-text.ts';
import { useT } from '../../../i18n/provider.ts';
import { useFault, type FieldProps } from './field.tsx';

/** A line of text. */
export function Line({ label, path, value, onChange, help }: FieldProps<string>) {
  return (
    <TextField
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ flex: '1 1 220px', minWidth: 0 }}
      {...useFault(path, help)}
    />
  );
}

/** A text in both languages, side by side. */
export function BothLanguages({ label, path, value, onChange, help }: FieldProps<LocalizedText>) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, flexGrow: 1 }}>
      <Line
        label={t('setup.inVietnamese', { what: label })}
        path={[...path, 'vi']}
        value={value.vi}
        onChange={(vi) => onChange({ ...value, vi })}
        help={help}
      />
      <Line
        label={t('setup.inEnglish', { what: label })}
        path={[...path, 'en']}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </Box>
  );
}

/** A calendar day; none while it is empty. */
export function Day({ label, path, value, onChange, help }: FieldProps<string | undefined>) {
  return (
    <DateField
      size="small"
      label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      {...useFault(path, help)}
    />
  );
}

/** Several lines, each an item of a list; empty ones are dropped when the field is left. */
export function Lines({ label, path, value, onChange, help }: FieldProps<readonly string[]>) {
  return (
    <TextField
      size="small"
      fullWidth
      multiline
      minRows={2}
      label={label}
      value={value.join('\n')}
      onChange={({ target }) => onChange(target.value.split('\n'))}
      onBlur={() => {
        const kept = value.map((line) => line.trim()).filter((line) => line !== '');
        if (kept.join('\n') !== value.join('\n')) onChange(kept);
      }}
      {...useFault(path, help)}
    />
  );
}
