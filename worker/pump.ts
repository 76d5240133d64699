import type { Logger } from 'pino';

export interface PumpOptions {
  readonly name: string;
  /** Does what is due, a batch at a time, and answers how much it did. */
  readonly work: () => Promise<number>;
  /** How long to rest when nothing was due and nobody called. */
  readonly idleMs: number;
  readonly log: Logger;
}

/** Something that keeps doing what becomes due in the database, until it is stopped. */
export interface Pump {
  /** Something has become due: look now instead of after the rest. */
  wake(): void;
  /** Finishes the batch under way. */
  stop(): Promise<void>;
}

/** Starts a pump. A batch that fails is logged and tried again after the rest: what is due stays in the database. */
export function startPump({ name, work, idleMs, log }: PumpOptions): Pump {
  let stopped = false;
  let calls = 0;
  let endRest: (() => void) | undefined;

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const runOnce = async (): Promise<number> => {
    try {
      return await work();
    } catch (error) {
      log.error({ err: error, pump: name }, 'A batch failed and will be tried again');
      return 0;
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      const before = calls;
      const done = await runOnce();
      if (done === 0 && calls === before) await rest();
    }
  };

  const running = run();
  const wake = (): void => {
    calls += 1;
    endRest?.();
  };
  return {
    wake,
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}
