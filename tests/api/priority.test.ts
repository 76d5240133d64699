import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application } from '../../api/contract/application.ts';
import { dossier } from '../../api/contract/dossiers.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { tasksContract } from '../../api/contract/tasks.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { accounts, auditEntries, dossiers, staffAssignments, tasks } from '../../db/schema/index.ts';
import { priorityGroups } from '../../domain/priority.ts';
import { dateOfDay, dayOfDate, localDateOf, startOfDate } from '../../domain/working-time/local-time.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes, sampleApplicant } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let made: ReturnType<typeof createDirectDossiers>;
let clerk: Browser;
let officer: Browser;
let citizen: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  const actorOf = await createCast(database.db);
  made = createDirectDossiers(database.db, actorOf('applicant'));
  clerk = await api.signIn(actorOf('clerk').accountId);
  officer = await api.signIn(actorOf('officer').accountId);
  citizen = await api.signIn(actorOf('applicant').accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const readDossier = async (code: string) => dossier.parse((await clerk.get(`/api/v1/dossiers/${code}`)).body);
const setPriority = (browser: Browser, code: string, priority: string | null) =>
  browser.send('PUT', `/api/v1/dossiers/${code}/priority`, {
    body: JSON.stringify({ priority }),
    headers: { 'Content-Type': 'application/json' },
  });

describe('priority', () => {
  test('is offered to the applicant, kept on the draft, and can be taken back', async () => {
    const body = { procedureCode: procedureCodes.free };
    const started = await citizen.post('/api/v1/applications', body, { 'Idempotency-Key': newId() });
    const draft = application.parse(started.body);
    expect(draft.priority).toBeNull();
    const save = async (revision: number, priority: string | null) =>
      application.parse((await citizen.patch(`/api/v1/applications/${draft.id}`, { revision, priority })).body);
    const chosen = await save(draft.revision, 'disabled');
    expect(chosen.priority).toBe('disabled');
    expect((await save(chosen.revision, null)).priority).toBeNull();
  });

  test('of a group the decree does not name is refused, naming the field', async () => {
    const body = { procedureCode: procedureCodes.free };
    const started = await citizen.post('/api/v1/applications', body, { 'Idempotency-Key': newId() });
    const { id, revision } = application.parse(started.body);
    const refused = await citizen.patch(`/api/v1/applications/${id}`, { revision, priority: 'famous' });
    expect(problemDocument.parse(refused.body)).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'priority' }],
    });
  });

  test.each(priorityGroups)('of a dossier handed in as %s marks its tasks', async (priority) => {
    const { code, taskId } = await made.submit({ priority });
    const found = await readDossier(code);
    expect(found.priority).toBe(priority);
    expect(found.tasks).toEqual([expect.objectContaining({ id: taskId, priority: true })]);
  });

  test('is taken down with a paper dossier', async () => {
    const key = { 'Idempotency-Key': newId() };
    const paper = {
      procedureCode: procedureCodes.free,
      applicant: sampleApplicant,
      components: (await readDossier((await made.submit()).code)).components.map(({ key: component }) => ({
        key: component,
        originals: 1,
        copies: 0,
      })),
      answers: { projectName: 'Dự án mẫu', purpose: 'Mẫu' },
      returnMethod: 'counter',
      priority: 'elderly',
    };
    const received = await clerk.post('/api/v1/dossiers', paper, key);
    expect(received.status, JSON.stringify(received.body)).toBe(201);
    expect(dossier.parse(received.body)).toMatchObject({ priority: 'elderly', tasks: [{ priority: true }] });
  });

  test('is corrected by a clerk of the unit, with its tasks and a trace of who did it', async () => {
    const { code, dossierId, taskId } = await made.submit();
    expect((await setPriority(clerk, code, 'pregnant')).status).toBe(204);
    expect((await setPriority(clerk, code, 'pregnant')).status).toBe(204);
    expect(await readDossier(code)).toMatchObject({ priority: 'pregnant', tasks: [{ id: taskId, priority: true }] });
    expect((await setPriority(clerk, code, null)).status).toBe(204);
    expect(await readDossier(code)).toMatchObject({ priority: null, tasks: [{ id: taskId, priority: false }] });
    const trail = await database.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, dossierId))
      .orderBy(auditEntries.no);
    expect(trail.filter(({ action }) => action === 'dossier.changePriority').map(({ detail }) => detail)).toEqual([
      { from: null, to: 'pregnant' },
      { from: 'pregnant', to: null },
    ]);
  });

  test('is not for other roles and units to correct, nor once the dossier has ended', async () => {
    const { code, dossierId } = await made.submit({ priority: 'poor' });
    expect((await setPriority(officer, code, null)).status).toBe(403);
    const [stranger] = await database.db
      .select()
      .from(staffAssignments)
      .where(eq(staffAssignments.unitCode, unitCodes.justice));
    expect((await setPriority(await api.signIn(stranger?.accountId ?? ''), code, null)).status).not.toBe(204);
    await database.db.update(dossiers).set({ status: 'returned' }).where(eq(dossiers.id, dossierId));
    const late = await setPriority(clerk, code, null);
    expect(problemDocument.parse(late.body)).toMatchObject({ code: 'dossier_ended', status: 409 });
    await database.db.update(dossiers).set({ status: 'submitted' }).where(eq(dossiers.id, dossierId));
  });

  test('is nowhere on the public tracking page, nor in what the applicant’s list shows', async () => {
    const { code } = await made.submit({ priority: 'disabled' });
    const tracked = await api.browser().get(`/api/v1/track/${code}`);
    const mine = await citizen.get('/api/v1/me/dossiers');
    expect(JSON.stringify(tracked.body)).not.toMatch(/disabled|priority/);
    expect(JSON.stringify(mine.body)).not.toMatch(/disabled|priority/);
  });
});

describe('the inbox', () => {
  /** A clerk whose inbox holds what these tests put there, and nothing else. */
  let colleague: Browser;
  beforeAll(async () => {
    const id = newId();
    const person = { kind: 'staff', name: 'Hồ Mẫu Tâm', email: 'tam@mau.example', emailVerified: true } as const;
    await database.db.insert(accounts).values({ id, ...person });
    await database.db
      .insert(staffAssignments)
      .values({ accountId: id, unitCode: unitCodes.board, role: 'clerk', validFrom: '2025-01-01' });
    colleague = await api.signIn(id);
  });

  const nextWeek = dateOfDay(dayOfDate(localDateOf(new Date()), 'today') + 7);
  /** An hour of a day next week in Vietnam, or of the day after. */
  const at = (hour: number, daysOn = 0): string =>
    new Date(Date.parse(startOfDate(nextWeek, daysOn)) + hour * 3_600_000).toISOString();

  async function due(dueAt: string | null, isPriority: boolean): Promise<string> {
    const { taskId } = await made.submit({ priority: isPriority ? 'elderly' : null });
    await database.db.update(tasks).set({ dueAt, warnAt: null }).where(eq(tasks.id, taskId));
    await colleague.post(`/api/v1/tasks/${taskId}/claim`);
    return taskId;
  }
  const page = async (query: string) =>
    tasksContract.listTasks.success.body.parse((await colleague.get(`/api/v1/tasks?${query}`)).body);
  async function walk(query: string, limit: number): Promise<string[]> {
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const read = await page(`${query}&limit=${limit}${next === null ? '' : `&cursor=${next}`}`);
      seen.push(...read.data.map(({ id }) => id));
      next = read.page.next;
    } while (next !== null);
    return seen;
  }

  test('puts priority first among what is due the same day in Vietnam, and never before an earlier day', async () => {
    const [laterDay, noon, evening, early, dawn, never, neverFirst] = [
      await due(at(1, 1), true),
      await due(at(12), false),
      await due(at(23.5), true),
      await due(at(8), true),
      await due(at(0.5), false),
      await due(null, false),
      await due(null, true),
    ];
    const wanted = [early, evening, dawn, noon, laterDay, neverFirst, never];
    for (const limit of [100, 1, 2, 3]) expect(await walk('queue=mine', limit)).toEqual(wanted);
    const ofUnit = (await walk('queue=unit', 3)).filter((id) => wanted.includes(id));
    expect(ofUnit).toEqual(wanted);
    expect(await walk('queue=mine&priority=true', 2)).toEqual([early, evening, laterDay, neverFirst]);
    expect((await page('queue=mine&priority=true')).page).toMatchObject({ total: 4, totalIsExact: true });
  });

  test('says which tasks have priority, and not why', async () => {
    const { data } = await page('queue=unit&priority=true&limit=100');
    expect(data.length).toBeGreaterThan(0);
    expect(data.every(({ priority }) => priority)).toBe(true);
    expect(JSON.stringify(data)).not.toMatch(/elderly|disabled|poor|pregnant/);
  });
});
