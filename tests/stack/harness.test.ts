import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { createTemporalEnvironment, createTimeSkippingEnvironment } from '../support/temporal.ts';

describe('the test harness', () => {
  it('gives each asker a database of its own, owned by the role the application uses', async () => {
    const [one, other] = await Promise.all([createEmptyDatabase(), createEmptyDatabase()]);
    expect(one).not.toBe(other);
    const sql = postgres(one);
    await sql`create table kept (id int)`;
    const [row] =
      await sql`select current_user as name, (select rolsuper from pg_roles where rolname = current_user) as super`;
    expect(row).toEqual({ name: 'motcua', super: false });
    await sql.end();
  });

  it('gives databases that are migrated already', async () => {
    const addresses = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()]);
    for (const address of addresses) {
      const sql = postgres(address);
      const [row] = await sql`select to_regclass('dossiers')::text as found`;
      expect(row).toEqual({ found: 'dossiers' });
      await sql.end();
    }
  });

  it('orders and folds Vietnamese text where a query asks for it', async () => {
    const sql = postgres(await createEmptyDatabase());
    const [row] =
      await sql`select lower('ĐẶNG THỊ ÁNH') as folded, array(select n from unnest(array['Đào','Dũng','Ánh','An']) n order by n collate "vi-x-icu") as ordered`;
    expect(row).toEqual({ folded: 'đặng thị ánh', ordered: ['An', 'Ánh', 'Dũng', 'Đào'] });
    await sql.end();
  });

  it('offers the one real Temporal server', async () => {
    const environment = await createTemporalEnvironment();
    const { serverVersion } = await environment.connection.workflowService.getSystemInfo({});
    expect(serverVersion).toBeTruthy();
    await environment.teardown();
  });

  it('offers a Temporal server that skips time', async () => {
    const environment = await createTimeSkippingEnvironment();
    const before = await environment.currentTimeMs();
    await environment.sleep('30 days');
    const skippedDays = ((await environment.currentTimeMs()) - before) / 86_400_000;
    expect(skippedDays).toBeGreaterThanOrEqual(30);
    await environment.teardown();
  });
});
