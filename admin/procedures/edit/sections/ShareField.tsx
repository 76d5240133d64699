import { useT } from '../../../i18n/provider.ts';
import { useWorkingTime } from '../../use-working-time.ts';
import type { FieldProps } from '../fields/field.tsx';
import { Numeric } from '../fields/NumberFields.tsx';

/** A step's share of the time, typed in working hours and kept in minutes; said in days underneath. */
export function ShareField({ value, onChange, help, ...field }: FieldProps<number>) {
  const t = useT();
  const worked = useWorkingTime();
  return (
    <Numeric
      {...field}
      value={Math.round((value / 60) * 100) / 100}
      unit={t('setup.hours')}
      onChange={(hours) => onChange(Math.round(hours * 60))}
      help={help ?? worked(value)}
      width={170}
    />
  );
}
