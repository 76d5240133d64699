import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import type { FieldProps } from '@rjsf/utils';
import { useLocalized } from '../../../ui/language.ts';
import { useT } from '../../i18n/provider.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useFormSubject } from './form-subject.ts';
import { stringsOf } from './read-value.ts';

/** Which of the dossier's components are meant. */
export function ComponentsField(props: FieldProps) {
  const t = useT();
  const text = useLocalized();
  const { components } = useFormSubject().dossier;
  const chosen = stringsOf(props.formData);
  const toggle = (key: string) =>
    props.onChange(
      chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key],
      props.fieldPathId.path,
    );
  return (
    <FieldFrame field={props}>
      <FormGroup>
        {components.map(({ key, name, files }) => (
          <FormControlLabel
            key={key}
            disabled={props.disabled === true}
            control={<Checkbox size="small" checked={chosen.includes(key)} onChange={() => toggle(key)} />}
            label={`${text(name)} (${t('dossier.fileCount', { smart_count: files.length })})`}
          />
        ))}
      </FormGroup>
    </FieldFrame>
  );
}
