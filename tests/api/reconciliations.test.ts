import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { outbox } from '../../db/schema/index.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let accountant: Browser;
let clerk: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const actorOf = await createCast(database.db);
  accountant = await api.signIn(actorOf('accountant').accountId);
  clerk = await api.signIn(actorOf('clerk').accountId);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const path = '/api/v1/reconciliations';
const today = localDateOf(new Date());
const ask = (browser: Browser, onDate: string, key = newId()) =>
  browser.post(path, { onDate }, { 'Idempotency-Key': key });

describe('asking for a day to be reconciled', () => {
  test('starts it once, however often the request is sent, and lists it as running', async () => {
    const key = newId();
    const [first, again] = [await ask(accountant, today, key), await ask(accountant, today, key)];
    expect([first.status, again.status]).toEqual([202, 202]);
    const queued = await database.db.select({ message: outbox.message }).from(outbox);
    expect(queued.filter(({ message }) => message.kind === 'startReconciliation')).toHaveLength(1);
    expect((await accountant.get(path)).body).toMatchObject({
      data: [{ onDate: today, status: 'running', finishedAt: null, sums: null }],
    });
  });

  test('is refused for a day that has not come, naming the field', async () => {
    const tomorrow = localDateOf(new Date(Date.now() + 86_400_000));
    const answer = await ask(accountant, tomorrow);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('onDate');
  });

  test('is not for clerks', async () => {
    expect((await ask(clerk, today)).status).toBe(403);
    expect((await clerk.get(path)).status).toBe(403);
  });
});
