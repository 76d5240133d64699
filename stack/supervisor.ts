import { setTimeout as wait } from 'node:timers/promises';
import type { Child } from './child.ts';
import { messageOf, StackFault } from './fault.ts';
import type { Progress } from './progress.ts';
import type { Say } from './programs.ts';

/** One thing that has to be there: a process, or a step that must have been done. */
export interface Part {
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** The names of the parts that must be ready before. */
  readonly after: readonly string[];
  /** Answers once it is ready: the process, or nothing when it was a step. */
  start(say: Say): Promise<Child | undefined>;
  /** Where to find it, shown when it is ready. */
  readonly address?: string;
}

export interface RunningStack {
  /** The process of a part, while it runs: for tests that end it hard. */
  find(name: string): Child | undefined;
  /** Stops every part before those that it needs. */
  stop(): Promise<void>;
}

export interface SupervisorOptions {
  readonly progress: Progress;
  /** How long to wait before a part that died is started again, the first, second, … time. */
  readonly backoffMs?: readonly number[];
  /** One that has run this long is taken to be well again. */
  readonly wellAfterMs?: number;
  /** Ends the attempt while parts are still starting. */
  readonly signal?: AbortSignal;
}

/**
 * Starts the parts, each as soon as those it needs are ready, and keeps them running: one that dies is started again.
 * @throws StackFault with the first failure, when everything that had started has stopped again.
 */
export async function bringUp(parts: readonly Part[], options: SupervisorOptions): Promise<RunningStack> {
  const { progress, backoffMs = [1000, 2000, 5000, 10_000, 30_000], wellAfterMs = 60_000, signal } = options;
  const running = new Map<string, Child>();
  const ending = new AbortController();
  const isEnding = () => ending.signal.aborted;

  const begin = async (part: Part): Promise<void> => {
    if (isEnding()) return;
    const line = progress.begin(part.title);
    try {
      const child = await part.start((what) => {
        line.say(what);
      });
      if (isEnding()) {
        await child?.stop();
        return;
      }
      line.done(part.address);
      if (child !== undefined) void keep(part, child);
    } catch (error) {
      line.failed();
      throw asFault(part, error);
    }
  };

  const keep = async (part: Part, first: Child): Promise<void> => {
    let failures = 0;
    for (let child: Child | undefined = first; child !== undefined;) {
      running.set(part.name, child);
      const since = Date.now();
      const how = await child.ended;
      running.delete(part.name);
      if (isEnding()) return;
      failures = Date.now() - since > wellAfterMs ? 0 : failures;
      noteEnd(progress, part, { how, lines: child.lastLines() });
      child = await startAgain(part, () => backoffMs[Math.min(failures++, backoffMs.length - 1)] ?? 0);
    }
  };

  const startAgain = async (part: Part, nextDelayMs: () => number): Promise<Child | undefined> => {
    for (;;) {
      try {
        await wait(nextDelayMs(), undefined, { signal: ending.signal });
        const child = await part.start(() => undefined);
        if (isEnding()) await child?.stop();
        else progress.note(`${part.title} runs again.`);
        return child;
      } catch (error) {
        if (isEnding()) return undefined;
        progress.note(`${part.title} could not be started again and will be tried once more: ${messageOf(error)}`);
      }
    }
  };

  const stop = async (): Promise<void> => {
    ending.abort();
    const stopped = eachInOrder([...parts], dependents(parts), async (part) => running.get(part.name)?.stop());
    await Promise.all(stopped.values());
  };

  const started = eachInOrder(parts, (part) => part.after, begin);
  try {
    await Promise.race([Promise.all(started.values()), rejectOnAbort(signal)]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, find: (name) => running.get(name) };
}

/** Runs `act` for every part, each after the parts that `before` names for it. Fails at once where one of those failed. */
function eachInOrder(
  parts: readonly Part[],
  before: (part: Part) => readonly string[],
  act: (part: Part) => Promise<void>,
): Map<string, Promise<void>> {
  const acts = new Map<string, Promise<void>>();
  const actOn = (part: Part): Promise<void> => {
    const known = acts.get(part.name);
    if (known !== undefined) return known;
    const needed = parts.filter((other) => before(part).includes(other.name));
    const promise = Promise.all(needed.map(actOn)).then(() => act(part));
    acts.set(part.name, promise);
    return promise;
  };
  for (const part of parts) void actOn(part).catch(() => undefined);
  return acts;
}

function dependents(parts: readonly Part[]): (part: Part) => readonly string[] {
  return ({ name }) => parts.filter((other) => other.after.includes(name)).map((other) => other.name);
}

function noteEnd(
  progress: Progress,
  part: Part,
  { how, lines }: { readonly how: string; readonly lines: readonly string[] },
): void {
  const said = lines.filter((line) => line !== '').map((line) => `      ${line}`);
  progress.note([`${part.title} stopped by itself (${how}) and is started again. It last wrote:`, ...said].join('\n'));
}

function rejectOnAbort(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new StackFault('Stopped before everything was ready.'));
    });
  });
}

function asFault(part: Part, error: unknown): StackFault {
  return error instanceof StackFault ? error : new StackFault(`${part.title}: ${messageOf(error)}`);
}
