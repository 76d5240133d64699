import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

const owner = 'motcua';

/** A database that others are copied from. */
interface Template {
  readonly name: string;
  /** What it is copied from itself. */
  readonly from: string;
  readonly fill: (address: string) => Promise<void>;
}

const migrated: Template = {
  name: 'migrated',
  from: 'template1',
  async fill(address) {
    const { migrate } = await import('../../db/migrate.ts');
    await migrate(address);
  },
};

const sampled: Template = {
  name: 'sampled',
  from: migrated.name,
  async fill(address) {
    const { seed } = await import('../../db/sample/seed.ts');
    await seed(address, { password: randomUUID(), hashPassword: (text) => Promise.resolve(text) });
  },
};

/** The address of a fresh database with the current schema and no data, for one test file. It goes with the run. */
export async function createTestDatabase(): Promise<string> {
  return withAdministrator(async (sql) => {
    await ensure(sql, migrated);
    return create(sql, migrated.name);
  });
}

/** A fresh database with the sample catalogue and its people, none of whom can sign in. */
export async function createSampleDatabase(): Promise<string> {
  return withAdministrator(async (sql) => {
    await ensure(sql, migrated);
    await ensure(sql, sampled);
    return create(sql, sampled.name);
  });
}

/** The address of a fresh database with nothing in it, for tests of migrations. */
export async function createEmptyDatabase(): Promise<string> {
  return withAdministrator((sql) => create(sql, 'template1'));
}

/** Makes a template once for all test files: the first to come does it, the others wait for the lock. */
async function ensure(sql: postgres.Sql, { name, from, fill }: Template): Promise<void> {
  const lock = 20261123;
  await sql`select pg_advisory_lock(${lock})`;
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length > 0) return;
    const unfinished = `${name}_unfinished`;
    await sql.unsafe(`drop database if exists ${unfinished}`);
    await sql.unsafe(`create database ${unfinished} template ${from} owner ${owner}`);
    await fill(addressOf(unfinished));
    await sql.unsafe(`alter database ${unfinished} rename to ${name}`);
  } finally {
    await sql`select pg_advisory_unlock(${lock})`;
  }
}

async function create(sql: postgres.Sql, from: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copies the files, which takes a twentieth of the time the default takes that writes every page into the log.
  await sql.unsafe(`create database ${name} template ${from} strategy file_copy owner ${owner}`);
  return addressOf(name);
}

/** As the application sees it: signed in as the owner of the database, not as administrator. */
function addressOf(database: string): string {
  const url = new URL(inject('postgresAdminUrl'));
  url.username = owner;
  url.pathname = `/${database}`;
  return url.toString();
}

async function withAdministrator<T>(use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(inject('postgresAdminUrl'), { max: 1, onnotice: () => undefined });
  try {
    return await use(sql);
  } finally {
    await sql.end();
  }
}
