import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

const template = 'migrated';
const owner = 'motcua';

/** The address of a fresh database with the current schema and no data, for one test file. It goes with the run. */
export async function createTestDatabase(): Promise<string> {
  return withAdministrator(async (sql) => {
    await ensureTemplate(sql);
    return create(sql, template);
  });
}

/** The address of a fresh database with nothing in it, for tests of migrations. */
export async function createEmptyDatabase(): Promise<string> {
  return withAdministrator((sql) => create(sql, 'template1'));
}

/** Migrates once for all test files: the first to come does it, the others wait for the lock. */
async function ensureTemplate(sql: postgres.Sql): Promise<void> {
  const lock = 20261123;
  await sql`select pg_advisory_lock(${lock})`;
  try {
    const found = await sql`select 1 from pg_database where datname = ${template}`;
    if (found.length > 0) return;
    const unfinished = `${template}_unfinished`;
    await sql.unsafe(`drop database if exists ${unfinished}`);
    await sql.unsafe(`create database ${unfinished} owner ${owner}`);
    const { migrate } = await import('../../db/migrate.ts');
    await migrate(addressOf(unfinished));
    await sql.unsafe(`alter database ${unfinished} rename to ${template}`);
  } finally {
    await sql`select pg_advisory_unlock(${lock})`;
  }
}

async function create(sql: postgres.Sql, from: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await sql.unsafe(`create database ${name} template ${from} owner ${owner}`);
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
