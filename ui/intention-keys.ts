import { newIdempotencyKey } from './api-client.ts';
import { isPassing } from './failures.ts';

const pending = new Map<string, string>();

/**
 * Sends something with an `Idempotency-Key` that stays the same while it is not known whether it was done: pressing the
 * button again after the line broke repeats the request instead of doing it twice. `intention` names what is meant,
 * body included, since a key belongs to one body.
 */
export async function withIntentionKey<T>(intention: string, send: (key: string) => Promise<T>): Promise<T> {
  const key = pending.get(intention) ?? newIdempotencyKey();
  pending.set(intention, key);
  try {
    const answer = await send(key);
    pending.delete(intention);
    return answer;
  } catch (failure) {
    if (!isPassing(failure)) pending.delete(intention);
    throw failure;
  }
}
