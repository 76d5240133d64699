import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { distributionPlan, type DistributionPlan } from '../../api/contract/distribution.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { bulkOutcome, task as taskShape } from '../../api/contract/tasks.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { absences, accounts, auditEntries, staffAssignments, tasks } from '../../db/schema/index.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
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

/** Another clerk of the board, who has nothing to do yet. */
async function addClerk(name: string): Promise<string> {
  const id = newId();
  await database.db.insert(accounts).values({ id, kind: 'staff', name, email: `${id}@mau.example` });
  const role = 'clerk' as const;
  await database.db
    .insert(staffAssignments)
    .values({ accountId: id, unitCode: unitCodes.board, role, validFrom: '2025-01-01' });
  return id;
}

async function submit(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await dossiers.submit()).taskId);
  return ids;
}

const preview = async (body: object): Promise<DistributionPlan> =>
  distributionPlan.parse((await lead.post('/api/v1/tasks/distribution/preview', body)).body);
const holderOf = async (taskId: string) =>
  (await database.db.select().from(tasks).where(eq(tasks.id, taskId)))[0]?.holderId ?? null;

test('free tasks are shared out evenly among those present, and only when asked to', async () => {
  const [quynh, rang, away] = [await addClerk('Hồ Mẫu Quỳnh'), await addClerk('Hồ Mẫu Ràng'), await addClerk('Hồ Xa')];
  const today = localDateOf(new Date());
  await database.db.insert(absences).values({
    accountId: away,
    substituteId: quynh,
    fromDate: today,
    throughDate: today,
    kind: 'leave',
    enteredBy: away,
  });
  const taskIds = await submit(4);
  const plan = await preview({ taskIds, personIds: [quynh, rang, away] });

  expect(plan.rows.map(({ task }) => task.id).toSorted()).toEqual(taskIds.toSorted());
  expect(plan.rows.map(({ to }) => to).toSorted()).toEqual([quynh, quynh, rang, rang].toSorted());
  expect(plan.rows.every(({ candidates }) => !candidates.includes(away))).toBe(true);
  expect(plan.people.find(({ person }) => person.id === away)).toMatchObject({ awayThrough: today, isChosen: false });
  expect(await Promise.all(taskIds.map(holderOf))).toEqual([null, null, null, null]);

  const rows = plan.rows.map(({ task, to }) => ({ taskId: task.id, assigneeId: to ?? '' }));
  const reason = 'Chia đều đầu tuần';
  const answer = await lead.post('/api/v1/tasks/distribution', { rows, reason });
  expect(bulkOutcome.parse(answer.body).data.every(({ done }) => done)).toBe(true);
  expect(await Promise.all(rows.map(({ taskId }) => holderOf(taskId)))).toEqual(
    rows.map(({ assigneeId }) => assigneeId),
  );
  const [another = ''] = await submit(1);
  const after = await preview({ taskIds: [another] });
  const loadOf = (id: string) => after.people.find(({ person }) => person.id === id)?.openTasks;
  expect([loadOf(quynh), loadOf(rang)]).toEqual([2, 2]);

  const [entry] = await database.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, 'task.assign'))
    .orderBy(desc(auditEntries.id));
  expect(entry?.detail).toMatchObject({ reason, from: null });
});

test('a task somebody took meanwhile stays theirs, and stops no other', async () => {
  const receiver = await addClerk('Hồ Mẫu Sương');
  const [taken = '', free = ''] = await submit(2);
  const clerk = await api.signIn(actorOf('clerk').accountId);
  expect(taskShape.parse((await clerk.post(`/api/v1/tasks/${taken}/claim`)).body).mine).toBe(true);
  const rows = [taken, free].map((taskId) => ({ taskId, assigneeId: receiver }));
  const answer = await lead.post('/api/v1/tasks/distribution', { rows, reason: 'Chia lại' });
  const { data } = bulkOutcome.parse(answer.body);
  expect(data).toMatchObject([
    { taskId: taken, done: false, code: 'task_taken' },
    { taskId: free, done: true, problem: null },
  ]);
  expect(data[0]?.problem?.vi).toMatch(/đang giữ việc này/);
  expect(await holderOf(taken)).toBe(actorOf('clerk').accountId);
});

test('a dossier goes back to whoever worked on it', async () => {
  const [past] = [await addClerk('Hồ Mẫu Thanh'), await addClerk('Hồ Mẫu Uyên')];
  const { dossierId } = await dossiers.submit();
  const components = ['don-dang-ky'];
  await dossiers.act(dossierId, { accountId: past, role: 'clerk' }, 'requestSupplement', { components });
  await dossiers.act(dossierId, actorOf('applicant'), 'supplement', { components });
  const { id } = await dossiers.openMain(dossierId);
  await database.db.update(tasks).set({ holderId: null }).where(eq(tasks.id, id));
  const plan = await preview({ taskIds: [id] });
  expect(plan.rows).toMatchObject([{ to: past, why: 'ownDossier' }]);
});

test('a plan leaves out what is not free or not of one’s unit, and says how many', async () => {
  const [free = ''] = await submit(1);
  const plan = await preview({ taskIds: [free, newId()] });
  expect(plan).toMatchObject({ left: 1, isWhole: true });
  const stranger = await api.signIn(actorOf('clerk').accountId);
  const refused = await stranger.post('/api/v1/tasks/distribution/preview', {});
  expect(problemDocument.parse(refused.body).code).toBe('forbidden');
});

test('sharing out wants a reason, and each task once', async () => {
  const rows = [{ taskId: newId(), assigneeId: newId() }];
  const send = async (body: object) =>
    problemDocument.parse((await lead.post('/api/v1/tasks/distribution', body)).body).errors?.[0];
  expect(await send({ rows, reason: ' ' })).toMatchObject({ field: 'reason' });
  expect(await send({ rows: [...rows, ...rows], reason: 'Hai lần' })).toMatchObject({
    field: 'rows',
    code: 'duplicate',
  });
});
