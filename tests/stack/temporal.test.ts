import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StackFault } from '../../stack/fault.ts';
import { startTemporal, temporalPath } from '../../stack/parts/temporal.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { freePort } from '../support/ports.ts';

const busy =
  'Error: failed starting server: SaveClusterMetadata operation failed. Error: database is locked (5) (SQLITE_BUSY)';

/** Puts a server first on PATH that ends with these words for its first `failures` starts and then is the real one. */
async function serverThatFails(failures: number, words: string) {
  const real = await temporalPath(() => undefined);
  const directory = temporaryDirectory();
  const starts = join(directory, 'starts');
  const program = join(directory, 'temporal');
  writeFileSync(starts, '');
  writeFileSync(
    program,
    `#!/bin/sh
echo start >> '${starts}'
if [ "$(wc -l < '${starts}')" -le ${failures} ]; then echo '${words}' >&2; exit 1; fi
exec '${real}' "$@"
`,
  );
  chmodSync(program, 0o755);
  vi.stubEnv('PATH', `${directory}${delimiter}${process.env['PATH'] ?? ''}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const said: string[] = [];
  const start = async () =>
    startTemporal({
      port: await freePort(),
      logFile: join(directory, 'temporal.log'),
      namespace: 'default',
      databaseFile: join(directory, 'temporal.db'),
      say: (what) => said.push(what),
    });
  return { start, said, countStarts: () => readFileSync(starts, 'utf8').split('\n').length - 1 };
}

describe('the Temporal server of the stack', () => {
  it('is started again when it ends because it found its own file busy, and the person is told', async () => {
    const { start, said, countStarts } = await serverThatFails(2, busy);
    const server = await start();
    await server.stop();
    expect(said).toEqual([
      'it found its file busy: start 2 of at most 5',
      'it found its file busy: start 3 of at most 5',
    ]);
    expect(countStarts()).toBe(3);
  });

  it('is given up when its file stays busy, with its own last words', async () => {
    const { start, countStarts } = await serverThatFails(99, busy);
    const fault: unknown = await start().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StackFault);
    expect(fault).toMatchObject({
      message: 'The Temporal server stopped before it was ready (exit code 1); its last lines say why.',
      lastLines: [busy],
    });
    expect(countStarts()).toBe(5);
  });

  it('is not started again when it ends for another reason', async () => {
    const { start, countStarts } = await serverThatFails(1, 'Error: unknown flag: --headles');
    await expect(start()).rejects.toThrow(/^The Temporal server stopped before it was ready/);
    expect(countStarts()).toBe(1);
  });
});
