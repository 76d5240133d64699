import { setTimeout as wait } from 'node:timers/promises';
import type { Installation } from '../stack/installation.ts';

/** What may die at any moment. */
export const mortalParts = ['worker', 'api', 'temporal', 'database'] as const;
export type MortalPart = (typeof mortalParts)[number];

/** Kills parts of an installation, hard; its supervisor starts them again. */
export interface Killer {
  /** What was killed so far, in order. */
  readonly killed: readonly MortalPart[];
  /** Kills a part now; nothing when it is just being started again. */
  kill(part: MortalPart): Promise<void>;
  /** No more kills at random. */
  stop(): Promise<void>;
}

export interface KillingOptions {
  /** Numbers in [0, 1): which part, and when. */
  readonly random: () => number;
  /** The shortest and the longest time between two kills. */
  readonly pauseMs: readonly [number, number];
}

/**
 * Begins to kill parts at random moments, counted from when all of them were there: in rounds, each of them once in a
 * round. On a slow machine there would otherwise be no time between two kills in which anything could get on.
 */
export function startKilling(installation: Installation, { random, pauseMs }: KillingOptions): Killer {
  const killed: MortalPart[] = [];
  const stopping = new AbortController();

  const kill = async (part: MortalPart): Promise<void> => {
    const child = installation.find(part);
    if (child === undefined) return;
    process.kill(child.pid, 'SIGKILL');
    await child.ended;
    killed.push(part);
  };

  const killOnAndOn = async (): Promise<void> => {
    let round: MortalPart[] = [];
    for (;;) {
      if (round.length === 0) round = [...mortalParts];
      const [part = 'worker'] = round.splice(Math.floor(random() * round.length), 1);
      const [shortestMs, longestMs] = pauseMs;
      const waitMs = shortestMs + random() * (longestMs - shortestMs);
      await untilAllRun(installation, stopping.signal);
      const goesOn = await wait(waitMs, true, { signal: stopping.signal }).catch(() => false);
      if (!goesOn) return;
      await kill(part);
    }
  };

  const killing = killOnAndOn();
  return {
    killed,
    kill,
    stop: async () => {
      stopping.abort();
      await killing;
    },
  };
}

/** Waits until every part that may die is there and ready. */
export async function untilAllRun(installation: Installation, signal?: AbortSignal): Promise<void> {
  while (signal?.aborted !== true && mortalParts.some((part) => installation.find(part) === undefined)) await wait(100);
}
