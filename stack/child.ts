import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StackFault } from './fault.ts';
import { guard } from './guard.ts';
import { letOthersGoFirst } from './priority.ts';
import { repositoryRoot } from './paths.ts';

export interface ChildOptions {
  /** What people call it, as it begins a sentence: "The worker". */
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Both its outputs are appended here. */
  readonly logFile: string;
  readonly stopSignal?: NodeJS.Signals;
  readonly account?: { readonly uid: number; readonly gid: number };
  /** The program is one of ours and sends its parent a message once it is ready. */
  readonly sendsReady?: boolean;
  /** What it does can wait a moment when the machine is short of processors; somebody waits for the others. */
  readonly canWait?: boolean;
}

/** A running process of ours. */
export interface Child {
  readonly pid: number;
  /** Resolves, never rejects, with how it ended: "exit code 1", "signal SIGKILL". */
  readonly ended: Promise<string>;
  /** Whether it has sent its first message; always, for a program that sends none. */
  saidReady(): boolean;
  /** Asks it to stop, insists after `graceMs`, and resolves once it is gone. */
  stop(graceMs?: number): Promise<void>;
  /** The end of what it has written since it was started. */
  lastLines(count?: number): string[];
}

const alive = new Set<Child>();

const rotateAtBytes = 10 * 1024 * 1024;

/**
 * Starts a process whose output goes to a log file, in a process group of its own: Ctrl-C reaches only us, so that we
 * choose the order in which things stop.
 * @throws StackFault when the program cannot be started at all.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  rotate(options.logFile);
  const log = openSync(options.logFile, 'a');
  const logStart = statSync(options.logFile).size;
  const child = spawn(options.command, options.args, {
    cwd: repositoryRoot,
    env: { ...options.environment },
    stdio: options.sendsReady === true ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    detached: true,
    ...options.account,
  });
  closeSync(log);
  // At once: what is not watched from its first moment can be left behind.
  if (child.pid !== undefined) guard.watch(child.pid);
  if (child.pid !== undefined && options.canWait === true) letOthersGoFirst(child.pid);
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      if (child.pid !== undefined) guard.forget(child.pid);
      resolve(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`);
    });
  });
  const pid = await pidOf(child, options);
  let ready = options.sendsReady !== true;
  child.once('message', () => (ready = true));

  const running: Child = {
    pid,
    ended,
    saidReady: () => ready,
    async stop(graceMs = 15_000) {
      child.kill(options.stopSignal ?? 'SIGTERM');
      const late = new AbortController();
      const inTime = await Promise.race([
        ended.then(() => true),
        wait(graceMs, false, { signal: late.signal }).catch(() => true),
      ]);
      late.abort();
      if (!inTime) {
        child.kill('SIGKILL');
        await ended;
      }
    },
    lastLines: (count = 12) =>
      readFileSync(options.logFile).subarray(logStart).toString('utf8').trimEnd().split('\n').slice(-count),
  };
  alive.add(running);
  void ended.then(() => alive.delete(running));
  return running;
}

/** Stops what is still running or starting, in no order. */
export async function stopRemaining(): Promise<void> {
  await Promise.all([...alive].map((child) => child.stop()));
}

/**
 * Waits until `probe` says yes.
 * @throws StackFault when the process ends first, or is not ready within `timeoutMs`; it has then been stopped.
 */
export async function untilReady(
  child: Child,
  probe: () => Promise<boolean>,
  { title, timeoutMs = 120_000 }: { readonly title: string; readonly timeoutMs?: number },
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let end: string | undefined;
  void child.ended.then((how) => (end = how));
  // A probe may itself wait long for one that will never answer.
  while (!(await Promise.race([probe(), child.ended.then(() => false)]))) {
    if (end !== undefined) {
      throw new StackFault(`${title} stopped before it was ready (${end}); its last lines say why.`, child.lastLines());
    }
    if (Date.now() > deadline) {
      await child.stop();
      throw new StackFault(`${title} was not ready after ${timeoutMs / 1000} s.`, child.lastLines());
    }
    await Promise.race([wait(40), child.ended]);
  }
}

function pidOf(child: ChildProcess, options: ChildOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => {
      resolve(child.pid ?? -1);
    });
    child.once('error', (error) => {
      reject(new StackFault(`${options.title} cannot be started: ${options.command}: ${error.message}.`));
    });
  });
}

function rotate(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > rotateAtBytes) renameSync(logFile, `${logFile}.1`);
}
