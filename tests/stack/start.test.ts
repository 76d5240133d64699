import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../../stack/lock.ts';
import { repositoryRoot } from '../../stack/paths.ts';
import { freePort } from '../support/ports.ts';
import { temporaryDirectory } from '../support/directory.ts';

const portSettings = [
  'PORT',
  'MAILBOX_PORT',
  'SMTP_PORT',
  'BANK_PORT',
  'POST_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'POSTGRES_PORT',
] as const;

async function ownEnvironment(): Promise<Record<string, string>> {
  const ports = await Promise.all(portSettings.map(async (setting) => [setting, String(await freePort())] as const));
  return { PATH: process.env.PATH ?? '', DATA_DIR: temporaryDirectory(), ...Object.fromEntries(ports) };
}

/** Runs `npm start` as a process of its own and collects all that it says. */
function startStack(environment: Record<string, string>) {
  const stack: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'stack/start.ts'], {
    cwd: repositoryRoot,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void stack.kill('SIGKILL'));
  let said = '';
  const heard = new EventEmitter();
  for (const output of [stack.stdout, stack.stderr]) {
    output?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      heard.emit('more');
    });
  }
  const exited = once(stack, 'exit').then(([code]: unknown[]) => {
    heard.emit('more');
    return { code, said: said.trim() };
  });
  /** Answers all that was said once `words` are among it; fails when the process ends without them. */
  const says = async (words: RegExp): Promise<string> => {
    while (!words.test(said)) {
      if (stack.exitCode !== null) throw new Error(`It ended and said only:\n${said}`);
      await once(heard, 'more');
    }
    return said;
  };
  return { stack, exited, says };
}

describe('npm start', () => {
  it('comes up from nothing, stops when told, and finds everything again even after it was killed', async () => {
    const environment = await ownEnvironment();
    const readiness = `http://127.0.0.1:${environment.PORT ?? ''}/readyz`;
    const samplePassword = (said: string) => /each with the password (\S+)/.exec(said)?.[1];

    const first = startStack(environment);
    const welcome = await first.says(/Stop with Ctrl-C/);
    expect((await fetch(readiness)).status).toBe(200);
    expect(samplePassword(welcome)).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    first.stack.kill('SIGINT');
    const firstEnd = await first.exited;
    expect(firstEnd.said).toMatch(/Everything has stopped\. The data are kept\.$/);
    expect(firstEnd.code).toBe(0);
    await expect(fetch(readiness)).rejects.toThrow();

    const second = startStack(environment);
    expect(samplePassword(await second.says(/Stop with Ctrl-C/))).toBe(samplePassword(welcome));
    second.stack.kill('SIGKILL');
    await second.exited;

    const third = startStack(environment);
    expect(samplePassword(await third.says(/Stop with Ctrl-C/))).toBe(samplePassword(welcome));
    third.stack.kill('SIGTERM');
    expect((await third.exited).code).toBe(0);
  }, 240_000);

  it('names the port that is taken and the variable that moves it, and starts nothing', async () => {
    const environment = await ownEnvironment();
    const blocker = createServer().listen(Number(environment.BANK_PORT), '127.0.0.1');
    await once(blocker, 'listening');
    onTestFinished(() => void blocker.close());

    const { code, said } = await startStack(environment).exited;

    const port = Number(environment.BANK_PORT);
    expect(said).toBe(
      `Another program uses port ${port} (Sandbox bank): stop it, or choose another, as in BANK_PORT=${port + 1} npm start.`,
    );
    expect(code).toBe(1);
  });

  it('tells a second start in the same folder about the first', async () => {
    const environment = await ownEnvironment();
    const lock = takeLock(`${environment.DATA_DIR ?? ''}/running.json`);
    const { code, said } = await startStack(environment).exited;
    expect(said).toMatch(
      new RegExp(`^Một Cửa already runs from this folder \\(process ${process.pid}, since .+\\): use it, or stop it`),
    );
    expect(code).toBe(1);
    lock.release();
  });

  it('refuses an environment that the worker and the API could not use', async () => {
    const { code, said } = await startStack({ ...(await ownEnvironment()), PUBLIC_URL: 'motcua' }).exited;
    expect(said).toMatch(/^The environment cannot be used\. PUBLIC_URL: /);
    expect(code).toBe(1);
  });

  it('takes over the lock of one that was killed', async () => {
    const file = `${temporaryDirectory()}/running.json`;
    const killed = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        '--eval',
        `import { takeLock } from './stack/lock.ts'; takeLock('${file}'); process.kill(process.pid, 'SIGKILL')`,
      ],
      { cwd: repositoryRoot },
    );
    await once(killed, 'exit');

    const lock = takeLock(file);

    expect(lock.wasAbandoned).toBe(true);
    expect(() => takeLock(file)).toThrow(/already runs from this folder/);
    lock.release();
    expect(takeLock(file).wasAbandoned).toBe(false);
  });
});
