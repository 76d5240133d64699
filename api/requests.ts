import { findRequestHash, keepActionRequest } from '../db/queries/action-requests.ts';
import type { Queryable } from '../db/client.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import { Problem } from './http/problem.ts';

/** What a creating request asks for, to be kept before it is done. */
export interface KeptRequest {
  readonly accountId: string;
  readonly action: string;
  readonly dossierId: string | null;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Keeps a creating request in the transaction that does it. `repeated` when it has been done before: answer what it
 * made, make nothing.
 * @throws Problem `idempotency_key_reused` when its key came with something else before.
 */
export async function keepRequest(
  tx: Queryable,
  identity: RequestIdentity,
  request: KeptRequest,
): Promise<'first' | 'repeated'> {
  const { id, key: idempotencyKey, bodyHash } = identity;
  if (await keepActionRequest(tx, { id, idempotencyKey, bodyHash, ...request })) return 'first';
  if ((await findRequestHash(tx, id)) === bodyHash) return 'repeated';
  throw new Problem('idempotency_key_reused');
}
