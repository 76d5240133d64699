import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { dataUpgrades, dossiers } from '../../db/schema/index.ts';
import { stateVersion } from '../../domain/lifecycle/state.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';

describe('a database that an older version has written', () => {
  let address: string;
  let database: OpenDatabase;

  beforeAll(async () => {
    address = await createSampleDatabase();
    database = openDatabase(address);
  });
  afterAll(() => database.close());

  it('has its snapshots made anew from the logs, once', async () => {
    const { db } = database;
    const actorOf = await createCast(db);
    const direct = createDirectDossiers(db, actorOf('applicant'));
    const ids = [await direct.submit(), await direct.submit()].map(({ dossierId }) => dossierId);
    for (const id of ids) await direct.act(id, actorOf('clerk'), 'accept');
    const asWritten = await db.select().from(dossiers).orderBy(dossiers.id);

    await db.delete(dataUpgrades);
    await db.update(dossiers).set({ stateVersion: 1, state: sql`state - 'limits' - 'transfer'`, dueAt: null });
    await migrate(address);
    expect(await db.select().from(dossiers).orderBy(dossiers.id)).toEqual(asWritten);

    await db.update(dossiers).set({ stateVersion: 1 });
    await migrate(address);
    const left = await db.select().from(dossiers).where(eq(dossiers.stateVersion, stateVersion));
    expect(left, 'done before, so not done again').toEqual([]);
  });
});
