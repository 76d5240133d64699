import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const program = fileURLToPath(new URL('worker-process.ts', import.meta.url));

/** A worker in a process of its own that can be killed at the worst moment. */
export interface MortalWorker {
  /** From now on it stands still right after the event under this key is committed. */
  holdAfter(key: string): Promise<void>;
  /** Resolves once it stands there. */
  committed(key: string): Promise<void>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

/** Starts a worker of dossiers and waits until it polls. It goes with this process. */
export async function startMortalWorker(
  address: string,
  taskQueue: string,
  databaseUrl: string,
): Promise<MortalWorker> {
  const child = fork(program, [address, taskQueue, databaseUrl], { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit');
  const said: unknown[] = [];
  const listeners = new Set<() => void>();
  child.on('message', (message) => {
    said.push(message);
    for (const listener of listeners) listener();
  });

  const hears = async (wanted: unknown): Promise<void> => {
    const heard = new Promise<void>((resolve) => {
      const listen = () => {
        if (!said.some((message) => isDeepStrictEqual(message, wanted))) return;
        listeners.delete(listen);
        resolve();
      };
      listeners.add(listen);
      listen();
    });
    const died = ended.then(() =>
      Promise.reject(new Error(`The worker ended before it said ${JSON.stringify(wanted)}`)),
    );
    await Promise.race([heard, died]);
  };

  await hears('ready');
  return {
    async holdAfter(key) {
      child.send({ holdAfter: key });
      await hears({ holding: key });
    },
    committed: (key) => hears({ committed: key }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
