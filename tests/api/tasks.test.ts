import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkOutcome, taskCounts, taskDetail, tasksContract, type TaskCounts } from '../../api/contract/tasks.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { submitDossier } from '../../db/queries/submit-dossier.ts';
import { unitCodes } from '../../db/sample/units.ts';
import {
  absences,
  accounts,
  actionRequests,
  auditEntries,
  dossiers,
  procedures,
  staffAssignments,
  tasks,
  watches,
} from '../../db/schema/index.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { draftState } from '../../domain/lifecycle/transitions.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes, sampleApplicant } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let actorOf: Awaited<ReturnType<typeof createCast>>;
let clerk: Browser;
let supervisor: Browser;
let lead: Browser;
let stranger: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  actorOf = await createCast(database.db);
  clerk = await signInAs('clerk');
  supervisor = await signInAs('supervisor');
  lead = await signInAs('lead');
  stranger = await api.signIn((await findStaff(unitCodes.justice, 'clerk')).id);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const signInAs = (role: StaffRole, nth = 0) => api.signIn(actorOf(role, nth).accountId);

async function findStaff(unitCode: string, role: StaffRole): Promise<{ id: string; name: string }> {
  const [found] = await database.db
    .select({ id: accounts.id, name: accounts.name })
    .from(staffAssignments)
    .innerJoin(accounts, eq(accounts.id, staffAssignments.accountId))
    .where(and(eq(staffAssignments.unitCode, unitCode), eq(staffAssignments.role, role)));
  if (found === undefined) throw new Error(`The sample has no ${role} in ${unitCode}`);
  return found;
}

/** Another member of staff who holds a role in the board, or acts in it for somebody who is away today. */
async function addColleague(role: StaffRole, name: string, covers?: string): Promise<string> {
  const id = newId();
  await database.db
    .insert(accounts)
    .values({ id, kind: 'staff', name, email: `${id}@bqlkkt.example`, emailVerified: true });
  if (covers === undefined) {
    await database.db
      .insert(staffAssignments)
      .values({ accountId: id, unitCode: unitCodes.board, role, validFrom: '2025-01-01' });
  } else {
    await database.db.update(staffAssignments).set({ substituteId: id }).where(eq(staffAssignments.accountId, covers));
    const today = localDateOf(new Date());
    await database.db.insert(absences).values({
      accountId: covers,
      substituteId: id,
      fromDate: today,
      throughDate: today,
      kind: 'leave',
      enteredBy: covers,
    });
  }
  return id;
}

interface Wish {
  readonly name?: string;
  readonly procedureCode?: string;
}

/** Submits a dossier to the board; its reception task is open and nobody's. */
async function submit({ name = 'Nguyễn Thị Mẫu', procedureCode = procedureCodes.free }: Wish = {}) {
  const { db } = database;
  const dossierId = newId();
  const applicant = actorOf('applicant');
  const [procedure] = await db.select().from(procedures).where(eq(procedures.code, procedureCode));
  await db.insert(dossiers).values({
    id: dossierId,
    accountId: applicant.accountId,
    unitCode: procedure?.unitCode ?? '',
    procedureCode,
    procedureVersionId: procedure?.currentVersionId ?? '',
    channel: 'online',
    applicant: { ...sampleApplicant, name },
    answers: {},
    returnMethod: 'counter',
    state: draftState,
  });
  const requestId = newId();
  await db.insert(actionRequests).values({
    id: requestId,
    accountId: applicant.accountId,
    idempotencyKey: requestId,
    bodyHash: '',
    dossierId,
    action: 'submit',
    input: {},
  });
  const { code } = await db.transaction((tx) =>
    submitDossier(tx, { dossierId, action: 'submit', actor: applicant, requestId, at: new Date().toISOString() }),
  );
  const [task] = await db.select().from(tasks).where(eq(tasks.dossierId, dossierId));
  return { dossierId, code, taskId: task?.id ?? '' };
}

const hour = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();

const setDue = (taskId: string, dueAt: string | null, warnAt: string | null = null) =>
  database.db.update(tasks).set({ dueAt, warnAt }).where(eq(tasks.id, taskId));

const queue = (browser: Browser, query: string) => browser.get(`/api/v1/tasks?${query}`);
const pageIn = ({ body }: Answered) => tasksContract.listTasks.success.body.parse(body);
const rowsIn = (answer: Answered) => pageIn(answer).data;
const idsOf = (answer: Answered): string[] => rowsIn(answer).map(({ id }) => id);
const counts = async (browser: Browser): Promise<TaskCounts> =>
  taskCounts.parse((await browser.get('/api/v1/tasks/counts')).body);
const claim = (browser: Browser, taskId: string) => browser.post(`/api/v1/tasks/${taskId}/claim`);

/** A refusal as it is documented, with these words in it. */
function expectProblem(answer: Answered, code: string, detail = /./) {
  const problem = problemDocument.parse(answer.body);
  expect(problem).toMatchObject({ code, status: answer.status });
  expect(problem.detail).toMatch(detail);
  return problem;
}

describe('the inbox', () => {
  test('lists most urgent first, page by page, tasks without a due date last', async () => {
    const name = 'Phân Trang';
    const made: Awaited<ReturnType<typeof submit>>[] = [];
    for (let i = 0; i < 7; i += 1) made.push(await submit({ name }));
    await Promise.all(made.map(({ taskId }, i) => setDue(taskId, i < 5 ? inHours(10 - i) : null)));
    const wanted = [4, 3, 2, 1, 0].map((i) => made[i]?.taskId);

    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page = await queue(clerk, `queue=unit&q=phan+trang&limit=2${next === null ? '' : `&cursor=${next}`}`);
      expect(pageIn(page).page).toMatchObject({ total: 7, totalIsExact: true });
      seen.push(...idsOf(page));
      next = pageIn(page).page.next;
    } while (next !== null);
    expect(seen.slice(0, 5)).toEqual(wanted);
    expect(seen.slice(5).toSorted()).toEqual([made[5]?.taskId, made[6]?.taskId].toSorted());
  });

  test('shows staff only the roles they hold in their own units, a supervisor the whole unit', async () => {
    const { taskId } = await submit({ name: 'Quyền Xem' });
    expect(idsOf(await queue(clerk, 'queue=unit&q=quyen+xem'))).toEqual([taskId]);
    expect(idsOf(await queue(supervisor, 'queue=unit&q=quyen+xem'))).toEqual([taskId]);
    expect(idsOf(await queue(await signInAs('officer'), 'queue=unit&q=quyen+xem'))).toEqual([]);
    expect(idsOf(await queue(stranger, 'queue=unit&q=quyen+xem'))).toEqual([]);
    expectProblem(await stranger.get(`/api/v1/tasks/${taskId}`), 'not_found');
    expectProblem(await claim(stranger, taskId), 'not_found');
  });

  test('sorts into queues by urgency and counts them right', async () => {
    const before = await counts(clerk);
    const [mine, soon, late] = [await submit(), await submit(), await submit()];
    await setDue(mine.taskId, inHours(40), inHours(30));
    await setDue(soon.taskId, inHours(1), inHours(-1));
    await setDue(late.taskId, inHours(-1), inHours(-3));
    await claim(clerk, mine.taskId);
    await clerk.send('PUT', `/api/v1/dossiers/${mine.code}/watch`);

    expect(idsOf(await queue(clerk, 'queue=mine'))).toContain(mine.taskId);
    expect(rowsIn(await queue(clerk, 'queue=due-soon'))).toContainEqual(
      expect.objectContaining({ id: soon.taskId, urgency: 'dueSoon' }),
    );
    expect(rowsIn(await queue(clerk, 'queue=overdue'))).toContainEqual(
      expect.objectContaining({ id: late.taskId, urgency: 'overdue' }),
    );
    expect(rowsIn(await queue(clerk, 'queue=watching'))).toEqual([
      expect.objectContaining({ id: mine.taskId, watching: true, mine: true }),
    ]);
    expect(await counts(clerk)).toEqual({
      ...before,
      mine: before.mine + 1,
      unit: before.unit + 3,
      dueSoon: before.dueSoon + 1,
      overdue: before.overdue + 1,
      watching: before.watching + 1,
    });
  });

  test('lists dossiers that wait for money among the paused, with nothing to claim', async () => {
    const { dossierId, code } = await submit({ name: 'Chờ Tiền', procedureCode: procedureCodes.free });
    const [row] = await database.db.select().from(dossiers).where(eq(dossiers.id, dossierId));
    await database.db
      .update(dossiers)
      .set({ status: 'payment_requested', wait: 'payment', paused: true })
      .where(eq(dossiers.id, dossierId));
    const rows = rowsIn(await queue(clerk, 'queue=paused&q=cho+tien'));
    expect(rows).toEqual([expect.objectContaining({ kind: 'payment', urgency: 'paused', holder: null, mine: false })]);
    expect(rows[0]?.dossier).toMatchObject({ code, status: 'payment_requested' });
    expect(rowsIn(await queue(stranger, 'queue=paused'))).toEqual([]);
    await database.db
      .update(dossiers)
      .set({ status: row?.status, wait: null, paused: false })
      .where(eq(dossiers.id, dossierId));
  });

  test('is searched without diacritics, by name, by code and by any word', async () => {
    const { taskId, code } = await submit({ name: 'Trần Thị Đào Mẫu' });
    for (const q of ['tran thi dao', 'đào trần', code, code.toLowerCase()]) {
      expect(idsOf(await queue(clerk, `queue=unit&q=${encodeURIComponent(q)}`))).toContain(taskId);
    }
    expect(idsOf(await queue(clerk, 'queue=unit&q=100%25'))).toEqual([]);
    const short = expectProblem(await queue(clerk, 'queue=unit&q=a'), 'validation_failed');
    expect(short.errors).toEqual([
      expect.objectContaining({ field: 'query.q', message: expect.stringContaining('ít nhất 3') as string }),
    ]);
  });

  test('turns away a cursor that is not its own', async () => {
    const problem = expectProblem(await queue(clerk, 'cursor=abc'), 'validation_failed');
    expect(problem.errors?.[0]).toMatchObject({ field: 'query.cursor', code: 'invalid_cursor' });
  });
});

describe('holding a task', () => {
  test('claiming makes it mine, again changes nothing, and leaves one audit entry', async () => {
    const { taskId, dossierId } = await submit();
    const first = await claim(clerk, taskId);
    expect(first.body).toMatchObject({ id: taskId, mine: true, holder: { id: actorOf('clerk').accountId } });
    expect((await claim(clerk, taskId)).status).toBe(200);
    const audit = await database.db.select().from(auditEntries).where(eq(auditEntries.subjectId, dossierId));
    expect(audit.filter(({ action }) => action === 'task.claim')).toHaveLength(1);
  });

  test('one of two who claim at once gets it, the other learns who', async () => {
    const { taskId } = await submit();
    const other = await api.signIn(await addColleague('clerk', 'Hồ Mẫu Sương'));
    const [one, two] = await Promise.all([claim(clerk, taskId), claim(other, taskId)]);
    const refused = one.status === 200 ? two : one;
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    expectProblem(refused, 'task_taken', /(Lan|Sương) đang giữ việc này/);
  });

  test('is not for a role the task is not for', async () => {
    const { taskId } = await submit();
    expectProblem(await claim(await signInAs('officer'), taskId), 'forbidden');
  });

  test('of a closed task is refused', async () => {
    const { taskId } = await submit();
    await database.db
      .update(tasks)
      .set({ closedAt: new Date().toISOString(), closedAs: 'done' })
      .where(eq(tasks.id, taskId));
    expectProblem(await claim(clerk, taskId), 'task_closed', /bước hiện tại/);
  });

  test('ends by giving it back, which only the holder can', async () => {
    const { taskId } = await submit();
    await claim(clerk, taskId);
    const other = await api.signIn(await addColleague('clerk', 'Hồ Mẫu Thủy'));
    expectProblem(await other.post(`/api/v1/tasks/${taskId}/release`), 'task_taken', /Lan/);
    const released = await clerk.post(`/api/v1/tasks/${taskId}/release`);
    expect(released.body).toMatchObject({ holder: null, mine: false });
    expect((await clerk.post(`/api/v1/tasks/${taskId}/release`)).status).toBe(200);
  });

  test('passes to a substitute who stands in for the holder', async () => {
    const { taskId } = await submit();
    const holder = await addColleague('clerk', 'Hồ Mẫu Vắng');
    await claim(await api.signIn(holder), taskId);
    const substitute = await addColleague('clerk', 'Hồ Mẫu Thay', holder);
    const taken = await claim(await api.signIn(substitute), taskId);
    expect(taken.body).toMatchObject({ mine: true, holder: { name: 'Hồ Mẫu Thay' } });
  });
});

describe('assigning a task', () => {
  test('gives it to a colleague of the role, whoever had it, with the reason in the audit', async () => {
    const { taskId, dossierId } = await submit();
    await claim(clerk, taskId);
    const assigneeId = await addColleague('clerk', 'Hồ Mẫu Giao');
    const answer = await supervisor.post(`/api/v1/tasks/${taskId}/assign`, { assigneeId, reason: 'Nghỉ ốm' });
    expect(answer.body).toMatchObject({ holder: { id: assigneeId } });
    const audit = await database.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, dossierId))
      .orderBy(auditEntries.no);
    expect(audit.at(-1)).toMatchObject({
      action: 'task.assign',
      actorRole: 'supervisor',
      detail: { from: actorOf('clerk').accountId, to: assigneeId, reason: 'Nghỉ ốm' },
    });
  });

  test('is refused for somebody who cannot do it, naming the field', async () => {
    const { taskId } = await submit();
    const assigneeId = actorOf('officer').accountId;
    const problem = expectProblem(
      await lead.post(`/api/v1/tasks/${taskId}/assign`, { assigneeId }),
      'validation_failed',
    );
    expect(problem.errors).toEqual([expect.objectContaining({ field: 'assigneeId', code: 'cannot_hold_task' })]);
  });

  test('is not for clerks', async () => {
    const { taskId } = await submit();
    const assigneeId = actorOf('clerk').accountId;
    expectProblem(await clerk.post(`/api/v1/tasks/${taskId}/assign`, { assigneeId }), 'forbidden');
  });

  test('offers those who can hold it, the least busy first and those who are away last', async () => {
    const { taskId } = await submit();
    await addColleague('clerk', 'Hồ Mẫu Thế', await addColleague('clerk', 'Hồ Mẫu Nghỉ'));
    const { assignable } = taskDetail.parse((await lead.get(`/api/v1/tasks/${taskId}`)).body);
    expect(assignable.map(({ id }) => id)).toContain(actorOf('clerk').accountId);
    const rank = assignable.map(({ absence, openTasks }) => (absence === null ? openTasks : Infinity));
    expect(rank).toContain(Infinity);
    expect(rank).toEqual(rank.toSorted((a, b) => a - b));
  });
});

describe('many tasks at once', () => {
  test('are claimed each for itself', async () => {
    const [free, taken] = [await submit(), await submit()];
    await claim(await api.signIn(await addColleague('clerk', 'Hồ Mẫu Nhanh')), taken.taskId);
    const unknown = newId();
    const taskIds = [free.taskId, taken.taskId, unknown];
    const answer = await clerk.post('/api/v1/tasks/bulk', { operation: 'claim', taskIds });
    expect(bulkOutcome.parse(answer.body).data).toMatchObject([
      { taskId: free.taskId, done: true, code: null },
      { taskId: taken.taskId, done: false, code: 'task_taken' },
      { taskId: unknown, done: false, code: 'not_found' },
    ]);
  });

  test('are assigned only with somebody to assign them to', async () => {
    const { taskId } = await submit();
    const answer = await supervisor.post('/api/v1/tasks/bulk', { operation: 'assign', taskIds: [taskId] });
    expect(expectProblem(answer, 'validation_failed').errors?.[0]).toMatchObject({ field: 'assigneeId' });
  });
});

describe('a task', () => {
  test('offers its holder what can be done, with forms, and others nothing that needs holding', async () => {
    const { taskId } = await submit();
    const free = taskDetail.parse((await clerk.get(`/api/v1/tasks/${taskId}`)).body);
    expect(free.allowedActions.map(({ action }) => action)).toEqual(['changeReturn']);

    await claim(clerk, taskId);
    const held = taskDetail.parse((await clerk.get(`/api/v1/tasks/${taskId}`)).body);
    expect(held).toMatchObject({ seq: 1, kind: 'receive', name: { vi: 'Tiếp nhận' }, mine: true });
    expect(held.allowedActions.map(({ action }) => action)).toEqual([
      'accept',
      'requestSupplement',
      'refuse',
      'changeReturn',
    ]);
    const supplement = held.allowedActions.find(({ action }) => action === 'requestSupplement');
    expect(supplement).toMatchObject({ needsReason: true, danger: false });
    expect(supplement?.form).toMatchObject({
      required: ['components', 'reason'],
      properties: { components: { 'x-widget': 'components', 'x-title-en': 'Components to supplement' } },
    });
    expect(supplement?.form).not.toHaveProperty('$schema');
  });

  test('of a dossier I stopped watching leaves my list', async () => {
    const { code, dossierId } = await submit();
    await clerk.send('PUT', `/api/v1/dossiers/${code}/watch`);
    await clerk.send('PUT', `/api/v1/dossiers/${code}/watch`);
    expect(await database.db.select().from(watches).where(eq(watches.dossierId, dossierId))).toHaveLength(1);
    await clerk.send('DELETE', `/api/v1/dossiers/${code}/watch`);
    expect(await database.db.select().from(watches).where(eq(watches.dossierId, dossierId))).toEqual([]);
  });
});
