import type { FieldError } from '../../api/contract/problem.ts';
import { fieldErrorsOf } from '../../ui/failures.ts';
import type { ReceptionForm } from './reception-form.ts';

/** What the API said of a field, by its path: `applicant.phone`. */
export type FieldWords = (field: string) => string | undefined;

export function fieldWordsOf(errors: readonly FieldError[]): FieldWords {
  return (field) => errors.find((error) => error.field === field)?.message;
}

/** What the API said of fields nobody has touched since the form was sent. */
export function standingErrors(failure: unknown, sent: ReceptionForm | undefined, form: ReceptionForm): FieldError[] {
  return fieldErrorsOf(failure).filter(({ field }) => valueAt(sent, field) === valueAt(form, field));
}

function valueAt(form: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? new Map(Object.entries(node)).get(key) : undefined),
      form,
    );
}
