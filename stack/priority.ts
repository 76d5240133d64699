import { existsSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

const niceness = 10;

/**
 * Lets a process of ours give way when processors are short: printing and workflows may take a moment longer, people and
 * the gateway who wait for an answer may not. Where it is forbidden or unknown, everything runs as before.
 */
export function letOthersGoFirst(pid: number): void {
  // Where Linux shares processors among sessions first, each of our children is one, and only this file's value counts.
  const sessionPriority = `/proc/${pid}/autogroup`;
  try {
    setPriority(pid, niceness);
    if (existsSync(sessionPriority)) writeFileSync(sessionPriority, String(niceness));
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

/** It ended already, may not be told, or the machine knows no such thing. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
