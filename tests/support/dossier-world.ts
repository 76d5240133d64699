import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { eq, sql as raw } from 'drizzle-orm';
import { pino } from 'pino';
import { openDatabase } from '../../db/client.ts';
import { seed } from '../../db/sample/seed.ts';
import { dossiers } from '../../db/schema/index.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { deliverOutbox } from '../../worker/deliver-outbox.ts';
import { startPump } from '../../worker/pump.ts';
import { createWorkers } from '../../worker/workers.ts';
import { openBankAndPost } from './bank-and-post.ts';
import { createTestDatabase } from './database.ts';
import { createActs } from './dossier-acts.ts';
import { createViews } from './dossier-views.ts';
import { eventually } from './eventually.ts';
import { createOutsideNews } from './outside-news.ts';
import { createCast } from './sample-dossiers.ts';
import { quietWorkers } from './temporal-quiet.ts';
import { uniqueTaskQueue } from './temporal.ts';

export type DossierWorld = Awaited<ReturnType<typeof openDossierWorld>>;

/**
 * Everything behind the API, for real: a database with the sample catalogue, the workers, the outbox, a sandbox bank
 * and a sandbox post, on whichever Temporal the environment brings. One per test file; `close()` ends the environment.
 * `provoked` are the complaints of workers the file is about.
 */
export async function openDossierWorld(createEnvironment: () => Promise<TestWorkflowEnvironment>, provoked?: RegExp) {
  quietWorkers(provoked);
  const [environment, workflowBundle, databaseUrl] = await Promise.all([
    createEnvironment(),
    bundleWorkflows(),
    createSampleDatabase(),
  ]);
  const { client, nativeConnection: connection } = environment;
  const taskQueue = uniqueTaskQueue();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'mot-cua-world-'));
  const database = openDatabase(databaseUrl);
  const { db, sql } = database;
  const outside = await openBankAndPost(dataDirectory);
  const { gateway, carrier } = outside;

  const parts = { db, gateway, carrier, serverIp: '127.0.0.1', workflowBundle };
  const workers = await createWorkers({ ...parts, connection, namespace: 'default', taskQueue });
  const running = Promise.all(workers.map((worker) => worker.run()));
  const log = pino({ level: 'error' });
  const startOutbox = () =>
    startPump({ name: 'outbox', work: () => deliverOutbox({ db, client, taskQueue, log }), idleMs: 50, log });
  let outbox = startOutbox();

  const actorOf = await createCast(db);
  const nowMs = () => environment.currentTimeMs();
  const views = createViews(db, client);
  const acts = createActs({ db, client, taskQueue, actorOf, views, nowMs });
  const news = createOutsideNews(db, gateway, views);
  return {
    ...views,
    ...acts,
    ...news,
    db,
    sql,
    client,
    outside,
    actorOf,
    /** The workflows' clock. */
    nowMs,

    /** Lets the clock of a time-skipping environment run to an instant, or just beyond the present one. */
    async skipTo(instant: string | null | undefined): Promise<void> {
      if (typeof instant !== 'string') throw new Error('Nothing is due');
      const aheadMs = Date.parse(instant) - (await nowMs());
      await environment.sleep(Math.max(1, aheadMs));
    },

    /** Keeps every action on a dossier from being committed while this is done. */
    holdingRow: <T>(dossierId: string, use: () => Promise<T>): Promise<T> =>
      db.transaction(async (tx) => {
        await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.id, dossierId)).for('update');
        return use();
      }),

    /** Waits until a transaction of this database waits for another one. */
    somebodyWaitsForARow: () =>
      eventually(
        () =>
          db.execute<{ waiting: number }>(
            raw`select count(*)::int as waiting from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'`,
          ),
        ([row]) => row !== undefined && row.waiting > 0,
      ),

    /** Nothing reaches the workflows through the outbox while this is done. */
    async withoutOutbox<T>(use: () => Promise<T>): Promise<T> {
      await outbox.stop();
      try {
        return await use();
      } finally {
        outbox = startOutbox();
      }
    },

    async close(): Promise<void> {
      await outbox.stop();
      for (const worker of workers) worker.shutdown();
      await running;
      await outside.close();
      await database.close();
      await environment.teardown();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A fresh database with the sample catalogue and its people, none of whom can sign in. */
export async function createSampleDatabase(): Promise<string> {
  const url = await createTestDatabase();
  await seed(url, { password: randomBytes(12).toString('hex'), hashPassword: (text) => Promise.resolve(text) });
  return url;
}
