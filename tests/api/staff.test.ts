import { and, desc, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { me } from '../../api/contract/account.ts';
import { auditContract } from '../../api/contract/audit.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { staffContract, staffMember, type StaffMember } from '../../api/contract/staff.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import {
  absences,
  accounts,
  auditEntries,
  staffAssignments,
  tasks,
  twoFactors,
  verifications,
} from '../../db/schema/index.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { dateOfDay, dayOfDate, localDateOf } from '../../domain/working-time/local-time.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { linkIn } from './support/mail-sink.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let actorOf: Awaited<ReturnType<typeof createCast>>;
let administrator: Browser;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  actorOf = await createCast(database.db);
  administrator = await api.signIn(actorOf('administrator').accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const members = '/api/v1/staff/members';
const password = 'con trâu trắng bơi qua sông';
const day = (daysOn: number): string => dateOfDay(dayOfDate(localDateOf(new Date()), 'today') + daysOn);
const role = () => ({ role: 'clerk', unit: unitCodes.board, fromDate: day(0), reason: 'Bố trí nhân sự quầy 18' });

const invite = (body: object, key = newId(), browser = administrator) =>
  browser.post(members, { name: 'Hồ Mẫu Mới', ...role(), ...body }, { 'Idempotency-Key': key });
const giveRole = (id: string, body: object, browser = administrator) =>
  browser.post(`${members}/${id}/roles`, { ...role(), ...body }, { 'Idempotency-Key': newId() });
const end = (id: string, browser = administrator) =>
  browser.post(`${members}/${id}/end`, { reason: 'Chuyển công tác' });

async function addStaff(name: string, held: StaffRole = 'clerk') {
  const id = newId();
  const email = `${id}@mau.example`;
  await database.db.insert(accounts).values({ id, kind: 'staff', name, email, emailVerified: true });
  const seat = { accountId: id, unitCode: unitCodes.board, role: held, validFrom: '2025-01-01' };
  await database.db.insert(staffAssignments).values(seat);
  return { id, name, browser: await api.signIn(id) };
}

async function readMember(id: string): Promise<StaffMember> {
  return staffMember.parse((await administrator.get(`${members}/${id}`)).body);
}

const setPassword = (token: string | null) =>
  api.browser().post('/api/auth/reset-password', { token, newPassword: password });

async function signIn(email: string) {
  const browser = api.browser();
  const answer = await browser.post('/api/auth/sign-in/email', { email, password });
  return { browser, answer };
}

const rolesOf = async (browser: Browser) =>
  me.parse((await browser.get('/api/v1/me')).body).assignments.map(({ role: held }) => held);

function expectRefused(answer: Answered, code: string, words: RegExp) {
  const problem = problemDocument.parse(answer.body);
  expect(problem.code).toBe(code);
  expect([problem.detail, ...(problem.errors ?? []).map(({ message }) => message)].join(' ')).toMatch(words);
}

async function lastAudit(accountId: string) {
  const [entry] = await database.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectKind, 'account'), eq(auditEntries.subjectId, accountId)))
    .orderBy(desc(auditEntries.no))
    .limit(1);
  return entry;
}

describe('inviting', () => {
  test('mails a link; who opens it twice sets one password, signs in and has the role', async () => {
    const email = 'moi.clerk@mau.example';
    const invited = staffMember.parse((await invite({ email: 'Moi.Clerk@mau.example' })).body);
    expect(invited).toMatchObject({ state: 'invited', email, roles: [{ role: 'clerk', state: 'running' }] });
    const link = new URL(linkIn(await api.mails.waitFor(email)));
    expect(link.pathname).toBe('/quan-tri/invitation');

    const token = link.searchParams.get('token');
    expect((await setPassword(token)).status).toBe(200);
    expect((await setPassword(token)).status).toBe(400);
    const { browser, answer } = await signIn(email);
    expect(answer.status).toBe(200);
    expect(await rolesOf(browser)).toEqual(['clerk']);
    expect(await readMember(invited.id)).toMatchObject({ state: 'active', invitedUntil: null });
  });

  test('sent again with the same key is one account and one mail', async () => {
    const key = newId();
    const wish = { email: 'mot-lan@mau.example' };
    const [first, second] = [await invite(wish, key), await invite(wish, key)];
    expect(second.body).toEqual(first.body);
    await api.mails.waitFor(wish.email);
    expect(api.mails.countWaiting(wish.email)).toBe(0);
  });

  test('can be repeated until a password is set', async () => {
    const email = 'gui-lai@mau.example';
    const { id } = staffMember.parse((await invite({ email })).body);
    await api.mails.waitFor(email);
    expect((await administrator.post(`${members}/${id}/invitation`)).status).toBe(200);
    await setPassword(new URL(linkIn(await api.mails.waitFor(email))).searchParams.get('token'));
    expectRefused(await administrator.post(`${members}/${id}/invitation`), 'action_not_allowed', /Quên mật khẩu/);
  });

  test('refuses an address that has an account, a unit there is not and a day that is over, each by its field', async () => {
    const taken = { email: 'lan.clerk@bqlkkt.example' };
    for (const [wish, field] of [
      [taken, 'email'],
      [{ email: 'a@mau.example', unit: 'khong-co' }, 'unit'],
      [{ email: 'a@mau.example', fromDate: day(-1) }, 'fromDate'],
      [{ email: 'a@mau.example', throughDate: day(-1) }, 'throughDate'],
    ] as const) {
      expect(problemDocument.parse((await invite(wish)).body).errors?.map((fault) => fault.field)).toEqual([field]);
    }
  });

  test('is for administrators', async () => {
    const { browser } = await addStaff('Hồ Mẫu Thường', 'supervisor');
    expectRefused(await invite({ email: 'b@mau.example' }, newId(), browser), 'forbidden', /./);
    expectRefused(await browser.get(members), 'forbidden', /./);
  });
});

describe('finding staff', () => {
  test('works by name without diacritics, by unit and role, page after page', async () => {
    const list = async (query: string) =>
      staffContract.listStaff.success.body.parse((await administrator.get(`${members}?${query}`)).body);
    expect((await list('q=dang mau binh')).data.map(({ name }) => name)).toEqual(['Đặng Mẫu Bình']);
    const clerks = await list(`unit=${unitCodes.justice}&role=clerk`);
    expect(clerks.data.map(({ name }) => name)).toEqual(['Mai Mẫu Cúc']);

    const all = await list('limit=100');
    const first = await list('limit=5');
    const second = await list(`limit=5&cursor=${first.page.next ?? ''}`);
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.data.slice(0, 10).map(({ id }) => id));
  });
});

describe('roles', () => {
  test('given and ended change what an open session may do with its next request, and are written down', async () => {
    const { id, browser } = await addStaff('Hồ Mẫu Vai');
    const given = await giveRole(id, { role: 'supervisor', throughDate: day(30) });
    expect(given.status, JSON.stringify(given.body)).toBe(201);
    expect((await rolesOf(browser)).toSorted()).toEqual(['clerk', 'supervisor']);
    expect(await lastAudit(id)).toMatchObject({
      action: 'staff.giveRole',
      actorId: actorOf('administrator').accountId,
      detail: { role: 'supervisor', throughDate: day(30), reason: role().reason },
    });

    const held = (await readMember(id)).roles.find((one) => one.role === 'supervisor');
    await administrator.post(`${members}/${id}/roles/${held?.id ?? ''}/end`, { reason: 'Hết nhiệm vụ' });
    expect(await rolesOf(browser)).toEqual(['clerk']);
    expect(await lastAudit(id)).toMatchObject({ action: 'staff.endRole', detail: { reason: 'Hết nhiệm vụ' } });
  });

  test('hold from their first through their last day, also in open sessions', async () => {
    const { id, browser } = await addStaff('Hồ Mẫu Hạn');
    const lasting = (validFrom: string, validTo: string) =>
      database.db.update(staffAssignments).set({ validFrom, validTo }).where(eq(staffAssignments.accountId, id));
    await lasting(day(-2), day(0));
    expect((await browser.get('/api/v1/tasks')).status).toBe(200);
    await lasting(day(-2), day(-1));
    expect((await browser.get('/api/v1/tasks')).status).toBe(403);
    await lasting(day(1), day(2));
    expect((await browser.get('/api/v1/tasks')).status).toBe(403);
  });

  test('cannot be given twice at a time, nor to oneself', async () => {
    const { id } = await addStaff('Hồ Mẫu Trùng');
    expectRefused(await giveRole(id, {}), 'validation_failed', /Đã giữ vai trò này từ 01\/01\/2025/);
    const own = actorOf('administrator').accountId;
    expectRefused(await giveRole(own, { role: 'accountant' }), 'second_person_needed', /tự trao vai trò/);
  });
});

describe('ending an account', () => {
  test('ends its sessions, gives its tasks back and says how many, and lets nobody sign in', async () => {
    const email = 'nghi-viec@mau.example';
    const { id } = staffMember.parse((await invite({ email })).body);
    await setPassword(new URL(linkIn(await api.mails.waitFor(email))).searchParams.get('token'));
    const { browser } = await signIn(email);
    const { taskId } = await createDirectDossiers(database.db, actorOf('applicant')).submit();
    expect((await browser.post(`/api/v1/tasks/${taskId}/claim`)).status).toBe(200);
    expect(await readMember(id)).toMatchObject({ openTasks: 1 });

    expect((await end(id)).body).toMatchObject({ releasedTasks: 1, member: { state: 'ended', openTasks: 0 } });
    expect((await browser.get('/api/v1/tasks')).status).toBe(401);
    const [task] = await database.db.select().from(tasks).where(eq(tasks.id, taskId));
    expect(task).toMatchObject({ holderId: null, closedAt: null });
    expect((await signIn(email)).answer).toMatchObject({ status: 403, body: { code: 'ACCOUNT_ENDED' } });
    expect((await end(id)).body).toMatchObject({ releasedTasks: 0 });
    expectRefused(await giveRole(id, {}), 'action_not_allowed', /đã kết thúc/);
  });

  test('is refused for oneself', async () => {
    expectRefused(await end(actorOf('administrator').accountId), 'action_not_allowed', /chính mình/);
  });

  test('leaves one administrator who can sign in', async () => {
    const first = actorOf('administrator').accountId;
    const others = and(eq(staffAssignments.role, 'administrator'), ne(staffAssignments.accountId, first));
    for (const { accountId } of await database.db.select().from(staffAssignments).where(others)) await end(accountId);
    const second = await addStaff('Hồ Mẫu Quản', 'administrator');
    const held = (await readMember(second.id)).roles[0]?.id ?? '';
    await database.db.update(accounts).set({ emailVerified: false }).where(eq(accounts.id, second.id));
    expectRefused(await end(first, second.browser), 'action_not_allowed', /quản trị viên cuối cùng/);
    await database.db.update(accounts).set({ emailVerified: true }).where(eq(accounts.id, second.id));
    const ended = await administrator.post(`${members}/${second.id}/roles/${held}/end`, { reason: 'Thôi quản trị' });
    expect(ended.status).toBe(200);
    const own = (await readMember(first)).roles.find((one) => one.role === 'administrator')?.id ?? '';
    const last = await administrator.post(`${members}/${first}/roles/${own}/end`, { reason: 'Thôi quản trị' });
    expectRefused(last, 'action_not_allowed', /quản trị viên cuối cùng/);
  });

  test('waits until somebody else stands in for a colleague who is away', async () => {
    const [away, substitute] = [await addStaff('Hồ Mẫu Vắng'), await addStaff('Hồ Mẫu Thay')];
    await database.db.insert(absences).values({
      accountId: away.id,
      substituteId: substitute.id,
      fromDate: day(0),
      throughDate: day(3),
      kind: 'leave',
      enteredBy: away.id,
    });
    expectRefused(await end(substitute.id), 'action_not_allowed', /làm thay Hồ Mẫu Vắng/);
  });
});

describe('resetting a second factor', () => {
  test('forgets it and ends the sessions, for others only', async () => {
    const { id, browser } = await addStaff('Hồ Mẫu Khóa');
    await database.db.update(accounts).set({ twoFactorEnabled: true }).where(eq(accounts.id, id));
    await database.db.insert(twoFactors).values({ accountId: id, secret: 's', backupCodes: 'b' });
    const begun = { identifier: newId(), value: id, expiresAt: new Date(Date.now() + 60_000) };
    await database.db.insert(verifications).values(begun);
    const reset = (one: string) =>
      administrator.post(`${members}/${one}/second-factor/reset`, { reason: 'Mất điện thoại' });
    expect((await reset(id)).body).toMatchObject({ twoFactorEnabled: false });
    expect(await database.db.$count(twoFactors, eq(twoFactors.accountId, id))).toBe(0);
    expect(await database.db.$count(verifications, eq(verifications.value, id))).toBe(0);
    expect((await browser.get('/api/v1/tasks')).status).toBe(401);
    expectRefused(await reset(actorOf('administrator').accountId), 'second_person_needed', /mã dự phòng/);
  });
});

describe('the audit log', () => {
  const readLog = async (query: string) =>
    auditContract.listAudit.success.body.parse((await administrator.get(`/api/v1/audit?${query}`)).body);

  test('is found by who, what and when, the newest first and page after page', async () => {
    const { id } = await addStaff('Hồ Mẫu Nhật');
    for (const held of ['officer', 'lead', 'signer']) await giveRole(id, { role: held });
    const query = `who=bui mau an&action=staff.giveRole&subjectId=${id}&from=${day(0)}&through=${day(0)}`;
    const all = await readLog(query);
    expect(all.data.map(({ detail }) => detail['role'])).toEqual(['signer', 'lead', 'officer']);
    expect(all.data[0]).toMatchObject({ actor: { name: 'Bùi Mẫu An' }, actorRole: 'administrator', no: 3 });
    expect(all.page).toMatchObject({ total: 3, next: null });

    const first = await readLog(`${query}&limit=2`);
    const rest = await readLog(`${query}&limit=2&cursor=${first.page.next ?? ''}`);
    expect([...first.data, ...rest.data]).toEqual(all.data);
    expect((await readLog(`subjectId=${id}&through=${day(-1)}`)).data).toEqual([]);
  });

  test('of a dossier is found by its code', async () => {
    const { browser } = await addStaff('Hồ Mẫu Lục');
    const { taskId, code } = await createDirectDossiers(database.db, actorOf('applicant')).submit();
    await browser.post(`/api/v1/tasks/${taskId}/claim`);
    const { data } = await readLog(`dossier=${code}`);
    expect(data[0]).toMatchObject({ action: 'task.claim', dossierCode: code, actor: { name: 'Hồ Mẫu Lục' } });
    expect(new Set(data.map(({ dossierCode }) => dossierCode))).toEqual(new Set([code]));
  });

  test('is for administrators', async () => {
    const { browser } = await addStaff('Hồ Mẫu Tò', 'supervisor');
    expectRefused(await browser.get('/api/v1/audit'), 'forbidden', /./);
  });
});
