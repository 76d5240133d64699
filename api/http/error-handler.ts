import type { ErrorRequestHandler, RequestHandler } from 'express';
import { isDatabaseAway } from '../../db/lost-connection.ts';
import type { ProblemCode } from '../contract/problem.ts';
import { languageOf } from './language.ts';
import { Problem, toProblemDocument } from './problem.ts';

/** What no route took. */
export const answerNotFound: RequestHandler = () => {
  throw new Problem('not_found');
};

/**
 * The last resort: every error becomes a problem document. What was not refused on purpose is logged in full and
 * answered in general words, with the request id to find the log by.
 */
export const answerProblem: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const problem = toProblem(error);
  if (problem.code === 'internal_error') request.log.error({ err: error }, 'Request failed');
  else if (isDatabaseAway(error)) request.log.warn({ err: error }, 'The database is away');
  if (response.headersSent) {
    next(error);
    return;
  }
  const { retryAfterSeconds } = problem.details;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  response
    .status(problem.status)
    .type('application/problem+json')
    .set('Cache-Control', 'no-store')
    .send(JSON.stringify(toProblemDocument(problem, languageOf(request), request.requestId)));
};

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem('internal_error');
  // Whether the last statement took effect is open: the same request under the same key finds out.
  if (isDatabaseAway(error)) return new Problem('temporarily_unavailable', { retryAfterSeconds: 2 });
  const bodyFault = 'type' in error ? bodyFaults.get(error.type) : undefined;
  return new Problem(bodyFault ?? (isBadAddress(error) ? 'not_found' : 'internal_error'));
}

/** What can be wrong with a body before it is looked at, by the `type` the body reader gives its errors. */
const bodyFaults = new Map<unknown, ProblemCode>([
  ['entity.parse.failed', 'malformed_request'],
  ['request.size.invalid', 'malformed_request'],
  ['request.aborted', 'malformed_request'],
  ['entity.too.large', 'request_too_large'],
  ['charset.unsupported', 'unsupported_media_type'],
  ['encoding.unsupported', 'unsupported_media_type'],
]);

/** An address with broken percent-encoding: nothing lives there. */
function isBadAddress(error: Error): boolean {
  return error instanceof URIError;
}
