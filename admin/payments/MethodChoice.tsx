import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { refundMethods, type RefundMethod } from '../../domain/refund.ts';
import { useT } from '../i18n/provider.ts';

interface MethodChoiceProps {
  readonly value: RefundMethod | '';
  readonly onChange: (method: RefundMethod | '') => void;
}

/** How money goes back; left open, the way it came where the gateway can. */
export function MethodChoice({ value, onChange }: MethodChoiceProps) {
  const t = useT();
  const choose = (chosen: string) => onChange(refundMethods.find((method) => method === chosen) ?? '');
  return (
    <TextField
      select
      label={t('refund.method')}
      value={value}
      onChange={({ target }) => choose(target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{t('refund.methodOpen')}</MenuItem>
      {refundMethods.map((method) => (
        <MenuItem key={method} value={method}>
          {t(`refund.methodName.${method}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
