import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { StackFault } from './fault.ts';

const holderSchema = z.object({ pid: z.number().int(), birth: z.string(), since: z.string() });
type Holder = z.output<typeof holderSchema>;

export interface Lock {
  /** The one who held it before was killed, and what it had started may need a moment to go. */
  readonly wasAbandoned: boolean;
  release(): void;
}

/**
 * One `npm start` per data folder.
 * @throws StackFault when another one is running.
 */
export function takeLock(file: string): Lock {
  mkdirSync(dirname(file), { recursive: true });
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid) ?? '', since: new Date().toISOString() };
  const wasAbandoned = existsSync(file);
  if (wasAbandoned) {
    refuseIfHeld(file);
    rmSync(file, { force: true });
  }
  try {
    writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    refuseIfHeld(file);
    throw new StackFault(`Another start took ${file} at the same moment: try again.`);
  }
  return {
    wasAbandoned,
    release: () => {
      rmSync(file, { force: true });
    },
  };
}

function refuseIfHeld(file: string): void {
  const holder = readHolder(file);
  if (holder === undefined || birthOf(holder.pid) !== holder.birth) return;
  throw new StackFault(
    `Một Cửa already runs from this folder (process ${holder.pid}, since ${holder.since}): use it, or stop it with "kill ${holder.pid}" and start again.`,
  );
}

function readHolder(file: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // Half written by one that was killed: nobody's.
  }
}

/** Tells a process from a later one that got the same number: when it began, in ticks since boot. */
function birthOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined;
  }
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return 'unknown';
  const afterName = readFileSync(stat, 'utf8').split(') ').at(-1) ?? '';
  return afterName.split(' ')[19] ?? 'unknown';
}
