import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startChild, untilReady, type Child } from '../../stack/child.ts';
import { StackFault } from '../../stack/fault.ts';
import { bringUp, type Part } from '../../stack/supervisor.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { recordingProgress } from '../support/progress.ts';

const staysUp = `process.send('ready'); setInterval(() => undefined, 1000)`;
const diesSoon = `process.send('ready'); console.log('out of paper'); setTimeout(() => process.exit(3), 50)`;
const neverReady = `console.log('no such bank'); process.exit(2)`;

/** Makes parts out of one-line programs, and remembers every process they started. */
function partMaker() {
  const directory = temporaryDirectory();
  const children: { readonly name: string; readonly child: Child }[] = [];
  onTestFinished(async () => {
    await Promise.all(children.map(({ child }) => child.stop()));
  });
  const part = (name: string, program: string, after: readonly string[] = []): Part => ({
    name,
    title: name,
    after,
    async start() {
      const child = await startChild({
        title: `The ${name}`,
        command: process.execPath,
        args: ['--eval', program],
        logFile: join(directory, `${name}.log`),
        sendsReady: true,
      });
      children.push({ name, child });
      await untilReady(child, () => Promise.resolve(child.saidReady()), { title: `The ${name}` });
      return child;
    },
  });
  return { part, children };
}

describe('bringing up the stack', () => {
  it('starts each part after those that it needs, and stops it before them', async () => {
    const { progress, seen } = recordingProgress();
    const { part, children } = partMaker();
    const stack = await bringUp(
      [part('api', staysUp, ['worker']), part('worker', staysUp, ['database']), part('database', staysUp)],
      { progress },
    );
    expect(seen).toEqual(['database ready', 'worker ready', 'api ready']);

    const ends: string[] = [];
    const allEnded = Promise.all(children.map(({ name, child }) => child.ended.then(() => ends.push(name))));
    await stack.stop();
    await allEnded;
    expect(ends).toEqual(['api', 'worker', 'database']);
  });

  it('stops what had started when a part fails, and hands on its sentence and its last lines', async () => {
    const { progress } = recordingProgress();
    const { part, children } = partMaker();
    const attempt = bringUp([part('database', staysUp), part('bank', neverReady, ['database'])], { progress });

    const fault = await attempt.then(
      () => undefined,
      (error: unknown) => error,
    );

    expect(fault).toBeInstanceOf(StackFault);
    expect(fault).toMatchObject({
      message: 'The bank stopped before it was ready (exit code 2); its last lines say why.',
      lastLines: ['no such bank'],
    });
    await Promise.all(children.map(({ child }) => child.ended));
  });

  it('does not start what needs a part that failed', async () => {
    const { progress, seen } = recordingProgress();
    const { part } = partMaker();
    const attempt = bringUp([part('database', neverReady), part('worker', staysUp, ['database'])], { progress });
    await expect(attempt).rejects.toThrow(/The database stopped/);
    expect(seen).toEqual(['database failed']);
  });

  it('starts a part again that died, and shows what it last wrote', async () => {
    const { progress, seen, sees } = recordingProgress();
    const { part, children } = partMaker();
    const runsAgain = sees(/worker runs again/);
    const stack = await bringUp([part('worker', diesSoon)], { progress, backoffMs: [10] });
    await runsAgain;
    await stack.stop();

    expect(seen[1]).toMatch(
      /^worker stopped by itself \(exit code 3\) and is started again\. It last wrote:\n {6}out of paper$/,
    );
    expect(children.length).toBeGreaterThanOrEqual(2);
  });

  it('waits longer before each further try', async () => {
    const { progress, sees } = recordingProgress();
    const { part, children } = partMaker();
    const secondTime = sees(/worker runs again[^]*worker runs again/);
    const began = Date.now();
    const stack = await bringUp([part('worker', diesSoon)], { progress, backoffMs: [10, 400] });
    await secondTime;
    await stack.stop();
    expect(Date.now() - began).toBeGreaterThan(400);
    expect(children).toHaveLength(3);
  });

  it('stops at once when told to while parts are still starting', async () => {
    const { progress, sees } = recordingProgress();
    const { part, children } = partMaker();
    const stopping = new AbortController();
    const never: Part = { name: 'slow', title: 'slow', after: [], start: () => new Promise(() => undefined) };
    const databaseReady = sees(/database ready/);
    const attempt = bringUp([part('database', staysUp), never], { progress, signal: stopping.signal });
    await databaseReady;
    stopping.abort();
    await expect(attempt).rejects.toThrow(/Stopped before everything was ready/);
    await Promise.all(children.map(({ child }) => child.ended));
  });
});
