import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import { PlaceChoice } from '../../ui/PlaceChoice.tsx';
import { useCommunes, useProvinces } from '../data/places.ts';
import type { AddressForm } from '../../ui/applicant-form.ts';
import { TextEntry } from './TextEntry.tsx';

interface AddressFieldsProps {
  readonly value: AddressForm;
  readonly onChange: (value: AddressForm) => void;
  /** Shows what is still missing. */
  readonly isChecked: boolean;
}

/** Province, then its communes, then the street line: an address as it is written since July 2025. */
export function AddressFields({ value, onChange, isChecked }: AddressFieldsProps) {
  const { t } = useTranslation();
  const provinces = useProvinces();
  const communes = useCommunes(value.provinceCode);
  const words = {
    loading: t('common.loading'),
    none: t('common.address.none'),
    missing: t('common.faults.required'),
  };
  const isCommuneReady = value.provinceCode !== '';
  return (
    <Stack spacing={2}>
      <PlaceChoice
        words={words}
        label={t('common.address.province')}
        options={provinces.data ?? []}
        isLoading={provinces.isPending}
        code={value.provinceCode}
        isMissing={isChecked && value.provinceCode === ''}
        onChange={(provinceCode) => onChange({ ...value, provinceCode, communeCode: '' })}
      />
      <PlaceChoice
        words={words}
        label={t('common.address.commune')}
        options={communes.data ?? []}
        isLoading={isCommuneReady && communes.isPending}
        code={value.communeCode}
        isDisabled={!isCommuneReady}
        hint={isCommuneReady ? undefined : t('common.address.chooseProvinceFirst')}
        isMissing={isChecked && value.communeCode === ''}
        onChange={(communeCode) => onChange({ ...value, communeCode })}
      />
      <TextEntry
        label={t('common.address.line')}
        value={value.line}
        onChange={(line) => onChange({ ...value, line })}
        fault={isChecked && value.line.trim() === '' ? 'required' : undefined}
        autoComplete="street-address"
        required
      />
    </Stack>
  );
}
