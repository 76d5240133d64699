import { isRightlySigned } from '../../signed-callback.ts';
import type { CarrierCallback } from '../carrier.ts';
import { toParcelEvent, trackingDocumentSchema } from './protocol.ts';

export interface CallbackTerms {
  readonly callbackSecret: string;
  /** How far the signature's instant may be from ours, either way, before it counts as a replay. */
  readonly toleranceSeconds: number;
  readonly now: () => Date;
}

/**
 * Verifies and reads a callback. The header is `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<raw body>">`; a second
 * `v1` may be there while the secret is being changed. Nothing of the body is looked at before its signature holds.
 * `malformed` therefore means that the carrier itself sent something unreadable.
 */
export function readCallback(rawBody: string, signature: string | undefined, terms: CallbackTerms): CarrierCallback {
  const { callbackSecret: secret, toleranceSeconds, now } = terms;
  if (!isRightlySigned(rawBody, signature, { secret, toleranceSeconds, now })) return { kind: 'badSignature' };
  let json: unknown;
  try {
    json = JSON.parse(rawBody);
  } catch {
    return { kind: 'malformed', reason: 'The body is not JSON.' };
  }
  const parsed = trackingDocumentSchema.safeParse(json);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
    return { kind: 'malformed', reason: faults.join('; ') };
  }
  const event = toParcelEvent(parsed.data);
  if (event === undefined) {
    return { kind: 'malformed', reason: `statusCode: ${parsed.data.statusCode} is not a status we know` };
  }
  return { kind: 'verified', event };
}
