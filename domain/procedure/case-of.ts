import { readAnswers, type AnswerValue } from '../fee/answers.ts';
import type { Applicant, Channel } from '../fee/conditions.ts';
import { judge, type Situation } from '../fee/judge.ts';
import type { DeadlineCase, ProcedureDefinition } from './definition.ts';
import { answerGiven, formFields } from './form-fields.ts';

/** What decides the case of a procedure; the same things decide its fees. */
export interface CaseRequest {
  /** The form's answers by question name. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly channel: Channel;
  readonly applicant: Applicant;
  /** Whether the result is sent home. */
  readonly homeReturn: boolean;
}

/**
 * The case whose processing time holds: the first that applies, or `undefined` where the procedure's own time does. A
 * case that hangs on an answer nobody has given does not apply.
 */
export function caseOf(definition: ProcedureDefinition, request: CaseRequest): DeadlineCase | undefined {
  const situation = situationOf(definition, request);
  return (definition.cases ?? []).find(({ when }) => judge(when, situation) === true);
}

/**
 * What conditions of a procedure are judged by. An answer a fee asks for is read as the fee reads it, defaults
 * included, so that time and fee never go by different answers; any other answer of the form is taken as given.
 */
export function situationOf({ fees, form }: ProcedureDefinition, request: CaseRequest): Situation {
  const { answers } = request;
  const sheet = readAnswers(fees.questions, answers);
  const fields = formFields(form);
  const find = (name: string): AnswerValue | undefined => {
    if (Object.hasOwn(fees.questions, name)) return sheet.find(name);
    return fields.has(name) && Object.hasOwn(answers, name) ? answerGiven(answers[name]) : undefined;
  };
  return { ...request, find };
}
