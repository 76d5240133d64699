import TextField from '@mui/material/TextField';
import { PlaceChoice } from '../../ui/PlaceChoice.tsx';
import { useT } from '../i18n/provider.ts';
import type { FaultOf } from '../shared/ConfirmDialog.tsx';
import { useAdministrativeUnits } from '../shared/use-address-name.ts';
import type { UnitForm } from './unit-form.ts';
import { PairRow } from './PairRow.tsx';

interface AddressFieldsProps {
  readonly form: UnitForm;
  readonly onEdit: (change: Partial<UnitForm>) => void;
  readonly faultOf: FaultOf;
}

/** Where a unit is: province and commune found by typing, and the line. */
export function AddressFields({ form, onEdit, faultOf }: AddressFieldsProps) {
  const t = useT();
  const { provinceCode, communeCode, line } = form;
  const provinces = useAdministrativeUnits();
  const communes = useAdministrativeUnits(provinceCode, provinceCode !== '');
  const placeWords = (field: string) => ({
    loading: t('unit.loading'),
    none: t('unit.noPlace'),
    missing: faultOf(field).helperText ?? '',
  });
  return (
    <>
      <PairRow>
        <PlaceChoice
          label={t('field.province')}
          options={provinces.data ?? []}
          isLoading={provinces.isPending}
          code={provinceCode}
          isMissing={faultOf('address.provinceCode').error}
          words={placeWords('address.provinceCode')}
          onChange={(code) => onEdit({ provinceCode: code, communeCode: '' })}
        />
        <PlaceChoice
          label={t('field.commune')}
          options={communes.data ?? []}
          isLoading={provinceCode !== '' && communes.isPending}
          code={communeCode}
          isMissing={faultOf('address.communeCode').error}
          isDisabled={provinceCode === ''}
          words={placeWords('address.communeCode')}
          onChange={(code) => onEdit({ communeCode: code })}
        />
      </PairRow>
      <TextField
        required
        label={t('field.addressLine')}
        value={line}
        onChange={({ target }) => onEdit({ line: target.value })}
        {...faultOf('address.line')}
      />
    </>
  );
}
