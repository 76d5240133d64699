import type { FieldError } from '../../api/contract/problem.ts';
import { isRepresentativeMissing } from './draft-form.ts';
import type { DraftState } from './draft-saver.ts';

/**
 * What still keeps a dossier from being handed in: what the server says, and what it cannot know, since a
 * representative named by half is not sent to it. That one has no words of its own.
 */
export function missingOf({ saved, form }: DraftState): readonly FieldError[] {
  return isRepresentativeMissing(form)
    ? [...saved.missing, { field: 'applicant.representative', code: 'required', message: '' }]
    : saved.missing;
}
