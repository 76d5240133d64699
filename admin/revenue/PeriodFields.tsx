import { DateField } from '../../ui/DateField.tsx';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FilterSelect } from '../shared/FilterSelect.tsx';
import { useMe } from '../shared/use-me.ts';

interface PeriodFieldsProps {
  readonly unit: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly onChange: (change: { unit?: string; from?: string; to?: string }) => void;
}

/** Which unit, and from which to which day. */
export function PeriodFields({ unit, from, to, onChange }: PeriodFieldsProps) {
  const t = useT();
  const text = useLocalized();
  const units = useAccountedUnits();
  return (
    <>
      {units.length > 1 && (
        <FilterSelect
          label={t('inbox.unit')}
          all={t('inbox.allUnits')}
          value={unit ?? ''}
          options={units.map(({ code, name }) => [code, text(name)])}
          onChange={(chosen) => onChange({ unit: chosen })}
        />
      )}
      <DateField
        size="small"
        label={t('revenue.from')}
        value={from}
        onChange={({ target }) => onChange({ from: target.value })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: to === '' ? undefined : to } }}
      />
      <DateField
        size="small"
        label={t('revenue.to')}
        value={to}
        onChange={({ target }) => onChange({ to: target.value })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: from === '' ? undefined : from } }}
      />
    </>
  );
}

/** The units whose money this person may see, each once. */
function useAccountedUnits() {
  const me = useMe();
  const held = me?.assignments.filter(({ role }) => role === 'accountant' || role === 'supervisor') ?? [];
  return [...new Map(held.map(({ unitCode, unitName }) => [unitCode, { code: unitCode, name: unitName }])).values()];
}
