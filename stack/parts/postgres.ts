import { execFile } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { startChild, untilReady, type Child } from '../child.ts';
import { messageOf, StackFault } from '../fault.ts';
import { postgresPrograms, type PostgresPrograms } from './postgres-account.ts';

const run = promisify(execFile);

/** The major version that the npm package brings; the data of another one cannot be read. */
const majorVersion = '17';
const title = 'PostgreSQL';

export interface PostgresOptions {
  readonly dataDirectory: string;
  readonly port: number;
  readonly logFile: string;
  /** The password of the administrator and of the application's role; both sign in from this machine only. */
  readonly password: string;
  /** `false` keeps nothing through a crash, for tests. */
  readonly durable: boolean;
  readonly maxConnections?: number;
}

export interface EmbeddedPostgres {
  readonly child: Child;
  /** The application's own database, as its owner. */
  readonly url: string;
  /** The server's administrator, for making and dropping databases. */
  readonly adminUrl: string;
}

const applicationRole = 'motcua';

/** The address of the application's own database on such a server. */
export function embeddedDatabaseUrl({ port, password }: Pick<PostgresOptions, 'port' | 'password'>): string {
  return addressOf(applicationRole, { port, password });
}

function addressOf(role: string, { port, password }: Pick<PostgresOptions, 'port' | 'password'>): string {
  const database = role;
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts a PostgreSQL of our own, making its data folder the first time, and the application's role and database in it.
 * It listens on this machine only and takes over data that a killed server left behind.
 * @throws StackFault when it cannot run here or its data do not fit.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const programs = postgresPrograms(options.dataDirectory);
  if (!existsSync(options.dataDirectory)) await initialise(programs, options);
  checkVersion(options.dataDirectory);
  await endLeftover(options.dataDirectory);

  const { command, args, account } = programs.command('postgres', [
    '-D',
    options.dataDirectory,
    ...Object.entries(settings(options)).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ]);
  const child = await startChild({
    title,
    command,
    args,
    logFile: options.logFile,
    environment: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    stopSignal: 'SIGINT', // "fast": sessions are ended, data are written
    ...(account && { account }),
  });
  await untilReady(child, () => Promise.resolve(isReady(options.dataDirectory, child.pid)), { title });

  const adminUrl = addressOf('postgres', options);
  try {
    await makeApplicationDatabase(adminUrl, options.password);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, url: embeddedDatabaseUrl(options), adminUrl };
}

function settings({ port, durable, maxConnections }: PostgresOptions): Record<string, string | number> {
  const always = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections ?? 100,
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
  };
  const forgetful = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
  };
  return durable ? { ...always, effective_cache_size: '1GB', random_page_cost: 1.1 } : { ...always, ...forgetful };
}

/** Makes the data folder beside its place and moves it there, so that half a folder is never taken for a whole one. */
async function initialise(
  programs: PostgresPrograms,
  { dataDirectory, password, durable }: PostgresOptions,
): Promise<void> {
  mkdirSync(dirname(dataDirectory), { recursive: true });
  const unfinished = `${dataDirectory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const scratch = mkdtempSync(join(tmpdir(), 'mot-cua-'));
  const passwordFile = join(scratch, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (programs.owner) {
    for (const path of [unfinished, scratch, passwordFile]) chownSync(path, programs.owner.uid, programs.owner.gid);
  }
  const { command, args, account } = programs.command('initdb', [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Compares by code point but knows upper and lower case of every script, and never changes with the operating system.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? ['--data-checksums'] : ['--no-sync']),
  ]);
  try {
    await run(command, args, { ...account, env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } });
    renameSync(unfinished, dataDirectory);
  } catch (error) {
    throw new StackFault(`PostgreSQL cannot make its data folder: ${messageOf(error).trim()}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function checkVersion(dataDirectory: string): void {
  const versionFile = join(dataDirectory, 'PG_VERSION');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  if (version === majorVersion) return;
  throw new StackFault(
    version === undefined
      ? `${dataDirectory} is not a PostgreSQL data folder: move it away and start again.`
      : `The data in ${dataDirectory} were written by PostgreSQL ${version}, and this is ${majorVersion}: dump them with ${version} and restore them here, or move the folder away to start empty.`,
  );
}

/** The state that the server itself writes into the eighth line of its pid file, as `pg_ctl` reads it. */
function isReady(dataDirectory: string, pid: number): boolean {
  const lines = pidFileLines(dataDirectory);
  return lines[0]?.trim() === String(pid) && lines[7]?.trim() === 'ready';
}

function pidFileLines(dataDirectory: string): string[] {
  const file = join(dataDirectory, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

/** A server that outlived its parent is stopped; a pid file that names a process of somebody else is removed. */
async function endLeftover(dataDirectory: string): Promise<void> {
  const pid = Number(pidFileLines(dataDirectory)[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (!(await isPostgres(pid))) {
    rmSync(join(dataDirectory, 'postmaster.pid'), { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waitedMs = 0; isAlive(pid); waitedMs += 50) {
    if (waitedMs > 15_000) {
      throw new StackFault(
        `Another PostgreSQL (process ${pid}) holds ${dataDirectory} and does not stop: end it and start again.`,
      );
    }
    await wait(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isPostgres(pid: number): Promise<boolean> {
  const proc = `/proc/${pid}/comm`;
  const name = existsSync(proc)
    ? readFileSync(proc, 'utf8')
    : (await run('ps', ['-o', 'comm=', '-p', String(pid)])).stdout;
  return name.trim().endsWith('postgres');
}

async function makeApplicationDatabase(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const roles = await sql`select 1 from pg_roles where rolname = ${applicationRole}`;
    if (roles.length === 0) {
      await sql.unsafe(`create role ${applicationRole} login password '${password.replaceAll("'", "''")}'`);
    }
    const databases = await sql`select 1 from pg_database where datname = ${applicationRole}`;
    if (databases.length === 0) await sql.unsafe(`create database ${applicationRole} owner ${applicationRole}`);
  } catch (error) {
    throw new StackFault(
      `PostgreSQL runs but does not let us in (${messageOf(error)}): its data and the password in secrets.json do not belong together; restore the file, or move the whole data folder away to start empty.`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}
