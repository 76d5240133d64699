import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres, type EmbeddedPostgres } from '../../stack/parts/postgres.ts';
import { freePort } from '../support/ports.ts';
import { temporaryDirectory } from '../support/directory.ts';

async function optionsIn(directory: string) {
  return {
    dataDirectory: join(directory, 'postgres'),
    logFile: join(directory, 'postgres.log'),
    port: await freePort(),
    password: 'a password with "quotes" & \'more\'',
    durable: true,
  };
}

async function start(options: Awaited<ReturnType<typeof optionsIn>>): Promise<EmbeddedPostgres> {
  const server = await startPostgres(options);
  onTestFinished(() => server.child.stop());
  return server;
}

async function query<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1 });
  try {
    return [...(await sql.unsafe<Row[]>(statement))];
  } finally {
    await sql.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('keeps what was committed when it is killed', async () => {
    const options = await optionsIn(temporaryDirectory());
    const first = await start(options);
    await query(first.url, 'create table kept (word text)');
    await query(first.url, `insert into kept values ('still here')`);
    process.kill(first.child.pid, 'SIGKILL');
    await first.child.ended;

    const second = await start(options);

    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'still here' }]);
    expect(await query(second.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('takes over the data of a server that was left running', async () => {
    const options = await optionsIn(temporaryDirectory());
    const left = await start(options);

    const next = await start(options);

    await expect(left.child.ended).resolves.toBe('exit code 0');
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starts although its pid file names a process of somebody else', async () => {
    const options = await optionsIn(temporaryDirectory());
    const first = await start(options);
    const pidFile = join(options.dataDirectory, 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    process.kill(first.child.pid, 'SIGKILL');
    await first.child.ended;
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));

    const second = await start(options);

    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('runs from a folder that only its owner may enter', async () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o700);
    const server = await start({ ...(await optionsIn(directory)), durable: false });
    expect(await query(server.url, 'select current_user as name')).toEqual([{ name: 'motcua' }]);
  });

  it('refuses data of another major version and says what to do', async () => {
    const options = await optionsIn(temporaryDirectory());
    const server = await start({ ...options, durable: false });
    await server.child.stop();
    writeFileSync(join(options.dataDirectory, 'PG_VERSION'), '16\n');
    await expect(startPostgres(options)).rejects.toThrow(/written by PostgreSQL 16, and this is 17: dump them/);
  });

  it('says that data and password do not belong together, and stops', async () => {
    const options = { ...(await optionsIn(temporaryDirectory())), durable: false };
    const server = await start(options);
    await server.child.stop();
    await expect(startPostgres({ ...options, password: 'another one' })).rejects.toThrow(
      /password in secrets\.json do not belong together/,
    );
    const again = await start(options);
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
