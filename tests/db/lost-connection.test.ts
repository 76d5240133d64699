import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase, type Queryable } from '../../db/client.ts';
import { isDatabaseAway } from '../../db/lost-connection.ts';
import { createTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

/** An uncaught error anywhere in here fails the run: that is what these tests are about. */
describe('a pool whose connections break', () => {
  let database: OpenDatabase;
  let other: OpenDatabase;

  beforeAll(async () => {
    const url = await createTestDatabase();
    database = openDatabase(url, { poolSize: 2 });
    other = openDatabase(url, { poolSize: 1 });
  });
  afterAll(() => Promise.all([database.close(), other.close()]));

  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    );

  /** Breaks the connection of a transaction and sends until the transaction has noticed. */
  async function lose(tx: Queryable): Promise<unknown> {
    const [me] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await other.db.execute(sql`select pg_terminate_backend(${me?.pid ?? 0})`);
    for (;;) {
      const failure = await failureOf(tx.execute(sql`select 1`));
      if (failure !== undefined) return failure;
    }
  }

  /** What was sent to a connection while it died may still fail, and is worth another try. */
  const works = () =>
    eventually(
      () =>
        database.db.execute<{ one: number }>(sql`select 1 as one`).catch((error: unknown) => {
          if (!isDatabaseAway(error)) throw error;
          return [];
        }),
      ([row]) => row?.one === 1,
    );

  it('fails the transaction as something to be tried again, and goes on', async () => {
    const failure = await failureOf(
      database.db.transaction(async (tx) => {
        throw await lose(tx);
      }),
    );
    expect(isDatabaseAway(failure)).toBe(true);
    await works();
  });

  it('sends nothing after the loss, whatever the transaction still tries', async () => {
    const later: unknown[] = [];
    const failure = await failureOf(
      database.db.transaction(async (tx) => {
        await lose(tx);
        for (let times = 0; times < 3; times++) {
          await new Promise((resolve) => setImmediate(resolve));
          later.push(await failureOf(tx.execute(sql`select 2`)));
        }
      }),
    );
    expect(later.every(isDatabaseAway)).toBe(true);
    expect(isDatabaseAway(failure)).toBe(true);
    await works();
  });

  it('does not take the failure of somebody else for one of the database', async () => {
    const elsewhere = Object.assign(new Error('fetch failed'), { code: 'ECONNRESET' });
    expect(isDatabaseAway(new Error('asking the bank', { cause: elsewhere }))).toBe(false);
    await expect(database.db.transaction(() => Promise.reject(elsewhere))).rejects.toBe(elsewhere);
    await works();
  });

  it('listens again by itself', async () => {
    let heard = 0;
    await database.sql.listen('lost_connection_test', () => (heard += 1));
    await other.sql.notify('lost_connection_test', '');
    await eventually(
      () => Promise.resolve(heard),
      (times) => times === 1,
    );
    await other.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
          and backend_type = 'client backend'`);
    const again = await eventually(
      async () => {
        await other.sql.notify('lost_connection_test', '');
        return heard;
      },
      (times) => times > 1,
    );
    expect(again).toBeGreaterThan(1);
    await works();
  });
});
