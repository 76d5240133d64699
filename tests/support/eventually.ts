import { setTimeout as wait } from 'node:timers/promises';

/**
 * Reads until what is read holds, and answers it: for what becomes visible from outside only, in a database or over
 * HTTP. @throws Error with what was read last when it does not hold in time.
 */
export async function eventually<T>(
  read: () => Promise<T>,
  holds: (value: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`Still not so after ${withinMs} ms: ${JSON.stringify(value)}`);
    await wait(20);
  }
}
