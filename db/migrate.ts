import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { z } from 'zod';
import { upgradeFigures } from './rebuild-figures.ts';
import { rebuildStates } from './rebuild-states.ts';
import * as schema from './schema/index.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

/** The database was migrated by a newer version of the programs than these. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

/** Serialises migrations of several processes that start together. */
const migrationLock = 7_310_001;

/**
 * Brings a database to the current schema, and data that were made under older rules to the current ones; doing it again
 * changes nothing.
 * @throws NewerSchemaError when the database is ahead of these programs; nothing is changed then.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await refuseNewerSchema(sql);
    await applyMigrations(drizzle(sql), { migrationsFolder });
    await rebuildStates(drizzle(sql, { schema }));
    await upgradeFigures(drizzle(sql, { schema }));
  } finally {
    await sql.end();
  }
}

async function refuseNewerSchema(sql: postgres.Sql): Promise<void> {
  const [found] = await sql<{ exists: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (found?.exists !== true) return;
  const [applied] = await sql<{ newest: string | null; count: number }[]>`
    select max(created_at)::text as newest, count(*)::int as count from drizzle.__drizzle_migrations`;
  const journal = journalSchema.parse(JSON.parse(await readFile(`${migrationsFolder}/meta/_journal.json`, 'utf8')));
  const newestKnown = Math.max(0, ...journal.entries.map(({ when }) => when));
  if (applied !== undefined && Number(applied.newest ?? 0) > newestKnown) {
    throw new NewerSchemaError(
      `The database has ${applied.count} migrations, these programs know ${journal.entries.length}. ` +
        'Start the newer version of the programs, or point DATABASE_URL at another database.',
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { loadDatabaseUrl } = await import('../config.ts');
  await migrate(loadDatabaseUrl());
}
