import { createHmac } from 'node:crypto';

/** Letters and digits nobody confuses when copying them from paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * The key that opens a dossier's public tracking page together with its code: 40 bits that only we can make, and make
 * again, so that a repeated submission answers the same and the applicant can always be shown theirs.
 */
export function trackingKeyOf(secret: string, dossierId: string): string {
  const bytes = createHmac('sha256', secret).update(`tracking:${dossierId}`).digest().subarray(0, 8);
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
