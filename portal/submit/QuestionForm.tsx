import { useMemo } from 'react';
import type { Application } from '../../api/contract/application.ts';
import { SchemaForm } from '../../ui/action-form/SchemaForm.tsx';
import type { StepProps } from './ApplicantStep.tsx';

/** The procedure's questions, drawn from its form; what the server misses is shown at each. */
export default function QuestionForm({ draft, procedure, isChecked }: StepProps) {
  const { missing } = draft.saved;
  const { refused } = draft;
  const errors = useMemo(
    () =>
      [...refused, ...(isChecked ? missing : [])]
        .filter(({ field }) => field.startsWith('answers.'))
        .map((error) => ({ ...error, field: error.field.slice('answers.'.length) })),
    [refused, missing, isChecked],
  );
  return (
    <SchemaForm
      id="answers"
      schema={procedure.form}
      value={draft.form.answers}
      errors={errors}
      onChange={(answers) =>
        draft.saver.edit({ answers: JSON.parse(JSON.stringify(answers)) as Application['answers'] })
      }
    />
  );
}
