import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import type { FieldProps } from '@rjsf/utils';
import { useT } from '../../i18n/provider.ts';
import { useAdministrativeUnits } from '../../shared/use-address-name.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { textsOf } from './read-value.ts';

/** A Vietnamese address: province, commune, line. */
export function AddressField(props: FieldProps) {
  const t = useT();
  const value = textsOf(props.formData);
  const provinces = useAdministrativeUnits();
  const communes = useAdministrativeUnits(value['provinceCode'], value['provinceCode'] !== undefined);
  const change = (changed: Readonly<Record<string, string>>) => {
    const filled = Object.entries({ ...value, ...changed }).filter(([, part]) => part !== '');
    props.onChange(filled.length === 0 ? undefined : Object.fromEntries(filled), props.fieldPathId.path);
  };
  const isDisabled = props.disabled === true;
  return (
    <FieldFrame field={props}>
      <Stack spacing={1.5} sx={{ mt: 1 }}>
        <TextField
          select
          label={t('field.province')}
          value={provinces.data?.some(({ code }) => code === value['provinceCode']) ? value['provinceCode'] : ''}
          disabled={isDisabled}
          onChange={(event) => change({ provinceCode: event.target.value, communeCode: '' })}
        >
          {provinces.data?.map(({ code, name }) => (
            <MenuItem key={code} value={code}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={t('field.commune')}
          value={communes.data?.some(({ code }) => code === value['communeCode']) ? value['communeCode'] : ''}
          disabled={isDisabled || value['provinceCode'] === undefined}
          onChange={(event) => change({ communeCode: event.target.value })}
        >
          {communes.data?.map(({ code, name }) => (
            <MenuItem key={code} value={code}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={t('field.addressLine')}
          value={value['line'] ?? ''}
          disabled={isDisabled}
          onChange={(event) => change({ line: event.target.value })}
        />
      </Stack>
    </FieldFrame>
  );
}
