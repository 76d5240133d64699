import { join } from 'node:path';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { environmentFor } from '../../stack/environment.ts';
import { reachOwn } from '../../stack/parts/own.ts';
import { planParts } from '../../stack/parts.ts';
import { openSecrets } from '../../stack/secrets.ts';
import { readSettings } from '../../stack/settings.ts';
import { bringUp } from '../../stack/supervisor.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { recordingProgress } from '../support/progress.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';

/** Does what `npm start` does about the schema of a database that the person brings. */
async function prepareSchema(databaseUrl: string): Promise<void> {
  const given = { DATABASE_URL: databaseUrl };
  const settings = readSettings(given);
  const secrets = openSecrets(join(temporaryDirectory(), 'secrets.json'));
  const parts = planParts({ settings, secrets, environment: environmentFor(settings, secrets, given) });
  await bringUp(
    parts.filter(({ name }) => name === 'database' || name === 'schema'),
    { progress: recordingProgress().progress },
  );
}

describe('a database of one’s own', () => {
  it('gets the schema, and no sample account', async () => {
    const databaseUrl = await createEmptyDatabase();
    await prepareSchema(databaseUrl);
    const sql = postgres(databaseUrl);
    const [accounts] = await sql`select count(*)::int as count from accounts`;
    expect(accounts).toEqual({ count: 0 });
    await sql.end();
  });

  it('is refused and left alone when its schema is newer', async () => {
    const databaseUrl = await createTestDatabase();
    const sql = postgres(databaseUrl);
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later release', 9999999999999)`;
    await expect(prepareSchema(databaseUrl)).rejects.toThrow(
      /Start the newer version of the programs, or point DATABASE_URL/,
    );
    await sql.end();
  });

  it('is missed in one sentence when nothing answers at its address', async () => {
    const attempt = reachOwn({
      setting: 'DATABASE_URL',
      address: 'postgres://somebody@127.0.0.1:1/nowhere',
      standardPort: 5432,
      patienceMs: 100,
      say: () => undefined,
    });
    await expect(attempt).rejects.toThrow(
      'Nothing answers at 127.0.0.1:1, which DATABASE_URL names: start it, correct DATABASE_URL, or unset it for the embedded one.',
    );
  });
});
