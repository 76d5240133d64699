import { createContext, useContext } from 'react';
import type { FeeQuoteRequest } from '../../../../api/contract/catalogue.ts';
import type { DefinitionFinding } from '../../../../api/contract/procedures.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';

export type Answers = NonNullable<FeeQuoteRequest['answers']>;

/** What every part of the edit page works on. */
export interface Edit {
  readonly definition: ProcedureDefinition;
  readonly findings: readonly DefinitionFinding[];
  readonly change: (recipe: (definition: ProcedureDefinition) => ProcedureDefinition) => void;
  /** Sample answers, given beside the form and used to try out fees. */
  readonly answers: Answers;
  readonly setAnswers: (answers: Answers) => void;
  /** Goes to where the thing at a path is edited. */
  readonly goTo: (path: DefinitionFinding['path']) => void;
}

export const EditContext = createContext<Edit | undefined>(undefined);

/** @throws Error outside the edit page. */
export function useEdit(): Edit {
  const edit = useContext(EditContext);
  if (edit === undefined) throw new Error('Only a part of the edit page can use the draft');
  return edit;
}

/** What was found at a path itself: its words, and whether they are an error. */
export function useFindings(path: DefinitionFinding['path']): readonly DefinitionFinding[] {
  const here = path.join('.');
  return useEdit().findings.filter((finding) => finding.path.join('.') === here);
}
