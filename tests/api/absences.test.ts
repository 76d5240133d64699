import { and, desc, eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absence, absencesContract, type Absence } from '../../api/contract/absences.ts';
import { me } from '../../api/contract/account.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { task, taskCounts, taskDetail } from '../../api/contract/tasks.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { absences, accounts, auditEntries, staffAssignments, tasks } from '../../db/schema/index.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { dateOfDay, dayOfDate, localDateOf } from '../../domain/working-time/local-time.ts';
import { coverAbsences, startCovering } from '../../worker/cover-absences.ts';
import { eventually } from '../support/eventually.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let supervisor: Browser;
let dossiers: ReturnType<typeof createDirectDossiers>;
let actorOf: Awaited<ReturnType<typeof createCast>>;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  actorOf = await createCast(database.db);
  supervisor = await api.signIn(actorOf('supervisor').accountId);
  dossiers = createDirectDossiers(database.db, actorOf('applicant'));
});

afterAll(async () => {
  await api.close();
  await database.close();
});

/** A colleague of one test alone, and a browser they are signed in with. */
async function addStaff(name: string, role: StaffRole = 'clerk', unitCode: string = unitCodes.board) {
  const { db } = database;
  const id = newId();
  await db.insert(accounts).values({ id, kind: 'staff', name, email: `${id}@mau.example`, emailVerified: true });
  await db.insert(staffAssignments).values({ accountId: id, unitCode, role, validFrom: '2025-01-01' });
  return { id, name, browser: await api.signIn(id) };
}
type Person = Awaited<ReturnType<typeof addStaff>>;

const day = (daysOn: number): string => dateOfDay(dayOfDate(localDateOf(new Date()), 'today') + daysOn);
const week = { fromDate: day(0), throughDate: day(6), kind: 'leave' } as const;

const enter = (browser: Browser, body: object, key: string = newId()) =>
  browser.post('/api/v1/staff/absences', { ...week, ...body }, { 'Idempotency-Key': key });

/** Lets somebody be away from today on, entered by themselves. */
async function sendAway(person: Person, substitute: Person, days: object = {}): Promise<Absence> {
  const answer = await enter(person.browser, { substituteId: substitute.id, ...days });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return absence.parse(answer.body);
}

const end = (browser: Browser, { id }: Absence) => browser.post(`/api/v1/staff/absences/${id}/end`);
const claim = (browser: Browser, taskId: string) => browser.post(`/api/v1/tasks/${taskId}/claim`);

/** A reception task somebody holds. */
async function giveTask({ browser }: Person): Promise<string> {
  const { taskId } = await dossiers.submit();
  expect((await claim(browser, taskId)).status).toBe(200);
  return taskId;
}

async function readTask(taskId: string) {
  const [found] = await database.db.select().from(tasks).where(eq(tasks.id, taskId));
  if (found === undefined) throw new Error(`No task ${taskId}`);
  return found;
}

const cover = () => coverAbsences({ db: database.db });

function expectFault(answer: Answered, field: string, code: string, words = /./) {
  const problem = problemDocument.parse(answer.body);
  expect(problem.code).toBe('validation_failed');
  expect(problem.errors).toEqual([
    expect.objectContaining({ field, code, message: expect.stringMatching(words) as string }),
  ]);
}

const expectProblem = (answer: Answered, code: string) =>
  expect(problemDocument.parse(answer.body)).toMatchObject({ code, status: answer.status });

describe('entering an absence', () => {
  test('is for oneself, and answers how it stands', async () => {
    const [an, binh] = [await addStaff('Hồ Mẫu An'), await addStaff('Hồ Mẫu Bình')];
    const answer = await enter(an.browser, { substituteId: binh.id });
    expect(absence.parse(answer.body)).toMatchObject({
      person: { id: an.id, name: an.name },
      substitute: { id: binh.id },
      state: 'running',
      reason: { kind: 'leave' },
      enteredBy: { id: an.id },
      ended: null,
      mayEnd: true,
    });
  });

  test('for somebody else takes a supervisor of their unit', async () => {
    const [chi, dung] = [await addStaff('Hồ Mẫu Chi'), await addStaff('Hồ Mẫu Dũng')];
    const wish = { personId: chi.id, substituteId: dung.id };
    expectProblem(await enter(dung.browser, wish), 'forbidden');
    const elsewhere = await addStaff('Hồ Mẫu Xa', 'supervisor', unitCodes.justice);
    expectProblem(await enter(elsewhere.browser, wish), 'forbidden');
    const entered = await enter(supervisor, wish);
    expect(absence.parse(entered.body).enteredBy.id).toBe(actorOf('supervisor').accountId);
  });

  test('sent again with the same key is one absence', async () => {
    const [em, phuc] = [await addStaff('Hồ Mẫu Êm'), await addStaff('Hồ Mẫu Phúc')];
    const key = newId();
    const first = await enter(em.browser, { substituteId: phuc.id }, key);
    const second = await enter(em.browser, { substituteId: phuc.id }, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(absence.parse(second.body).id).toBe(absence.parse(first.body).id);
    expectProblem(await enter(em.browser, { substituteId: phuc.id, kind: 'sick' }, key), 'idempotency_key_reused');
  });

  test('twice for the same days is refused, one at a time and both at once', async () => {
    const [giang, hai] = [await addStaff('Hồ Mẫu Giang'), await addStaff('Hồ Mẫu Hải')];
    const [one, two] = await Promise.all([
      enter(giang.browser, { substituteId: hai.id }),
      enter(giang.browser, { substituteId: hai.id, fromDate: day(6), throughDate: day(9) }),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([201, 422]);
    expectFault(one.status === 422 ? one : two, 'fromDate', 'overlaps', /Đã có đợt vắng mặt từ/);
    expectFault(await enter(giang.browser, { substituteId: hai.id }), 'fromDate', 'overlaps');
  });

  test('names a day that cannot be', async () => {
    const [khoi, lam] = [await addStaff('Hồ Mẫu Khôi'), await addStaff('Hồ Mẫu Lâm')];
    const wish = (fromDate: string, throughDate: string) =>
      enter(khoi.browser, { substituteId: lam.id, fromDate, throughDate });
    expectFault(await wish(day(3), day(2)), 'throughDate', 'before_start');
    expectFault(await wish(day(-3), day(-1)), 'throughDate', 'over');
    expectFault(await wish(day(0), day(366)), 'throughDate', 'too_long');
    expect((await wish(day(-3), day(0))).status).toBe(201);
  });

  test('takes a substitute of the same role in the same unit, or one who was named', async () => {
    const minh = await addStaff('Hồ Mẫu Minh');
    const [officer, stranger] = [
      await addStaff('Hồ Mẫu Nam', 'officer'),
      await addStaff('Hồ Mẫu Oanh', 'clerk', unitCodes.justice),
    ];
    for (const substituteId of [minh.id, officer.id, stranger.id]) {
      expectFault(await enter(minh.browser, { substituteId }), 'substituteId', 'cannot_substitute');
    }
    await database.db
      .update(staffAssignments)
      .set({ substituteId: officer.id })
      .where(eq(staffAssignments.accountId, minh.id));
    expect((await enter(minh.browser, { substituteId: officer.id })).status).toBe(201);
  });

  test('refuses a substitute who is away themselves, and says who and until when', async () => {
    const [phong, quan] = [await addStaff('Hồ Mẫu Phong'), await addStaff('Hồ Mẫu Quân')];
    await sendAway(quan, phong, { fromDate: day(4), throughDate: day(5) });
    const refused = await enter(phong.browser, { substituteId: quan.id });
    expectFault(refused, 'substituteId', 'substitute_absent', /Hồ Mẫu Quân cũng vắng mặt.*Chọn người khác/);
    await sendAway(phong, quan, { throughDate: day(3) });
  });

  test('proposes who was named first and who is away last', async () => {
    const [rang, sao, tu] = [
      await addStaff('Hồ Mẫu Rạng', 'signer', unitCodes.tax),
      await addStaff('Hồ Mẫu Sao', 'signer', unitCodes.tax),
      await addStaff('Hồ Mẫu Tú', 'signer', unitCodes.tax),
    ];
    const named = await addStaff('Hồ Mẫu Uyên', 'lead', unitCodes.tax);
    await database.db
      .update(staffAssignments)
      .set({ substituteId: named.id })
      .where(eq(staffAssignments.accountId, rang.id));
    await sendAway(sao, tu);
    const answer = await rang.browser.get(
      `/api/v1/staff/absences/substitutes?from=${week.fromDate}&through=${week.throughDate}`,
    );
    const { data } = absencesContract.listSubstitutes.success.body.parse(answer.body);
    expect(data).toEqual([
      { id: named.id, name: named.name, isNamed: true, absence: null },
      { id: tu.id, name: tu.name, isNamed: false, absence: null },
      expect.objectContaining({ id: sao.id, absence: { fromDate: week.fromDate, throughDate: week.throughDate } }),
    ]);
  });
});

describe('while somebody is away', () => {
  /** The roles somebody acts in, each with whose it is when it is an absent colleague's. */
  const rolesOf = async ({ browser }: Person) =>
    me.parse((await browser.get('/api/v1/me')).body).assignments.map(({ role, covering }) => [role, covering]);

  test('their open tasks are with the substitute, with the same due date and a trace of each move', async () => {
    const [ai, bich] = [await addStaff('Võ Mẫu Ái'), await addStaff('Võ Mẫu Bích')];
    const taskIds = [await giveTask(ai), await giveTask(ai)];
    const before = await Promise.all(taskIds.map(readTask));
    const { id: absenceId } = await sendAway(ai, bich);
    await cover();
    for (const [i, taskId] of taskIds.entries()) {
      const moved = await readTask(taskId);
      expect(moved).toMatchObject({ holderId: bich.id, coveredId: ai.id, dueAt: before[i]?.dueAt });
      const [trace] = await database.db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.subjectId, moved.dossierId), eq(auditEntries.action, 'task.cover')));
      expect(trace).toMatchObject({
        actorId: null,
        actorRole: 'system',
        detail: { taskId, from: ai.id, to: bich.id, absenceId },
      });
    }
    expect(await cover()).toBe(0);
    const shown = task.parse((await claim(bich.browser, taskIds[0] ?? '')).body);
    expect(shown).toMatchObject({ mine: true, inPlaceOf: { id: ai.id, name: ai.name } });
  });

  test('an absence that has begun when it is entered moves them at once', async () => {
    const [ut, vui] = [await addStaff('Võ Mẫu Út'), await addStaff('Võ Mẫu Vui')];
    const covering = await startCovering(database, pino({ level: 'silent' }));
    try {
      const taskId = await giveTask(ut);
      await sendAway(ut, vui, { fromDate: day(-1) });
      await eventually(
        () => readTask(taskId),
        ({ holderId }) => holderId === vui.id,
      );
    } finally {
      await covering.stop();
    }
  });

  test('two who move tasks side by side move each once', async () => {
    const [cam, dao] = [await addStaff('Võ Mẫu Cẩm'), await addStaff('Võ Mẫu Đào')];
    for (let i = 0; i < 6; i += 1) await giveTask(cam);
    await sendAway(cam, dao);
    const moved = await Promise.all([cover(), cover(), cover()]);
    expect(moved.reduce((sum, one) => sum + one, 0)).toBe(6);
  });

  test('nothing moves before the first day', async () => {
    const [gam, hien] = [await addStaff('Võ Mẫu Gấm'), await addStaff('Võ Mẫu Hiền')];
    const taskId = await giveTask(gam);
    await sendAway(gam, hien, { fromDate: day(1) });
    await cover();
    expect(await readTask(taskId)).toMatchObject({ holderId: gam.id, coveredId: null });
    const { assignments } = me.parse((await hien.browser.get('/api/v1/me')).body);
    expect(assignments.map(({ covering }) => covering)).toEqual([null]);
  });

  test('the substitute acts in their role, and stops when the absence is ended', async () => {
    const kieu = await addStaff('Võ Mẫu Kiều');
    const named = await addStaff('Võ Mẫu Liên', 'officer');
    await database.db
      .update(staffAssignments)
      .set({ substituteId: named.id })
      .where(eq(staffAssignments.accountId, kieu.id));
    const { taskId } = await dossiers.submit();
    expectProblem(await claim(named.browser, taskId), 'forbidden');
    const entered = await sendAway(kieu, named);
    const { assignments } = me.parse((await named.browser.get('/api/v1/me')).body);
    expect(assignments).toContainEqual(expect.objectContaining({ role: 'clerk', covering: kieu.name }));
    expect((await claim(named.browser, taskId)).status).toBe(200);
    await named.browser.post(`/api/v1/tasks/${taskId}/release`);
    await end(supervisor, entered);
    expectProblem(await claim(named.browser, taskId), 'forbidden');
  });

  test('the substitute gets no role that the absent are given meanwhile', async () => {
    const [away, substitute] = [await addStaff('Võ Mẫu Lụa'), await addStaff('Võ Mẫu Mây')];
    await sendAway(away, substitute);
    expect(await rolesOf(substitute)).toContainEqual(['clerk', away.name]);
    const given = { accountId: away.id, unitCode: unitCodes.justice, role: 'accountant', validFrom: day(0) } as const;
    await database.db.insert(staffAssignments).values(given);
    expect(await rolesOf(away)).toContainEqual(['accountant', null]);
    expect((await rolesOf(substitute)).map(([role]) => role)).not.toContain('accountant');
  });

  test('the substitute whose own role is ended does not keep it through the absent', async () => {
    const [away, substitute] = [await addStaff('Võ Mẫu Nụ'), await addStaff('Võ Mẫu Ổi')];
    await sendAway(away, substitute);
    await database.db
      .update(staffAssignments)
      .set({ validTo: day(-1) })
      .where(eq(staffAssignments.accountId, substitute.id));
    expect(await rolesOf(substitute)).toEqual([]);
  });

  test('the substitute may give a task back to the unit', async () => {
    const [man, nga] = [await addStaff('Võ Mẫu Mận'), await addStaff('Võ Mẫu Nga')];
    const taskId = await giveTask(man);
    await sendAway(man, nga);
    await cover();
    await nga.browser.post(`/api/v1/tasks/${taskId}/release`);
    expect(await readTask(taskId)).toMatchObject({ holderId: null, coveredId: null });
  });

  test('they can take nothing themselves', async () => {
    const [oanh, phung] = [await addStaff('Võ Mẫu Oanh'), await addStaff('Võ Mẫu Phụng')];
    const { taskId } = await dossiers.submit();
    await sendAway(oanh, phung);
    expectProblem(await claim(oanh.browser, taskId), 'absent');
    expectProblem(await oanh.browser.post('/api/v1/tasks/take-back'), 'absent');
  });

  test('a task assigned to them goes to the substitute, and the choice says so beforehand', async () => {
    const [que, ron] = [await addStaff('Võ Mẫu Quế'), await addStaff('Võ Mẫu Rơn')];
    const { taskId } = await dossiers.submit();
    await sendAway(que, ron);
    const { assignable } = taskDetail.parse((await supervisor.get(`/api/v1/tasks/${taskId}`)).body);
    expect(assignable.find(({ id }) => id === que.id)).toMatchObject({
      absence: { throughDate: week.throughDate, substituteName: ron.name },
    });
    const answer = await supervisor.post(`/api/v1/tasks/${taskId}/assign`, { assigneeId: que.id });
    expect(answer.body).toMatchObject({ holder: { id: ron.id }, inPlaceOf: { id: que.id } });
  });

  test('work that comes back to them goes to the substitute, and to them again once they are back', async () => {
    const [sen, thu] = [await addStaff('Võ Mẫu Sen'), await addStaff('Võ Mẫu Thu')];
    const { dossierId, taskId } = await dossiers.submit();
    await claim(sen.browser, taskId);
    const comeBack = async () => {
      const clerk = { accountId: (await dossiers.openMain(dossierId)).holderId ?? '', role: 'clerk' } as const;
      const components = ['don-dang-ky'];
      await dossiers.act(dossierId, clerk, 'requestSupplement', { components });
      await dossiers.act(dossierId, actorOf('applicant'), 'supplement', { components });
      return dossiers.openMain(dossierId);
    };
    const entered = await sendAway(sen, thu);
    expect(await comeBack()).toMatchObject({ holderId: thu.id, coveredId: sen.id });
    await end(sen.browser, entered);
    expect(await comeBack()).toMatchObject({ holderId: sen.id, coveredId: null });
  });

  test('a substitute who falls absent as well hands everything on, and each gets their own back', async () => {
    const [uyen, van, xuan] = [
      await addStaff('Võ Mẫu Uyển'),
      await addStaff('Võ Mẫu Vân'),
      await addStaff('Võ Mẫu Xuân'),
    ];
    const [first, second] = [await giveTask(uyen), await giveTask(van)];
    await sendAway(uyen, van);
    await cover();
    const away = await sendAway(van, xuan, { kind: 'sick' });
    await cover();
    expect(await readTask(first)).toMatchObject({ holderId: xuan.id, coveredId: uyen.id });
    expect(await readTask(second)).toMatchObject({ holderId: xuan.id, coveredId: van.id });
    await end(van.browser, away);
    expect((await van.browser.post('/api/v1/tasks/take-back')).body).toEqual({ taken: 1 });
    expect(await readTask(second)).toMatchObject({ holderId: van.id, coveredId: null });
    expect(await readTask(first)).toMatchObject({ holderId: xuan.id });
  });

  test('a task whose role the stand-in of a stand-in does not hold goes back to the unit', async () => {
    const signer = await addStaff('Võ Mẫu Yên', 'clerk');
    const [named, third] = [await addStaff('Lý Mẫu An', 'officer'), await addStaff('Lý Mẫu Bảo', 'officer')];
    await database.db
      .update(staffAssignments)
      .set({ substituteId: named.id })
      .where(eq(staffAssignments.accountId, signer.id));
    const taskId = await giveTask(signer);
    await sendAway(signer, named);
    await sendAway(named, third);
    await cover();
    expect(await readTask(taskId)).toMatchObject({ holderId: null, coveredId: null });
  });
});

describe('ending an absence', () => {
  test('leaves covered tasks with the substitute until they are taken back', async () => {
    const [an, ba] = [await addStaff('Lê Mẫu Ân'), await addStaff('Lê Mẫu Ba')];
    const taskIds = [await giveTask(an), await giveTask(an)];
    const entered = await sendAway(an, ba);
    await cover();
    const ended = absence.parse((await end(an.browser, entered)).body);
    expect(ended).toMatchObject({ state: 'over', ended: { by: { id: an.id } }, coveredTasks: 2, mayEnd: false });
    expect(await readTask(taskIds[0] ?? '')).toMatchObject({ holderId: ba.id });
    const counts = taskCounts.parse((await an.browser.get('/api/v1/tasks/counts')).body);
    expect(counts).toMatchObject({ mine: 0, withSubstitute: 2 });

    expect((await an.browser.post('/api/v1/tasks/take-back')).body).toEqual({ taken: 2 });
    expect((await an.browser.post('/api/v1/tasks/take-back')).body).toEqual({ taken: 0 });
    for (const taskId of taskIds) expect(await readTask(taskId)).toMatchObject({ holderId: an.id, coveredId: null });
  });

  test('twice changes nothing the second time', async () => {
    const [cuc, dien] = [await addStaff('Lê Mẫu Cúc'), await addStaff('Lê Mẫu Điền')];
    const entered = await sendAway(cuc, dien);
    const first = absence.parse((await end(supervisor, entered)).body);
    const second = absence.parse((await end(cuc.browser, entered)).body);
    expect(second.ended).toEqual(first.ended);
    const trail = await database.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, cuc.id))
      .orderBy(desc(auditEntries.no));
    expect(trail.map(({ action }) => action)).toEqual(['absence.end', 'absence.enter']);
  });

  test('is not for the substitute, nor for strangers', async () => {
    const [ga, hung] = [await addStaff('Lê Mẫu Gà'), await addStaff('Lê Mẫu Hưng')];
    const entered = await sendAway(ga, hung);
    expectProblem(await end(hung.browser, entered), 'forbidden');
    expectProblem(await ga.browser.post(`/api/v1/staff/absences/${newId()}/end`), 'not_found');
  });

  test('frees the days for another one', async () => {
    const [khanh, loc] = [await addStaff('Lê Mẫu Khánh'), await addStaff('Lê Mẫu Lộc')];
    await end(khanh.browser, await sendAway(khanh, loc));
    await sendAway(khanh, loc);
  });
});

describe('the list of absences', () => {
  const listed = async (browser: Browser, query = '') =>
    absencesContract.listAbsences.success.body.parse((await browser.get(`/api/v1/staff/absences${query}`)).body);

  test('shows one’s own with the reason, a substitute theirs without, strangers nothing', async () => {
    const [mo, nu] = [await addStaff('Trần Mẫu Mơ'), await addStaff('Trần Mẫu Nụ')];
    const stranger = await addStaff('Trần Mẫu Lạ');
    const { id } = await sendAway(mo, nu, { kind: 'sick' });
    expect((await listed(mo.browser)).data).toEqual([
      expect.objectContaining({ id, mayEnd: true, reason: expect.objectContaining({ kind: 'sick' }) as object }),
    ]);
    expect((await listed(nu.browser)).data).toEqual([expect.objectContaining({ id, mayEnd: false, reason: null })]);
    expect((await listed(stranger.browser)).data).toEqual([]);
    expect((await listed(supervisor, '?limit=100')).data.map((one) => one.id)).toContain(id);
  });

  test('goes page by page through every one, the next first', async () => {
    const [one, two] = [await addStaff('Trần Mẫu Một'), await addStaff('Trần Mẫu Hai')];
    const entered: string[] = [];
    for (const on of [5, 1, 3]) {
      entered.push((await sendAway(one, two, { fromDate: day(on), throughDate: day(on) })).id);
    }
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const { data, page } = await listed(one.browser, `?limit=1${next === null ? '' : `&cursor=${next}`}`);
      expect(page.total).toBe(3);
      seen.push(...data.map(({ id }) => id));
      next = page.next;
    } while (next !== null);
    expect(seen).toEqual([entered[1], entered[2], entered[0]]);
  });

  test('keeps what is over apart', async () => {
    const [qua, roi] = [await addStaff('Trần Mẫu Quả'), await addStaff('Trần Mẫu Rồi')];
    const { id } = await sendAway(qua, roi);
    await database.db
      .update(absences)
      .set({ fromDate: day(-4), throughDate: day(-1) })
      .where(eq(absences.id, id));
    expect((await listed(qua.browser)).data).toEqual([]);
    expect((await listed(qua.browser, '?when=past')).data).toEqual([expect.objectContaining({ id, state: 'over' })]);
  });
});
