import { z } from 'zod';
import { inBothLanguages } from '../localized-text.ts';
import { procedureDefinition, type ProcedureDefinition } from './definition.ts';

type Issue = z.core.$ZodIssue;

/**
 * A definition that may still be wrong, as long as it has the shape of one: all its parts there, each of its kind. Texts
 * may be empty, numbers out of range, lists too short, things named that do not exist: that is what drafts are for.
 */
export const shapedDefinition = z.custom<ProcedureDefinition>().superRefine((given, context) => {
  const parsed = procedureDefinition.safeParse(given);
  for (const { path } of parsed.success ? [] : parsed.error.issues.filter(isOfShape)) {
    context.addIssue({ code: 'custom', path: [...path], ...inBothLanguages(misshapen) });
  }
});

const misshapen = {
  vi: 'Thiếu phần này, hoặc sai kiểu. Bản nháp phải có đủ các phần của định nghĩa thủ tục.',
  en: 'This part is missing or of another kind. A draft has all the parts of a definition.',
};

function isOfShape(issue: Issue): boolean {
  switch (issue.code) {
    case 'invalid_type':
    case 'unrecognized_keys':
      return true;
    case 'invalid_union':
      return issue.errors.every((branch) => branch.some(isOfShape));
    default:
      return false;
  }
}
