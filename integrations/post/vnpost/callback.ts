import { createHmac, timingSafeEqual } from 'node:crypto';
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
  if (!isSignedByCarrier(rawBody, signature, terms)) return { kind: 'badSignature' };
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

function isSignedByCarrier(rawBody: string, signature: string | undefined, terms: CallbackTerms): boolean {
  const parts = (signature ?? '').split(',').map((part) => part.trim());
  const signedAt = parts.find((part) => /^t=\d{1,12}$/.test(part))?.slice('t='.length);
  const offered = parts.filter((part) => /^v1=[0-9a-f]{64}$/.test(part)).map((part) => part.slice('v1='.length));
  if (signedAt === undefined) return false;

  const ageSeconds = Math.abs(terms.now().getTime() / 1000 - Number(signedAt));
  if (ageSeconds > terms.toleranceSeconds) return false;

  const expected = createHmac('sha256', terms.callbackSecret).update(`${signedAt}.${rawBody}`).digest();
  return offered.some((hex) => timingSafeEqual(Buffer.from(hex, 'hex'), expected));
}
