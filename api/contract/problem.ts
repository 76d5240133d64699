import { z } from 'zod';

/** Every refusal the API can answer: its stable code and its HTTP status. Texts are in the reader's language. */
export const problems = {
  validation_failed: 422,
  malformed_request: 400,
  idempotency_key_missing: 422,
  idempotency_key_invalid: 422,
  idempotency_key_reused: 409,
  request_in_progress: 409,
  not_signed_in: 401,
  session_expired: 401,
  email_not_verified: 403,
  second_factor_required: 403,
  forbidden: 403,
  cross_site_request: 403,
  not_found: 404,
  method_not_allowed: 405,
  action_not_allowed: 409,
  task_taken: 409,
  task_closed: 409,
  absent: 409,
  dossier_ended: 409,
  stale_form: 409,
  fee_changed: 409,
  application_incomplete: 422,
  application_closed: 409,
  dossiers_under_way: 409,
  definition_faulty: 422,
  fee_not_determinable: 422,
  payment_not_open: 409,
  payment_under_way: 409,
  second_person_needed: 409,
  already_decided: 409,
  money_not_there: 409,
  request_too_large: 413,
  file_too_large: 413,
  file_kind_refused: 415,
  file_missing: 422,
  file_protected: 422,
  file_unreadable: 422,
  file_infected: 422,
  unsupported_media_type: 415,
  rate_limited: 429,
  temporarily_unavailable: 503,
  internal_error: 500,
} as const;

export type ProblemCode = keyof typeof problems;

export const fieldError = z
  .object({
    field: z.string().describe('Where: `applicant.phone`, `components.plan`, `query.limit`.'),
    code: z.string().describe('Stable: `required`, `too_small`, `too_big`, `invalid_format`, `unknown_field` …'),
    message: z.string().describe('What to do about it, in the language asked for.'),
  })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 `application/problem+json`, with what the caller needs to go on. */
export const problemDocument = z
  .object({
    type: z.string().describe('`/problems/<code>`'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    requestId: z.string().describe('Quote this when asking for help.'),
    errors: z.array(fieldError).optional(),
    dossierStatus: z.string().optional().describe('On `action_not_allowed`: the status the dossier has now.'),
    allowedActions: z.array(z.string()).optional().describe('On `action_not_allowed`: what you may do instead.'),
    retryAfterSeconds: z.int().optional().describe('Same as the `Retry-After` header.'),
  })
  .meta({ id: 'Problem' });
export type ProblemDocument = z.infer<typeof problemDocument>;
