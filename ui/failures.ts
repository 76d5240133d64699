import type { FieldError, ProblemDocument } from '../api/contract/problem.ts';
import type { Language } from '../domain/localized-text.ts';

/** The API refused: what it says, already in the reader's language. */
export class ProblemError extends Error {
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** No answer, or one that is not the API's: the network, a proxy, a restart. */
export class UnreachableError extends Error {
  constructor(options?: ErrorOptions) {
    super('The server cannot be reached', options);
    this.name = 'UnreachableError';
  }
}

const unreachable: Record<Language, string> = {
  vi: 'Không kết nối được tới máy chủ. Hãy kiểm tra mạng rồi thử lại; những gì đã lưu không bị mất.',
  en: 'The server cannot be reached. Check the connection and try again; nothing saved is lost.',
};

const unexpected: Record<Language, string> = {
  vi: 'Đã có lỗi ngoài dự kiến trên trang này. Hãy tải lại trang.',
  en: 'Something unexpected went wrong on this page. Please reload it.',
};

/** A failure in words for the person at the screen. */
export function describeFailure(failure: unknown, language: Language): string {
  if (failure instanceof ProblemError) return failure.problem.detail;
  if (failure instanceof UnreachableError) return unreachable[language];
  return unexpected[language];
}

/** The failure's stable code, where the API gave one. */
export function failureCode(failure: unknown): ProblemDocument['code'] | undefined {
  return failure instanceof ProblemError ? failure.problem.code : undefined;
}

/** What the API says of single fields, if anything. */
export function fieldErrorsOf(failure: unknown): readonly FieldError[] {
  return failure instanceof ProblemError ? (failure.problem.errors ?? []) : [];
}

/** Whether the same request may succeed by itself a moment later. */
export function isPassing(failure: unknown): boolean {
  if (failure instanceof UnreachableError) return true;
  const code = failureCode(failure);
  return code === 'temporarily_unavailable' || code === 'request_in_progress';
}

/** Whether a body is a problem document of this API and not some proxy's page. */
export function isProblemDocument(body: unknown): body is ProblemDocument {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string' &&
    'status' in body &&
    typeof body.status === 'number'
  );
}
