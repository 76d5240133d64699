import Autocomplete from '@mui/material/Autocomplete';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdministrativeUnit } from '../../api/contract/catalogue.ts';
import { useCommunes, useProvinces } from '../data/places.ts';
import type { AddressForm } from '../submit/draft-form.ts';
import { plain } from './plain.ts';
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
  const isCommuneReady = value.provinceCode !== '';
  return (
    <Stack spacing={2}>
      <UnitChoice
        label={t('common.address.province')}
        options={provinces.data ?? []}
        isLoading={provinces.isPending}
        code={value.provinceCode}
        isMissing={isChecked && value.provinceCode === ''}
        onChange={(provinceCode) => onChange({ ...value, provinceCode, communeCode: '' })}
      />
      <UnitChoice
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

interface UnitChoiceProps {
  readonly label: string;
  readonly options: readonly AdministrativeUnit[];
  readonly isLoading: boolean;
  readonly code: string;
  readonly isMissing: boolean;
  readonly isDisabled?: boolean;
  readonly hint?: string | undefined;
  readonly onChange: (code: string) => void;
}

function UnitChoice({
  label,
  options,
  isLoading,
  code,
  isMissing,
  isDisabled = false,
  hint,
  onChange,
}: UnitChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Autocomplete
      id={id}
      options={options}
      value={options.find((unit) => unit.code === code) ?? null}
      onChange={(_, unit) => onChange(unit?.code ?? '')}
      getOptionLabel={(unit) => unit.name}
      getOptionKey={(unit) => unit.code}
      filterOptions={(units, { inputValue }) => units.filter(({ name }) => plain(name).includes(plain(inputValue)))}
      disabled={isDisabled}
      loading={isLoading}
      loadingText={t('common.loading')}
      noOptionsText={t('common.address.none')}
      autoHighlight
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          label={label}
          required
          error={isMissing}
          helperText={isMissing ? t('common.faults.required') : hint}
          slotProps={{ ...parameters.slotProps, formHelperText: { disabled: false } }}
        />
      )}
    />
  );
}
