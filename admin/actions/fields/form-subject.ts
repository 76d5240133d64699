import { createContext, useContext } from 'react';
import type { Dossier } from '../../../api/contract/dossiers.ts';
import type { ActionInput } from '../action-input.ts';

interface FormSubject {
  readonly dossier: Dossier;
  /** What is filled in so far, in the other fields too. */
  readonly input: ActionInput;
}

const Context = createContext<FormSubject | undefined>(undefined);

/** Tells the controls of a form which dossier it is about. */
export const FormSubjectProvider = Context.Provider;

export function useFormSubject(): FormSubject {
  const subject = useContext(Context);
  if (subject === undefined) throw new Error('useFormSubject is for controls below FormSubjectProvider');
  return subject;
}
