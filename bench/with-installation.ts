import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type OpenDatabase } from '../db/client.ts';
import { startInstallation, type Installation } from '../stack/installation.ts';
import { createProgress } from '../stack/progress.ts';

/** An installation to measure, and a pool of our own on its database. */
export interface Measured {
  readonly installation: Installation;
  readonly database: OpenDatabase;
}

/**
 * Brings up a whole installation as in production and measures something on it. It is kept in the folder `data`, where one
 * is given; otherwise nothing of it is left afterwards.
 */
export async function withInstallation<Result>(
  work: (measured: Measured) => Promise<Result>,
  data?: string,
): Promise<Result> {
  const directory = data ?? mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  const progress = createProgress(process.stderr);
  try {
    const installation = await startInstallation({
      dataDirectory: directory,
      progress,
      environment: { LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    });
    progress.end();
    const database = openDatabase(installation.databaseUrl, { poolSize: 4 });
    try {
      return await work({ installation, database });
    } finally {
      await database.close();
      await installation.stop();
    }
  } finally {
    progress.end();
    if (data === undefined) rmSync(directory, { recursive: true, force: true });
  }
}
