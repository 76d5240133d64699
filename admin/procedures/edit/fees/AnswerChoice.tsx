import { useLocalized } from '../../../../ui/language.ts';
import { useT } from '../../../i18n/provider.ts';
import { useEdit } from '../draft/edit-context.ts';
import { Choice } from '../fields/ChoiceFields.tsx';
import type { Path } from '../fields/field.tsx';
import { questionsOf, type QuestionKind } from '../model/questions.ts';

interface AnswerChoiceProps {
  readonly label: string;
  readonly path: Path;
  readonly value: string;
  /** The kinds of question that will do. */
  readonly kinds: readonly QuestionKind[];
  readonly onChange: (name: string) => void;
}

/** The question of the form a fee depends on, out of those that fit. */
export function AnswerChoice({ label, path, value, kinds, onChange }: AnswerChoiceProps) {
  const t = useT();
  const text = useLocalized();
  const { definition } = useEdit();
  const asked = questionsOf(definition.form);
  const fitting = asked.filter(({ kind }) => kinds.includes(kind));
  const options = fitting.map(({ name, label: words }) => [name, text(words) || name] as const);
  // A question only the fees know, or one that does not fit any more, stays to be seen.
  const isOther = value !== '' && !options.some(([name]) => name === value);
  return (
    <Choice
      label={label}
      path={path}
      value={value}
      options={isOther ? [...options, [value, value] as const] : options}
      onChange={onChange}
      help={options.length === 0 ? t('setup.noFittingQuestion') : undefined}
      width={260}
    />
  );
}
