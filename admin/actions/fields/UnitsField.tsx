import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { FieldProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../../ui/api-client.ts';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { useFormSubject } from './form-subject.ts';
import { stringsOf } from './read-value.ts';

/** Which other units are meant. */
export function UnitsField({
  schema,
  name,
  required,
  disabled,
  rawErrors = [],
  formData,
  onChange,
  fieldPathId,
}: FieldProps) {
  const t = useT();
  const text = useLocalized();
  const { unit: own } = useFormSubject().dossier;
  const { data: units = [], isPending } = useQuery({
    queryKey: ['units'],
    queryFn: async ({ signal }) => (await request('get', '/units', { signal })).data,
  });
  const chosen = stringsOf(formData);
  return (
    <Autocomplete
      multiple
      id={fieldPathId.$id}
      loading={isPending}
      disabled={disabled === true}
      options={units.filter(({ code }) => code !== own.code)}
      value={units.filter(({ code }) => chosen.includes(code))}
      getOptionLabel={(unit) => text(unit.name)}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      noOptionsText={t('field.noUnit')}
      onChange={(_event, picked) =>
        onChange(
          picked.map(({ code }) => code),
          fieldPathId.path,
        )
      }
      renderInput={(input) => (
        <TextField
          {...input}
          label={schema.title ?? name}
          required={required === true}
          error={rawErrors.length > 0}
          helperText={rawErrors.join(' ')}
        />
      )}
    />
  );
}
