import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { eq, sql as raw } from 'drizzle-orm';
import { pino } from 'pino';
import { openDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { lockUnitCalendars, publishCalendar } from '../../db/queries/calendars.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { dossiers } from '../../db/schema/index.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { dossierWorkflowId } from '../../workflows/dossier/messages.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { deliverOutbox } from '../../worker/deliver-outbox.ts';
import { startPump } from '../../worker/pump.ts';
import { createWorkers, type WorkerDependencies } from '../../worker/workers.ts';
import { openBankAndPost } from './bank-and-post.ts';
import { createSampleDatabase } from './database.ts';
import { createActs } from './dossier-acts.ts';
import { createViews } from './dossier-views.ts';
import { eventually } from './eventually.ts';
import { createOutsideNews } from './outside-news.ts';
import { createCast } from './sample-dossiers.ts';
import { quietWorkers } from './temporal-quiet.ts';
import { uniqueTaskQueue } from './temporal.ts';

export { createSampleDatabase } from './database.ts';

export type DossierWorld = Awaited<ReturnType<typeof openDossierWorld>>;

/** What distinguishes workers of one build from those of another. */
export type WorkerBuild = Partial<Pick<WorkerDependencies, 'workflowBundle' | 'deploymentVersion'>>;

/**
 * Everything behind the API, for real: a database with the sample catalogue, the workers, the outbox, a sandbox bank
 * and a sandbox post, on whichever Temporal the environment brings. One per test file; `close()` ends the environment.
 * `provoked` are the complaints of workers the file is about; `build` is of the workers it begins with.
 */
export async function openDossierWorld(
  createEnvironment: () => Promise<TestWorkflowEnvironment>,
  provoked?: RegExp,
  build: WorkerBuild = {},
) {
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

  const parts = { db, gateway, carrier, workflowBundle };
  const fleets: { stop(): Promise<void> }[] = [];
  const startWorkers = async (of: WorkerBuild) => {
    const workers = await createWorkers({ ...parts, connection, namespace: 'default', taskQueue, ...of });
    const running = Promise.all(workers.map((worker) => worker.run()));
    const fleet = {
      async stop(): Promise<void> {
        for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
        await running;
      },
    };
    fleets.push(fleet);
    return fleet;
  };
  const firstWorkers = await startWorkers(build);
  const log = pino({ level: 'error' });
  const startOutbox = () =>
    startPump({ name: 'outbox', work: () => deliverOutbox({ db, client, taskQueue, log }), idleMs: 50, log });
  let outbox = startOutbox();

  const actorOf = await createCast(db);
  const nowMs = () => environment.currentTimeMs();
  const views = createViews(db, client);
  const acts = createActs({ db, client, taskQueue, actorOf, views, nowMs });
  const news = createOutsideNews(db, outside, views);
  return {
    ...views,
    ...acts,
    ...news,
    db,
    sql,
    client,
    outside,
    taskQueue,
    actorOf,
    /** The workers it began with. */
    firstWorkers,
    /** Starts workers of another build beside those that run. */
    startWorkers,
    /** The workflows' clock. */
    nowMs,

    /** Publishes a calendar for the unit of the cast, by which the office is closed on the day of an instant. */
    async publishClosure(instant: string | null): Promise<WorkCalendar> {
      if (instant === null) throw new Error('Nothing is due');
      const date = localDateOf(instant);
      const closure = { date, kind: 'localClosure', note: 'chuyển trụ sở', source: 'thông báo của đơn vị' } as const;
      return db.transaction(async (tx) => {
        const [shared] = await lockUnitCalendars(tx, [unitCodes.board]);
        if (shared === undefined) throw new Error('The sample has no calendar');
        const days = [...shared.content.days.filter((day) => day.date !== date), closure];
        const content = { ...shared.content, version: `closed on ${date}`, days };
        const { accountId } = actorOf('administrator');
        const by = { accountId, requestId: newId(), at: new Date().toISOString() };
        await publishCalendar(tx, { replacesId: shared.calendarId, content, unitCodes: [unitCodes.board], ...by });
        return content;
      });
    },

    /** Lets the clock of a time-skipping environment run to an instant, or just beyond the present one. */
    async skipTo(instant: string | null | undefined): Promise<void> {
      if (typeof instant !== 'string') throw new Error('Nothing is due');
      const aheadMs = Date.parse(instant) - (await nowMs());
      await environment.sleep(Math.max(1, aheadMs));
    },

    /** Keeps every action on a dossier from being committed while this is done. */
    holdingRow: <T>(dossierId: string, use: () => Promise<T>): Promise<T> =>
      db.transaction(async (tx) => {
        await tx.select({ id: dossiers.id }).from(dossiers).where(eq(dossiers.id, dossierId)).for('no key update');
        return use();
      }),

    /** Waits until a workflow, the dossier's unless said, waits for an activity's answer. */
    untilAsked: (dossierId: string, activity: string, workflowId = dossierWorkflowId(dossierId)) =>
      eventually(
        async () => (await client.workflow.getHandle(workflowId).describe()).raw.pendingActivities ?? [],
        (pending) => pending.some(({ activityType }) => activityType?.name === activity),
      ),

    /** Waits until so many transactions of this database wait for another one. */
    somebodyWaitsForARow: (atLeast = 1) =>
      eventually(
        () =>
          db.execute<{ waiting: number }>(
            raw`select count(*)::int as waiting from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'`,
          ),
        ([row]) => row !== undefined && row.waiting >= atLeast,
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
      await Promise.all(fleets.map((fleet) => fleet.stop()));
      await outside.close();
      await database.close();
      await environment.teardown();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
