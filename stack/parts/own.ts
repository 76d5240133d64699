import { setTimeout as wait } from 'node:timers/promises';
import { StackFault } from '../fault.ts';
import { accepts } from '../ports.ts';
import type { Say } from '../programs.ts';

export interface OwnOptions {
  /** The variable of the environment that names it. */
  readonly setting: string;
  /** An URL, or `host:port`. */
  readonly address: string;
  /** For an URL that names none. */
  readonly standardPort: number;
  readonly say: Say;
  readonly patienceMs?: number;
}

/**
 * Waits for a part that the person brings themselves: it may be starting at the same time as we do.
 * @throws StackFault when nothing answers there in time.
 */
export async function reachOwn({
  setting,
  address,
  standardPort,
  say,
  patienceMs = 15_000,
}: OwnOptions): Promise<void> {
  const url = URL.parse(address.includes('://') ? address : `tcp://${address}`);
  if (url === null || url.hostname === '')
    throw new StackFault(`${setting} is not an address: write it as in the reference of settings.`);
  const port = url.port === '' ? standardPort : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const deadline = Date.now() + patienceMs;
  while (!(await accepts(host, port))) {
    say(`waiting for ${host}:${port}`);
    if (Date.now() > deadline) {
      throw new StackFault(
        `Nothing answers at ${host}:${port}, which ${setting} names: start it, correct ${setting}, or unset it for the embedded one.`,
      );
    }
    await wait(250);
  }
}
