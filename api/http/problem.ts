import type { DossierStatus } from '../../domain/lifecycle/statuses.ts';
import type { Language, LocalizedText } from '../../domain/localized-text.ts';
import { type FieldError, type ProblemCode, type ProblemDocument, problems } from '../contract/problem.ts';
import { problemTexts } from './problem-texts.ts';

/** A field at fault. Its message is in both languages, or already in the reader's. */
export interface FieldFault extends Omit<FieldError, 'message'> {
  readonly message: string | LocalizedText;
}

export interface ProblemDetails {
  /** A text for this very case; the code's own text when left out. */
  readonly detail?: LocalizedText;
  readonly errors?: readonly FieldFault[];
  readonly dossierStatus?: DossierStatus;
  readonly allowedActions?: readonly string[];
  readonly retryAfterSeconds?: number;
}

/** A refusal on purpose. Thrown by handlers, answered as `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return problems[this.code];
  }
}

/** The problem as it is sent, in the reader's language. */
export function toProblemDocument(problem: Problem, language: Language, requestId: string): ProblemDocument {
  const texts = problemTexts[problem.code];
  const { detail, errors, dossierStatus, allowedActions, retryAfterSeconds } = problem.details;
  return {
    type: `/problems/${problem.code}`,
    title: texts.title[language],
    status: problem.status,
    detail: (detail ?? texts.detail)[language],
    code: problem.code,
    requestId,
    ...(errors === undefined ? {} : { errors: errors.map((fault) => inLanguage(fault, language)) }),
    ...(dossierStatus === undefined ? {} : { dossierStatus }),
    ...(allowedActions === undefined ? {} : { allowedActions: [...allowedActions] }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

function inLanguage(fault: FieldFault, language: Language): FieldError {
  const { field, code, message } = fault;
  return { field, code, message: typeof message === 'string' ? message : message[language] };
}

/** One faulty field, as a whole problem. */
export function faultyField(field: string, code: string, message: LocalizedText): Problem {
  return new Problem('validation_failed', { errors: [{ field, code, message }] });
}
