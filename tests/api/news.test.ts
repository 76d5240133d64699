import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newsContract, staffPreferences, type NewsItem } from '../../api/contract/news.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { accounts, messages, staffAssignments, tasks } from '../../db/schema/index.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let actorOf: Awaited<ReturnType<typeof createCast>>;
let dossiers: ReturnType<typeof createDirectDossiers>;
let lead: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  actorOf = await createCast(database.db);
  dossiers = createDirectDossiers(database.db, actorOf('applicant'));
  lead = await api.signIn(actorOf('lead').accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

/** A clerk of one test alone: nothing has happened to what they hold. */
async function addClerk(name: string) {
  const id = newId();
  const role = 'clerk' as const;
  await database.db.insert(accounts).values({ id, kind: 'staff', name, email: `${id}@mau.example` });
  await database.db
    .insert(staffAssignments)
    .values({ accountId: id, unitCode: unitCodes.board, role, validFrom: '2025-01-01' });
  return { id, browser: await api.signIn(id) };
}

const newsOf = async (browser: Browser, query = ''): Promise<NewsItem[]> =>
  newsContract.listNews.success.body.parse((await browser.get(`/api/v1/news${query}`)).body).data;
const unseenOf = async (browser: Browser) =>
  newsContract.countNews.success.body.parse((await browser.get('/api/v1/news/unseen')).body).unseen;
const send = (browser: Browser, method: string, path: string, body: object) =>
  browser.send(method, path, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
const assign = (taskId: string, assigneeId: string, reason: string) =>
  lead.post(`/api/v1/tasks/${taskId}/assign`, { assigneeId, reason });
const setDue = (taskId: string, dueAt: string, warnAt: string) =>
  database.db.update(tasks).set({ dueAt, warnAt }).where(eq(tasks.id, taskId));
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

test('who is given a task, and who loses it, hear of it with the reason', async () => {
  const [first, second] = [await addClerk('Hồ Mẫu Ân'), await addClerk('Hồ Mẫu Bảo')];
  const { code, taskId } = await dossiers.submit();
  await assign(taskId, first.id, 'Chia đầu tuần');
  await assign(taskId, second.id, 'Đi tập huấn');
  expect(await newsOf(first.browser)).toMatchObject([
    { kind: 'takenAway', reason: 'Đi tập huấn', dossier: { code }, by: { id: actorOf('lead').accountId } },
    { kind: 'assigned', reason: 'Chia đầu tuần', dossier: { code } },
  ]);
  expect(await newsOf(second.browser)).toMatchObject([{ kind: 'assigned', isNew: true }]);
});

test('what one does oneself is no news', async () => {
  const { browser } = await addClerk('Hồ Mẫu Cẩm');
  const { taskId } = await dossiers.submit();
  await browser.post(`/api/v1/tasks/${taskId}/claim`);
  expect(await newsOf(browser)).toEqual([]);
});

test('the applicant’s supplement and messages reach whoever holds or watches the dossier', async () => {
  const [holder, watcher] = [await addClerk('Hồ Mẫu Diễm'), await addClerk('Hồ Mẫu Én')];
  const { code, dossierId, taskId } = await dossiers.submit();
  await holder.browser.post(`/api/v1/tasks/${taskId}/claim`);
  await watcher.browser.send('PUT', `/api/v1/dossiers/${code}/watch`);
  const components = ['don-dang-ky'];
  await dossiers.act(dossierId, { accountId: holder.id, role: 'clerk' }, 'requestSupplement', { components });
  await dossiers.act(dossierId, actorOf('applicant'), 'supplement', { components });
  const written = { dossierId, authorId: actorOf('applicant').accountId, fromApplicant: true, text: 'Đã gửi ạ' };
  await database.db.insert(messages).values(written);
  const heard = async ({ browser }: typeof holder) => (await newsOf(browser)).map(({ kind }) => kind).toSorted();
  expect(await heard(holder)).toEqual(['message', 'supplement']);
  expect(await heard(watcher)).toEqual(['message', 'supplement']);
  const [message] = (await newsOf(holder.browser)).filter(({ kind }) => kind === 'message');
  expect(message?.by).toBeNull();
});

test('deadlines are news while they matter, to the holder and to the supervisor', async () => {
  const { browser } = await addClerk('Hồ Mẫu Giao');
  const [soon, late] = [await dossiers.submit(), await dossiers.submit()];
  await browser.post(`/api/v1/tasks/${soon.taskId}/claim`);
  await browser.post(`/api/v1/tasks/${late.taskId}/claim`);
  await setDue(soon.taskId, inMinutes(60), inMinutes(-5));
  await setDue(late.taskId, inMinutes(-10), inMinutes(-90));
  expect(await newsOf(browser)).toMatchObject([
    { kind: 'dueSoon', dossier: { code: soon.code } },
    { kind: 'overdue', dossier: { code: late.code } },
  ]);
  const supervisor = await api.signIn(actorOf('supervisor').accountId);
  expect(await newsOf(supervisor)).toContainEqual(
    expect.objectContaining({ kind: 'unitOverdue', dossier: expect.objectContaining({ code: late.code }) as unknown }),
  );
  const closed = { closedAt: new Date().toISOString(), closedAs: 'done' } as const;
  await database.db.update(tasks).set(closed).where(eq(tasks.id, late.taskId));
  expect((await newsOf(browser)).map(({ kind }) => kind)).toEqual(['dueSoon']);
});

test('is counted until it has been seen, and comes page by page', async () => {
  const { id, browser } = await addClerk('Hồ Mẫu Hân');
  for (const reason of ['một', 'hai', 'ba']) await assign((await dossiers.submit()).taskId, id, reason);
  expect(await unseenOf(browser)).toBe(3);
  const first = newsContract.listNews.success.body.parse((await browser.get('/api/v1/news?limit=2')).body);
  const rest = await newsOf(browser, `?limit=2&cursor=${first.page.next ?? ''}`);
  expect([...first.data, ...rest].map(({ reason }) => reason)).toEqual(['ba', 'hai', 'một']);

  const through = first.data[0]?.at;
  expect((await send(browser, 'PUT', '/api/v1/news/seen', { through })).status).toBe(204);
  await send(browser, 'PUT', '/api/v1/news/seen', { through: rest[0]?.at });
  expect(await unseenOf(browser)).toBe(0);
  expect((await newsOf(browser)).every(({ isNew }) => !isNew)).toBe(true);
});

test('a kind that is switched off is neither shown nor counted', async () => {
  const { id, browser } = await addClerk('Hồ Mẫu Khuê');
  await assign((await dossiers.submit()).taskId, id, 'Giao');
  const changed = await send(browser, 'PATCH', '/api/v1/staff/preferences', { newsOff: ['assigned'] });
  expect(staffPreferences.parse(changed.body)).toEqual({ newsOff: ['assigned'], digest: false, isDigestUsual: false });
  expect(await newsOf(browser)).toEqual([]);
  expect(await unseenOf(browser)).toBe(0);
});
