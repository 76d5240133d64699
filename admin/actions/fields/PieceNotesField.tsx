import TextField from '@mui/material/TextField';
import type { FieldProps } from '@rjsf/utils';
import { useLocalized } from '../../../ui/language.ts';
import { useFormSubject } from './form-subject.ts';
import { without } from '../../shared/records.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { stringsOf, textsOf } from './read-value.ts';

/** What is wrong with each of the components chosen in the same form. */
export function PieceNotesField(props: FieldProps) {
  const text = useLocalized();
  const { dossier, input } = useFormSubject();
  const chosen = stringsOf(input['components']);
  const notes = textsOf(props.formData);
  const change = (key: string, note: string) => {
    const others = without(notes, key);
    props.onChange(note === '' ? others : { ...others, [key]: note }, props.fieldPathId.path);
  };
  if (chosen.length === 0) return null;
  return (
    <FieldFrame field={props}>
      {dossier.components
        .filter(({ key }) => chosen.includes(key))
        .map(({ key, name }) => (
          <TextField
            key={key}
            label={text(name)}
            value={notes[key] ?? ''}
            disabled={props.disabled === true}
            onChange={(event) => change(key, event.target.value)}
            size="small"
            margin="dense"
            fullWidth
            multiline
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
        ))}
    </FieldFrame>
  );
}
