import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { ariaDescribedByIds, type WidgetProps } from '@rjsf/utils';
import { formatNumber } from '../format.ts';
import type { FormData } from './validator.ts';

/** An amount in đồng, grouped by thousands while it is typed. */
export function MoneyWidget(props: WidgetProps<FormData>) {
  const { id, label, required, disabled, readonly, rawErrors = [], onChange, onBlur, onFocus } = props;
  const value: unknown = props.value;
  return (
    <TextField
      id={id}
      label={label}
      required={required}
      disabled={disabled === true || readonly === true}
      fullWidth
      value={typeof value === 'number' ? formatNumber(value) : ''}
      error={rawErrors.length > 0}
      onChange={({ target }) => {
        const digits = target.value.replace(/\D/g, '').slice(0, 15);
        onChange(digits === '' ? undefined : Number(digits));
      }}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
      slotProps={{
        htmlInput: { inputMode: 'numeric', 'aria-describedby': ariaDescribedByIds(id) },
        input: { endAdornment: <InputAdornment position="end">₫</InputAdornment> },
      }}
    />
  );
}
