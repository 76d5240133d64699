import { createHmac, timingSafeEqual } from 'node:crypto';

/** What both sides of the merchant API join before hashing; a missing field counts as an empty string. */
type SignedFields = Readonly<Record<string, string | undefined>>;

/**
 * Signs the parameters of a browser redirect: VNPay 2.1.0, "checksum" of the pay request. Empty values are left out,
 * names go in byte order, names and values are form-encoded.
 * @returns the query string, ready for the address, with `vnp_SecureHash` last.
 */
export function signQuery(parameters: SignedFields, hashSecret: string): string {
  const content = canonicalQuery(parameters);
  return `${content}&vnp_SecureHash=${hmacSha512(content, hashSecret)}`;
}

/** Whether `vnp_SecureHash` among the parameters belongs to the others. Hex digits may be of either case. */
export function isSignedQuery(parameters: SignedFields, hashSecret: string): boolean {
  return isHashOf(canonicalQuery(parameters), parameters.vnp_SecureHash, hashSecret);
}

/** Signs a message of the merchant API (querydr, refund): the named fields, in that order, joined by `|`. */
export function signFields(message: SignedFields, order: readonly string[], hashSecret: string): string {
  return hmacSha512(joinFields(message, order), hashSecret);
}

/** Whether a message of the merchant API carries the hash of its own fields. An unsigned message does not. */
export function isSignedMessage(message: SignedFields, order: readonly string[], hashSecret: string): boolean {
  return isHashOf(joinFields(message, order), message.vnp_SecureHash, hashSecret);
}

const unsignedParameters = new Set(['vnp_SecureHash', 'vnp_SecureHashType']);

function canonicalQuery(parameters: SignedFields): string {
  const pairs = Object.entries(parameters)
    .filter((pair): pair is [string, string] => Boolean(pair[1]) && !unsignedParameters.has(pair[0]))
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return new URLSearchParams(pairs).toString();
}

function joinFields(message: SignedFields, order: readonly string[]): string {
  return order.map((name) => message[name] ?? '').join('|');
}

function isHashOf(content: string, hash: string | undefined, hashSecret: string): boolean {
  if (hash === undefined || !/^[0-9a-f]{128}$/i.test(hash)) {
    return false;
  }
  return timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hmacSha512(content, hashSecret), 'hex'));
}

function hmacSha512(content: string, hashSecret: string): string {
  return createHmac('sha512', hashSecret).update(content, 'utf8').digest('hex');
}
