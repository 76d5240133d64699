import type { Confidence } from '../../../../domain/confidence.ts';
import { useT } from '../../../i18n/provider.ts';
import { Choice } from './ChoiceFields.tsx';
import type { FieldProps } from './field.tsx';

const grades = ['setting', 'text', 'secondary', 'recall', 'sample'] as const satisfies readonly Confidence[];

/** How sure a fact is; `sample` and `recall` are shown as such wherever people read it. */
export function ConfidenceField(
  props: Omit<FieldProps<Confidence>, 'label' | 'onChange'> & {
    readonly label?: string;
    readonly onChange: (grade: Confidence) => void;
  },
) {
  const t = useT();
  const { label = t('setup.confidence'), onChange, ...field } = props;
  return (
    <Choice
      {...field}
      label={label}
      options={grades.map((grade) => [grade, t(`setup.grade.${grade}`)])}
      onChange={(grade) => grade !== '' && onChange(grade)}
      width={210}
    />
  );
}
