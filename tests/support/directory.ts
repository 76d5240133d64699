import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of the running test's own, gone when the test is over. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-'));
  chmodSync(directory, 0o755);
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

export interface Directory {
  readonly path: string;
  remove(): void;
}

/** A folder for a whole test file, which removes it when it is done. */
export function makeDirectory(): Directory {
  const path = mkdtempSync(join(tmpdir(), 'mot-cua-'));
  chmodSync(path, 0o755);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
