import { createECDH, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { accounts, pushSubscriptions } from '../../db/schema/index.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { pushSettings } from './support/api.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

const address = 'https://fcm.googleapis.com/fcm/send/one';

let database: OpenDatabase;
let api: SampleApi;
let xuan: Browser;
let duc: Browser;
let ids: { readonly xuan: string; readonly duc: string };

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const people = await database.db.select({ id: accounts.id, email: accounts.email }).from(accounts);
  const idOf = (email: string) => people.find((one) => one.email === email)?.id ?? '';
  ids = { xuan: idOf('xuan@cong-dan.example'), duc: idOf('duc@cong-dan.example') };
  xuan = await api.signIn(ids.xuan);
  duc = await api.signIn(ids.duc);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

afterEach(() => database.db.delete(pushSubscriptions));

/** What a browser makes of itself when it subscribes. */
function browserKeys() {
  const pair = createECDH('prime256v1');
  return { p256dh: pair.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
}

const subscribe = (browser: Browser, endpoint = address) =>
  browser.send('PUT', '/api/v1/me/push/subscription', {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ endpoint, keys: browserKeys() }),
  });

const listKept = () =>
  database.db
    .select({ accountId: pushSubscriptions.accountId, endpoint: pushSubscriptions.endpoint })
    .from(pushSubscriptions);

test('a browser subscribes with the installation’s key, again and again to the same end, and ends it', async () => {
  expect(await xuan.get('/api/v1/me/push')).toMatchObject({ body: { publicKey: pushSettings.publicKey } });
  expect(await subscribe(xuan)).toMatchObject({ status: 204 });
  expect(await subscribe(xuan)).toMatchObject({ status: 204 });
  expect(await listKept()).toEqual([{ accountId: ids.xuan, endpoint: address }]);
  expect(await xuan.post('/api/v1/me/push/unsubscribe', { endpoint: address })).toMatchObject({ status: 204 });
  expect(await listKept()).toEqual([]);
});

test('a browser two people use is told of the news of who subscribed last', async () => {
  await subscribe(xuan);
  await subscribe(duc);
  expect(await listKept()).toEqual([{ accountId: ids.duc, endpoint: address }]);
  await xuan.post('/api/v1/me/push/unsubscribe', { endpoint: address });
  expect(await listKept()).toHaveLength(1);
});

test.each([
  'http://fcm.googleapis.com/fcm/send/one',
  'https://fcm.googleapis.com:8443/one',
  'https://fcm.googleapis.com.elsewhere.example/one',
  'https://127.0.0.1/one',
  'https://me@fcm.googleapis.com/one',
])('our server is not made to call %s', async (endpoint) => {
  const refused = await subscribe(xuan, endpoint);
  expect(refused.status).toBe(422);
  expect(problemDocument.parse(refused.body).errors).toMatchObject([{ field: 'endpoint' }]);
  expect(await listKept()).toEqual([]);
});

test('a person’s eleventh browser takes the place of the first', async () => {
  for (let no = 1; no <= 11; no += 1) await subscribe(xuan, `${address}-${no}`);
  const kept = (await listKept()).map(({ endpoint }) => endpoint);
  expect(kept).toHaveLength(10);
  expect(kept).not.toContain(`${address}-1`);
});
