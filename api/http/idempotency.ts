import { createHash } from 'node:crypto';
import { Problem } from './problem.ts';

/**
 * What makes a repeated request the same request. `id` is made of who asks and the key: whatever the request creates
 * takes its identity from it, so that a repetition finds it instead of making it again.
 */
export interface RequestIdentity {
  /** A UUID. */
  readonly id: string;
  readonly key: string;
  /** SHA-256 of method, path and body, hex: the same key for anything else is refused. */
  readonly bodyHash: string;
}

const keyFormat = /^[A-Za-z0-9_-]{1,255}$/;

/**
 * Reads the `Idempotency-Key` of a creating request.
 * @throws Problem `idempotency_key_missing`, `idempotency_key_invalid`.
 */
export function identifyRequest(request: {
  readonly key: string | undefined;
  readonly accountId: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}): RequestIdentity {
  if (request.key === undefined || request.key === '') throw new Problem('idempotency_key_missing');
  if (!keyFormat.test(request.key)) throw new Problem('idempotency_key_invalid');
  const { accountId, method, path, key, body } = request;
  return {
    id: uuidOf(`${accountId}\n${key}`),
    key,
    bodyHash: createHash('sha256')
      .update(`${method} ${path}\n${canonicalJson(body)}`)
      .digest('hex'),
  };
}

/** A UUID made of a name (RFC 9562 version 8, SHA-256): the same name gives the same UUID. */
export function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** JSON in which the order of keys does not matter. */
function canonicalJson(value: unknown): string {
  return JSON.stringify({ value }, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
