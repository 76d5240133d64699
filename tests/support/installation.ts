import { afterAll, beforeAll } from 'vitest';
import { startInstallation, type Installation, type InstallationOptions } from '../../stack/installation.ts';
import { makeDirectory, type Directory } from './directory.ts';
import { recordingProgress } from './progress.ts';

/**
 * A whole installation for the tests of one `describe`: everything `npm start` starts, there when its first test begins
 * and gone, data and all, after its last.
 */
export function useInstallation({
  environment,
  backoffMs,
}: Pick<InstallationOptions, 'environment' | 'backoffMs'> = {}): () => Installation {
  let directory: Directory | undefined;
  let installation: Installation | undefined;

  beforeAll(async () => {
    directory = makeDirectory();
    installation = await startInstallation({
      dataDirectory: directory.path,
      progress: recordingProgress().progress,
      environment: { LOG_LEVEL: 'warn', ...environment },
      ...(backoffMs === undefined ? {} : { backoffMs }),
    });
  }, 180_000);

  afterAll(async () => {
    await installation?.stop();
    directory?.remove();
  });

  return () => {
    if (installation === undefined) throw new Error('The installation is there in tests and hooks only');
    return installation;
  };
}
