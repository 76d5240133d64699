import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import type { Child } from '../../stack/child.ts';
import { startTemporal } from '../../stack/parts/temporal.ts';
import { freePort } from '../../stack/ports.ts';
import { deliverOutbox } from '../../worker/deliver-outbox.ts';
import { dossierWorkflowId, type ActInput } from '../../workflows/dossier/messages.ts';
import { createActs } from '../support/dossier-acts.ts';
import { createViews } from '../support/dossier-views.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { startMortalWorker, type MortalWorker } from '../support/mortal-worker.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import { uniqueTaskQueue } from '../support/temporal.ts';

/**
 * The one gap of "the workflow decides, PostgreSQL remembers": an action is committed by a local activity before its
 * Update is in the history. Here the worker is killed exactly there, alone and together with the server, which then no
 * longer knows the Update at all, so that another action comes first.
 */
describe('a worker that dies between the commit and the history', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-dead-worker-'));
  const taskQueue = uniqueTaskQueue();
  const log = pino({ level: 'error' });
  let port: number;
  let databaseUrl: string;
  let database: OpenDatabase;
  let server: Child;
  let worker: MortalWorker;
  let people: Awaited<ReturnType<typeof meetPeople>>;

  beforeAll(async () => {
    port = await freePort();
    [databaseUrl, server] = await Promise.all([createSampleDatabase(), startServer()]);
    database = openDatabase(databaseUrl);
    worker = await startWorker();
    people = await meetPeople();
  });
  afterAll(async () => {
    await worker.kill();
    await people.connection.close();
    await server.stop();
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** A server of our own that keeps its state in a file, so that killing it is a crash and not the end of the world. */
  const startServer = () =>
    startTemporal({
      port,
      namespace: 'default',
      logFile: join(directory, 'temporal.log'),
      databaseFile: join(directory, 'temporal.db'),
      say: () => undefined,
    });

  const startWorker = () => startMortalWorker(`127.0.0.1:${port}`, taskQueue, databaseUrl);

  async function meetPeople() {
    const { db } = database;
    const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
    const client = new Client({ connection });
    const views = createViews(db, client);
    const nowMs = () => Promise.resolve(Date.now());
    const acts = createActs({ db, client, taskQueue, actorOf: await createCast(db), views, nowMs });
    return { ...views, ...acts, client, connection };
  }

  async function start(procedureCode: string): Promise<string> {
    const { dossierId } = await people.submit({ procedureCode });
    await deliverOutbox({ db: database.db, client: people.client, taskQueue, log });
    return dossierId;
  }

  /** Asks for an action and hangs up without an answer once it is committed and the worker stands still. */
  async function commitUnanswered(dossierId: string, request: ActInput): Promise<void> {
    await worker.holdAfter(request.requestId);
    const hangUp = new AbortController();
    const asking = people.connection.withAbortSignal(hangUp.signal, () => people.send(dossierId, request));
    await worker.committed(request.requestId);
    hangUp.abort();
    await expect(asking).rejects.toThrow();
  }

  async function expectNumbered(dossierId: string, actions: readonly string[]): Promise<void> {
    const events = await people.events(dossierId);
    expect(events.map(({ seq, action }) => [seq, action])).toEqual(actions.map((action, index) => [index + 1, action]));
    expect(await people.get(dossierId)).toMatchObject({ seq: actions.length });
  }

  describe('and the server with it, with another action coming first', () => {
    let stepped: { dossierId: string; request: ActInput };
    let accepted: { dossierId: string; request: ActInput };

    beforeAll(async () => {
      const underWay = await start(procedureCodes.free);
      await people.do(underWay, 'clerk', 'accept');
      stepped = { dossierId: underWay, request: await people.request(underWay, 'lead', 'completeStep') };
      await commitUnanswered(stepped.dossierId, stepped.request);

      const submitted = await start(procedureCodes.onAcceptance);
      accepted = { dossierId: submitted, request: await people.request(submitted, 'clerk', 'accept') };
      await commitUnanswered(accepted.dossierId, accepted.request);

      await worker.kill();
      process.kill(server.pid, 'SIGKILL');
      await server.ended;

      server = await startServer();
      worker = await startWorker();
    });

    it('has left no trace of the action in the history', async () => {
      for (const { dossierId, request } of [stepped, accepted]) {
        const history = JSON.stringify(await people.historyOf(dossierWorkflowId(dossierId)));
        expect(history).not.toContain(request.requestId);
        expect((await people.events(dossierId)).at(-1)).toMatchObject({ requestId: request.requestId });
      }
    });

    it('loses nothing: the step done is adopted, the next action comes after it, and whoever asks again has done it', async () => {
      const { dossierId, request } = stepped;
      const change = await people.act(dossierId, 'applicant', 'changeReturn', { returnMethod: 'online' });
      expect(change).toEqual({ kind: 'done', seq: 4, status: 'processing' });
      expect(await people.send(dossierId, request)).toEqual({ kind: 'done', seq: 3, status: 'processing' });

      await people.do(dossierId, 'officer', 'completeStep');
      await expectNumbered(dossierId, ['submit', 'accept', 'completeStep', 'changeReturn', 'completeStep']);
    });

    it('judges the next action by the adopted phase: who comes to refuse an accepted dossier is told that it waits for its fee', async () => {
      const { dossierId, request } = accepted;
      const ground = 'notEligible';
      expect(await people.act(dossierId, 'clerk', 'refuse', { ground, reason: 'Không đủ điều kiện' })).toEqual({
        kind: 'refused',
        refusal: { code: 'not_in_this_status' },
        status: 'payment_requested',
      });
      expect(await people.send(dossierId, request)).toEqual({ kind: 'done', seq: 2, status: 'payment_requested' });

      await people.do(dossierId, 'clerk', 'extendPayment', { reason: 'Người nộp đề nghị' });
      await expectNumbered(dossierId, ['submit', 'accept', 'extendPayment']);
      expect(await people.order(dossierId)).toMatchObject({ orderNo: 1, status: 'awaited' });
    });
  });

  describe('while the server lives', () => {
    it('leaves its action to the next worker, which answers for it without doing it again', async () => {
      const dossierId = await start(procedureCodes.free);
      const request = await people.request(dossierId, 'clerk', 'accept');
      await commitUnanswered(dossierId, request);
      await worker.kill();
      worker = await startWorker();

      // The server notices a dead worker by its ten seconds of silence, longer than the API keeps anybody waiting.
      const answer = await people.send(dossierId, request).catch(() => people.send(dossierId, request));

      expect(answer).toEqual({ kind: 'done', seq: 2, status: 'processing' });
      await expectNumbered(dossierId, ['submit', 'accept']);
    });
  });
});
