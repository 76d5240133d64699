import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import type { Child } from '../../stack/child.ts';
import { environmentFor } from '../../stack/environment.ts';
import { startService } from '../../stack/parts/service.ts';
import { openSecrets } from '../../stack/secrets.ts';
import { readSettings } from '../../stack/settings.ts';
import { dossierWorkflowId, paymentBookedSignal } from '../../workflows/dossier/messages.ts';
import { createSampleDatabase } from '../support/database.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/ports.ts';
import { createCast } from '../support/sample-dossiers.ts';
import { uniqueTaskQueue } from '../support/temporal.ts';

const taskQueue = uniqueTaskQueue();
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-worker-'));
const logFile = join(directory, 'worker.log');

let database: OpenDatabase;
let worker: Child;
let connection: Connection;
let address: Record<'metrics' | 'health', string>;

beforeAll(async () => {
  const databaseUrl = await createSampleDatabase();
  database = openDatabase(databaseUrl);
  connection = await Connection.connect({ address: inject('temporalAddress') });
  address = { metrics: `127.0.0.1:${await freePort()}`, health: `127.0.0.1:${await freePort()}` };
  const given = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_TASK_QUEUE: taskQueue,
    TEMPORAL_METRICS_ADDRESS: address.metrics,
    WORKER_HEALTH_ADDRESS: address.health,
    FILES_DIR: join(directory, 'files'),
  };
  const secrets = openSecrets(join(directory, 'secrets.json'));
  const environment = environmentFor(readSettings(given), secrets, given);
  worker = await startService({ title: 'The worker', main: 'worker/main.ts', environment, logFile });
});

afterAll(async () => {
  await worker.stop();
  await connection.close();
  await database.close();
  rmSync(directory, { recursive: true });
});

/** The lines of the worker's log; each must be JSON. */
function readLog(): Record<string, unknown>[] {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('whoever runs a worker', () => {
  it('is told that it is alive and takes work from every queue', async () => {
    const ready = await eventually(
      () => fetch(`http://${address.health}/readyz`),
      ({ status }) => status === 200,
    );
    const queues = [taskQueue, `${taskQueue}-gateway`, `${taskQueue}-post`];
    await expect(ready.json()).resolves.toEqual({
      status: 'ok',
      workers: queues.map((queue) => ({ taskQueue: queue, state: 'RUNNING' })),
    });
    expect((await fetch(`http://${address.health}/healthz`)).status).toBe(200);
  });

  it('reads what workflows say in its log, with the dossier it is about', async () => {
    const { db } = database;
    const actorOf = await createCast(db);
    const { dossierId } = await createDirectDossiers(db, actorOf('applicant')).submit();
    const workflowId = dossierWorkflowId(dossierId);
    await new Client({ connection }).workflow.signalWithStart('dossierWorkflow', {
      workflowId,
      taskQueue,
      args: [{ dossierId }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      signal: paymentBookedSignal,
      signalArgs: [{ orderNo: 99, bookedVnd: 1 }],
    });
    const lines = await eventually(
      () => Promise.resolve(readLog().filter(({ msg }) => msg === 'Not applied')),
      ({ length }) => length > 0,
    );
    expect(lines).toEqual([
      expect.objectContaining({ name: 'worker', level: 30, workflowId, taskQueue, key: 'paid:99' }),
    ]);
  });

  it('finds in its metrics the numbers that the how-to names', async () => {
    const metrics = await (await fetch(`http://${address.metrics}/metrics`)).text();
    expect(metrics).toContain('temporal_workflow_task_schedule_to_start_latency_bucket{');
    expect(metrics).toContain(`task_queue="${taskQueue}-gateway"`);
  });
});
