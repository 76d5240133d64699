import Box from '@mui/material/Box';
import { PlaceChoice } from '../../ui/PlaceChoice.tsx';
import { useT } from '../i18n/provider.ts';
import { useAdministrativeUnits } from '../shared/use-address-name.ts';
import { CounterField } from './CounterField.tsx';
import type { FieldWords } from './field-words.ts';
import type { AddressForm } from '../../ui/applicant-form.ts';

interface AddressRowProps {
  /** Where in the form: `applicant.address`. */
  readonly path: string;
  readonly value: AddressForm;
  readonly onChange: (value: AddressForm) => void;
  readonly words: FieldWords;
  readonly isDisabled: boolean;
}

/** Province, commune and line of an address, found by typing. */
export function AddressRow({ path, value, onChange, words, isDisabled }: AddressRowProps) {
  const t = useT();
  const provinces = useAdministrativeUnits();
  const communes = useAdministrativeUnits(value.provinceCode, value.provinceCode !== '');
  const whole = words(path);
  const placeWords = (field: string) => ({
    loading: t('counter.loading'),
    none: t('counter.noPlace'),
    missing: words(`${path}.${field}`) ?? whole ?? '',
  });
  const isFaulty = (field: 'provinceCode' | 'communeCode') =>
    words(`${path}.${field}`) !== undefined || (whole !== undefined && value[field] === '');
  return (
    <Box
      sx={{
        width: '100%',
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
        alignItems: 'start',
      }}
    >
      <PlaceChoice
        size="small"
        label={t('field.province')}
        options={provinces.data ?? []}
        isLoading={provinces.isPending}
        code={value.provinceCode}
        isMissing={isFaulty('provinceCode')}
        isDisabled={isDisabled}
        words={placeWords('provinceCode')}
        onChange={(provinceCode) => onChange({ ...value, provinceCode, communeCode: '' })}
      />
      <PlaceChoice
        size="small"
        label={t('field.commune')}
        options={communes.data ?? []}
        isLoading={value.provinceCode !== '' && communes.isPending}
        code={value.communeCode}
        isMissing={isFaulty('communeCode')}
        isDisabled={isDisabled || value.provinceCode === ''}
        words={placeWords('communeCode')}
        onChange={(communeCode) => onChange({ ...value, communeCode })}
      />
      <Box sx={{ gridColumn: '1 / -1' }}>
        <CounterField
          label={t('field.addressLine')}
          value={value.line}
          onChange={(line) => onChange({ ...value, line })}
          message={words(`${path}.line`) ?? (value.line === '' ? whole : undefined)}
          disabled={isDisabled}
          required
        />
      </Box>
    </Box>
  );
}
