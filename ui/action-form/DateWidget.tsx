import { ariaDescribedByIds, type WidgetProps } from '@rjsf/utils';
import { DateField } from '../DateField.tsx';
import type { FormData } from './validator.ts';

/** A calendar day of a form. */
export function DateWidget(props: WidgetProps<FormData>) {
  const { id, label, required, disabled, readonly, rawErrors = [], onChange, onBlur, onFocus } = props;
  const value: unknown = props.value;
  return (
    <DateField
      id={id}
      label={label}
      required={required}
      disabled={disabled === true || readonly === true}
      fullWidth
      value={typeof value === 'string' ? value : ''}
      error={rawErrors.length > 0}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'aria-describedby': ariaDescribedByIds(id) } }}
    />
  );
}
