import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemDocument } from '../../api/contract/problem.ts';
import { savedView, savedViewsContract } from '../../api/contract/saved-views.ts';
import { tasksContract } from '../../api/contract/tasks.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { savedViews } from '../../db/schema/index.ts';
import { usualColumns } from '../../domain/view-columns.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let clerk: Browser;
let lead: Browser;
let dossiers: ReturnType<typeof createDirectDossiers>;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const actorOf = await createCast(database.db);
  clerk = await api.signIn(actorOf('clerk').accountId);
  lead = await api.signIn(actorOf('lead').accountId);
  dossiers = createDirectDossiers(database.db, actorOf('applicant'));
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const unitQueue = {
  list: 'tasks',
  name: 'Ưu tiên của đơn vị',
  filters: { queue: 'unit', priority: 'true' },
  columns: ['due', 'task'],
};

const save = async (browser: Browser, body: object, key = newId()) =>
  browser.post('/api/v1/saved-views', body, { 'Idempotency-Key': key });
const listed = async (browser: Browser, list = 'tasks') =>
  savedViewsContract.listSavedViews.success.body.parse((await browser.get(`/api/v1/saved-views?list=${list}`)).body)
    .data;
const faultOf = (body: unknown) => problemDocument.parse(body).errors?.[0];

test('a view counts what its list shows', async () => {
  await dossiers.submit();
  await dossiers.submit({ priority: 'elderly' });
  const { id } = savedView.parse((await save(clerk, unitQueue)).body);
  const shown = tasksContract.listTasks.success.body.parse(
    (await clerk.get('/api/v1/tasks?queue=unit&priority=true')).body,
  );
  expect((await listed(clerk)).find((view) => view.id === id)).toMatchObject({
    name: unitQueue.name,
    filters: unitQueue.filters,
    columns: ['due', 'task'],
    mine: true,
    total: shown.page.total,
    totalIsExact: true,
  });
  expect(shown.page.total).toBe(1);
});

test('a view of dossiers counts as their list does', async () => {
  await dossiers.submit();
  const wish = { list: 'dossiers', name: 'Mới nộp', filters: { status: 'submitted' }, columns: ['due'] };
  const { total } = savedView.parse((await save(clerk, wish)).body);
  const shown = await clerk.get('/api/v1/dossiers?status=submitted');
  expect(shown.body).toMatchObject({ page: { total } });
  expect((await listed(clerk, 'dossiers')).map(({ name }) => name)).toEqual(['Mới nộp']);
});

test('saving twice with one key keeps one view', async () => {
  const key = newId();
  const first = savedView.parse((await save(clerk, { ...unitQueue, name: 'Một lần' }, key)).body);
  const second = savedView.parse((await save(clerk, { ...unitQueue, name: 'Một lần' }, key)).body);
  expect(second.id).toBe(first.id);
});

test('a view is its owner’s alone until they share it, which takes a lead or supervisor', async () => {
  const shared = { ...unitQueue, name: 'Chung', unitCode: unitCodes.board };
  expect(faultOf((await save(clerk, shared)).body)).toMatchObject({ field: 'unitCode', code: 'forbidden' });
  const { id } = savedView.parse((await save(lead, { ...shared, unitCode: null })).body);
  expect((await listed(clerk)).map((view) => view.id)).not.toContain(id);
  const changed = await lead.send('PUT', `/api/v1/saved-views/${id}`, {
    body: JSON.stringify({ ...shared, name: 'Chung của phòng' }),
    headers: { 'Content-Type': 'application/json' },
  });
  expect(savedView.parse(changed.body)).toMatchObject({ name: 'Chung của phòng', unit: { code: unitCodes.board } });
  expect((await listed(clerk)).find((view) => view.id === id)).toMatchObject({ mine: false });
  expect((await clerk.send('DELETE', `/api/v1/saved-views/${id}`)).status).toBe(404);
  expect((await lead.send('DELETE', `/api/v1/saved-views/${id}`)).status).toBe(204);
  expect((await listed(clerk)).map((view) => view.id)).not.toContain(id);
});

test('what can no longer be filtered by is left out with a word, and the rest still works', async () => {
  const { id } = savedView.parse((await save(clerk, { ...unitQueue, name: 'Cũ' })).body);
  const filters = { queue: 'unit', moonPhase: 'full', priority: 'maybe' };
  await database.db
    .update(savedViews)
    .set({ filters, columns: ['shoeSize'] })
    .where(eq(savedViews.id, id));
  const view = (await listed(clerk)).find((one) => one.id === id);
  expect(view).toMatchObject({ filters: { queue: 'unit' }, columns: [...usualColumns.tasks] });
  expect(view?.ignored.toSorted()).toEqual(['moonPhase', 'priority', 'shoeSize']);
  expect(view?.total).toBeGreaterThan(0);
});

test('what no list knows is not saved', async () => {
  const wrong = { ...unitQueue, filters: { queue: 'everywhere' } };
  expect(faultOf((await save(clerk, wrong)).body)).toMatchObject({ field: 'filters.queue', code: 'unknown_filter' });
  expect(faultOf((await save(clerk, { ...unitQueue, columns: ['colour'] })).body)).toMatchObject({ field: 'columns' });
});
