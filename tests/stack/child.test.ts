import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startChild } from '../../stack/child.ts';
import { repositoryRoot } from '../../stack/paths.ts';
import { temporaryDirectory } from '../support/directory.ts';

/** A parent that starts one child and prints its number. */
const parentProgram = (directory: string) => `
  import { startChild } from './stack/child.ts';
  import { guard } from './stack/guard.ts';
  guard.remove('${directory}/scratch');
  const child = await startChild({
    title: 'It', command: process.execPath, args: ['--eval', 'setInterval(() => undefined, 1000)'], logFile: '${directory}/log',
  });
  console.log(child.pid);`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a process that the stack starts', () => {
  it('ends, and its scratch folder goes, when its parent is killed', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'scratch'));
    const parent = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', parentProgram(directory)],
      {
        cwd: repositoryRoot,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);

    parent.kill('SIGKILL');

    // Nobody is left to tell us: the child was not ours.
    while (isAlive(pid) || existsSync(join(directory, 'scratch'))) await wait(50);
  });

  it('lets others go first when what it does can wait', async () => {
    const options = {
      title: 'It',
      command: process.execPath,
      args: ['--eval', 'setInterval(() => undefined, 1000)'],
      logFile: join(temporaryDirectory(), 'log'),
    };
    const [prompt, patient] = await Promise.all([startChild(options), startChild({ ...options, canWait: true })]);
    expect(getPriority(patient.pid)).toBeGreaterThan(getPriority(prompt.pid));
    await Promise.all([prompt.stop(), patient.stop()]);
  });

  it('is killed when it does not stop in time', async () => {
    const child = await startChild({
      title: 'It',
      command: process.execPath,
      args: ['--eval', `process.on('SIGTERM', () => undefined); process.send(1); setInterval(() => undefined, 1000)`],
      logFile: join(temporaryDirectory(), 'log'),
      sendsReady: true,
    });
    while (!child.saidReady()) await wait(10);
    await child.stop(100);
    await expect(child.ended).resolves.toBe('signal SIGKILL');
  });

  it('is named in one sentence when its program is not there', async () => {
    const attempt = startChild({
      title: 'The worker',
      command: '/no/such/program',
      args: [],
      logFile: join(temporaryDirectory(), 'log'),
    });
    await expect(attempt).rejects.toThrow(/^The worker cannot be started: \/no\/such\/program: .*ENOENT/);
  });
});
