import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignatureTerms {
  readonly secret: string;
  /** How far the signature's instant may be from ours, either way, before it counts as a replay. */
  readonly toleranceSeconds: number;
  readonly now: () => Date;
}

/**
 * Whether a callback is signed by who shares the secret. The header is `t=<unix seconds>,v1=<hex HMAC-SHA256 of
 * "<t>.<raw body>">`; a second `v1` may be there while the secret is being changed.
 */
export function isRightlySigned(rawBody: string, signature: string | undefined, terms: SignatureTerms): boolean {
  const parts = (signature ?? '').split(',').map((part) => part.trim());
  const signedAt = parts.find((part) => /^t=\d{1,12}$/.test(part))?.slice('t='.length);
  const offered = parts.filter((part) => /^v1=[0-9a-f]{64}$/.test(part)).map((part) => part.slice('v1='.length));
  if (signedAt === undefined) return false;

  const ageSeconds = Math.abs(terms.now().getTime() / 1000 - Number(signedAt));
  if (ageSeconds > terms.toleranceSeconds) return false;

  const expected = createHmac('sha256', terms.secret).update(`${signedAt}.${rawBody}`).digest();
  return offered.some((hex) => timingSafeEqual(Buffer.from(hex, 'hex'), expected));
}

/** The header that says a callback is ours, signed at `at`. */
export function signCallback(rawBody: string, { secret, at }: { readonly secret: string; readonly at: Date }): string {
  const signedAt = Math.floor(at.getTime() / 1000);
  return `t=${signedAt},v1=${createHmac('sha256', secret).update(`${signedAt}.${rawBody}`).digest('hex')}`;
}
