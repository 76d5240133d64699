import { join } from 'node:path';
import { startChild, untilReady, type Child } from '../child.ts';
import { repositoryRoot } from '../paths.ts';
import { answers } from '../ports.ts';

export interface ServiceOptions {
  readonly title: string;
  /** The file to run, from the root of the checkout. */
  readonly main: string;
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
  /** Where it answers with success once it is ready; without it, it sends its parent a message when it is. */
  readonly readyUrl?: string;
  readonly canWait?: boolean;
}

/** Starts a process of this project and waits until it can serve. */
export async function startService(options: ServiceOptions): Promise<Child> {
  const { title, main, args = [], environment, logFile, readyUrl, canWait } = options;
  const child = await startChild({
    title,
    command: process.execPath,
    args: ['--import', 'tsx', join(repositoryRoot, main), ...args],
    environment,
    logFile,
    sendsReady: readyUrl === undefined,
    ...(canWait === undefined ? {} : { canWait }),
  });
  const probe = readyUrl === undefined ? () => Promise.resolve(child.saidReady()) : () => answers(readyUrl);
  await untilReady(child, probe, { title });
  return child;
}
