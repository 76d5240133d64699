import { useMemo } from 'react';
import type { Procedure } from '../../api/contract/catalogue.ts';
import type { FieldError } from '../../api/contract/problem.ts';
import { SchemaForm } from '../../ui/action-form/SchemaForm.tsx';
import type { ReceptionForm } from './reception-form.ts';

interface QuestionFieldsProps {
  readonly procedure: Procedure;
  readonly answers: ReceptionForm['answers'];
  readonly errors: readonly FieldError[];
  readonly isDisabled: boolean;
  readonly onChange: (answers: ReceptionForm['answers']) => void;
}

const prefix = 'answers.';

/** The procedure's questions; what the API misses is said at each. */
export default function QuestionFields({ procedure, answers, errors, isDisabled, onChange }: QuestionFieldsProps) {
  const own = useMemo(
    () =>
      errors
        .filter(({ field }) => field.startsWith(prefix))
        .map((error) => ({ ...error, field: error.field.slice(prefix.length) })),
    [errors],
  );
  return (
    <SchemaForm
      id="answers"
      schema={procedure.form}
      value={answers}
      errors={own}
      disabled={isDisabled}
      onChange={(changed) => onChange(JSON.parse(JSON.stringify(changed)) as ReceptionForm['answers'])}
    />
  );
}
