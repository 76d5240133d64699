import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Child } from '../../stack/child.ts';
import { guard } from '../../stack/guard.ts';
import { startPostgres } from '../../stack/parts/postgres.ts';
import { startTemporal } from '../../stack/parts/temporal.ts';
import { freePort } from '../../stack/ports.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The administrator's address of the one PostgreSQL of this run. */
    postgresAdminUrl: string;
    /** The address of the one Temporal server of this run. */
    temporalAddress: string;
  }
}

/** Starts what all test files share, and answers how to stop it. Nothing of it survives the process of the run. */
export default async function startShared(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-test-'));
  chmodSync(directory, 0o755); // PostgreSQL may run as another account.
  guard.remove(directory);
  const started: Child[] = [];
  // What is in the directory goes with this process: to wait until all those databases are deleted takes seconds.
  const stop = async () => {
    await Promise.all(started.map((child) => child.stop()));
  };

  const startDatabase = async () => {
    const { child, adminUrl } = await startPostgres({
      dataDirectory: join(directory, 'postgres'),
      port: await freePort(),
      logFile: join(directory, 'postgres.log'),
      password: randomBytes(16).toString('hex'),
      durable: false,
      maxConnections: 300,
    });
    started.push(child);
    project.provide('postgresAdminUrl', adminUrl);
  };
  const startServer = async () => {
    const port = await freePort();
    const child = await startTemporal({
      port,
      logFile: join(directory, 'temporal.log'),
      namespace: 'default',
      say: (what) => {
        process.stdout.write(`Temporal server: ${what}\n`);
      },
    });
    started.push(child);
    project.provide('temporalAddress', `127.0.0.1:${port}`);
  };

  const results = await Promise.allSettled([startDatabase(), startServer()]);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) {
    await stop();
    throw failure.reason;
  }
  return stop;
}
