import type { Database, Transaction } from '../db/client.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import { keepRequest, type KeptRequest } from './requests.ts';

/** Something asked for that PostgreSQL alone does, in one transaction. */
export interface OnceRequest extends KeptRequest {
  readonly identity: RequestIdentity;
}

/**
 * Does something once for each request, however often it is sent. When `work` refuses, nothing is kept, and the same
 * request may be tried again.
 * @throws Problem `idempotency_key_reused` when the key stood for something else before.
 */
export async function doOnce(
  db: Database,
  { identity, ...request }: OnceRequest,
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await keepRequest(tx, identity, request)) === 'first') await work(tx);
  });
}
