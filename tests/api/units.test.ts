import { and, desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application } from '../../api/contract/application.ts';
import { catalogueContract } from '../../api/contract/catalogue.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { unitsContract, unitDetails, unitField, type UnitDetails } from '../../api/contract/units.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { accounts, auditEntries, staffAssignments } from '../../db/schema/index.ts';
import { readVietQr } from '../../integrations/bank/viet-qr.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { createCast, procedureCodes } from '../support/sample-dossiers.ts';
import type { Answered, Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let api: SampleApi;
let actorOf: Awaited<ReturnType<typeof createCast>>;
let administrator: Browser;
let calendarId: string;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  actorOf = await createCast(database.db);
  administrator = await api.signIn(actorOf('administrator').accountId);
  calendarId = (await readUnit(unitCodes.board)).calendar.id;
});

afterAll(async () => {
  await api.close();
  await database.close();
});

const path = (code: string, rest = '') => `/api/v1/units/${code}${rest}`;
const put = (browser: Browser, address: string, body: object) =>
  browser.send('PUT', address, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
const name = (vi: string) => ({ vi, en: `${vi} (en)` });

async function readUnit(code: string): Promise<UnitDetails> {
  return unitDetails.parse((await administrator.get(path(code))).body);
}

let units = 0;
const described = (code: string) => ({
  code,
  name: name(`Sở Mẫu ${code}`),
  dossierPrefix: `H34.M${(units += 1)}`,
  counter: null,
  contacts: [],
  address: { line: 'Trung tâm hành chính (mẫu)', communeCode: '23293', provinceCode: '51' },
  calendarId,
});

const create = (code: string, change: object = {}, browser = administrator, key = newId()) =>
  browser.post('/api/v1/units', { ...described(code), ...change }, { 'Idempotency-Key': key });

const createField = (unit: string, body: object, key = newId()) =>
  administrator.post(path(unit, '/fields'), body, { 'Idempotency-Key': key });

function expectRefused(answer: Answered, field: string, words: RegExp) {
  const problem = problemDocument.parse(answer.body);
  expect(problem.errors?.map((fault) => fault.field)).toEqual([field]);
  expect(problem.errors?.[0]?.message).toMatch(words);
}

async function lastAudit(code: string) {
  const [entry] = await database.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectKind, 'unit'), eq(auditEntries.subjectId, code)))
    .orderBy(desc(auditEntries.no))
    .limit(1);
  return entry;
}

const publicUnits = async () =>
  catalogueContract.listUnits.success.body
    .parse((await api.browser().get('/api/v1/units')).body)
    .data.map(({ code }) => code);

describe('a unit', () => {
  test('that is made is in the lists, behind the others, and written down', async () => {
    const key = newId();
    const wish = { dossierPrefix: 'H34.MOI' };
    const made = await create('moi', wish, administrator, key);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect((await create('moi', wish, administrator, key)).body).toEqual(made.body);
    expect(unitDetails.parse(made.body)).toMatchObject({
      hasDossiers: false,
      isSample: false,
      closedAt: null,
      address: { communeName: 'Phường Kon Tum' },
    });
    expect((await publicUnits()).at(-1)).toBe('moi');
    expect(await lastAudit('moi')).toMatchObject({
      action: 'unit.add',
      actorId: actorOf('administrator').accountId,
      detail: wish,
    });
  });

  test('is refused by the field at fault: code, prefix, commune and calendar', async () => {
    expectRefused(await create('sai mã'), 'code', /chữ thường không dấu/);
    expectRefused(await create(unitCodes.board), 'code', /đã có đơn vị dùng/);
    expectRefused(await create('sai', { dossierPrefix: 'h34' }), 'dossierPrefix', /H34\.15/);
    expectRefused(await create('sai', { dossierPrefix: 'H34.18' }), 'dossierPrefix', /Ban Quản lý/);
    const elsewhere = { line: 'Số 1', communeCode: '23293', provinceCode: '01' };
    expectRefused(await create('sai', { address: elsewhere }), 'address.communeCode', /không thuộc tỉnh/);
    expectRefused(await create('sai', { calendarId: newId() }), 'calendarId', /lịch đang dùng/);
    expect((await administrator.get(path('sai'))).status).toBe(404);
  });

  test('is changed where it says so, and the audit log keeps what was written before', async () => {
    await create('doi');
    const contacts = [{ purpose: name('Phản ánh, kiến nghị'), phone: '(0260) 3000000' }];
    const changed = await administrator.patch(path('doi'), { contacts, position: 3 });
    expect(changed.body).toMatchObject({ contacts, position: 3, name: name('Sở Mẫu doi') });
    expect(await lastAudit('doi')).toMatchObject({
      action: 'unit.change',
      detail: { contacts: { from: [], to: contacts }, position: { to: 3 } },
    });
    const { no } = (await lastAudit('doi')) ?? {};
    await administrator.patch(path('doi'), { contacts, position: 3 });
    expect((await lastAudit('doi'))?.no).toBe(no);
  });

  test('keeps its prefix once a dossier carries it', async () => {
    await create('tien-to');
    expect((await administrator.patch(path('tien-to'), { dossierPrefix: 'H34.99' })).status).toBe(200);
    await createDirectDossiers(database.db, actorOf('applicant')).submit();
    const board = await readUnit(unitCodes.board);
    expect(board).toMatchObject({ hasDossiers: true });
    expect(board.openDossiers).toBeGreaterThan(0);
    const refused = await administrator.patch(path(unitCodes.board), { dossierPrefix: 'H34.98' });
    expectRefused(refused, 'dossierPrefix', /không đổi được/);
    expect((await administrator.patch(path(unitCodes.board), { dossierPrefix: 'H34.18' })).status).toBe(200);
  });

  test('is an administrator’s affair', async () => {
    const supervisor = await api.signIn(actorOf('supervisor').accountId);
    expect((await supervisor.get('/api/v1/staff/units')).status).toBe(403);
    expect((await create('la', {}, supervisor)).status).toBe(403);
    expect((await supervisor.patch(path(unitCodes.board), { position: 9 })).status).toBe(403);
    expect((await supervisor.post(path(unitCodes.board, '/close'), { reason: 'thử' })).status).toBe(403);
  });
});

describe('the receiving account', () => {
  const account = { bank: 'Ngân hàng Mẫu', bankBin: '999999', number: '0000 000 777', holder: 'Sở Mẫu (mẫu)' };
  const reason = 'Công văn số 12';
  const set = (code: string, body: object) => put(administrator, path(code, '/receiving-account'), { reason, ...body });

  const ask = async (code: string, wanted: object) =>
    unitsContract.setReceivingAccount.success.body.parse((await set(code, { account: wanted })).body).unit;

  async function anotherAdministrator() {
    const [id, assignmentId] = [newId(), newId()];
    const name = `Quản trị Mẫu ${id.slice(-4)}`;
    await database.db
      .insert(accounts)
      .values({ id, kind: 'staff', name, email: `${id}@mau.example`, emailVerified: true });
    await database.db.insert(staffAssignments).values({
      id: assignmentId,
      accountId: id,
      unitCode: unitCodes.board,
      role: 'administrator',
      validFrom: '2026-01-01',
    });
    return { id, name, browser: await api.signIn(id) };
  }

  test('can be looked at with a banking app before it is set', async () => {
    await create('tai-khoan');
    const tried = await set('tai-khoan', { account, dryRun: true });
    const answer = unitsContract.setReceivingAccount.success.body.parse(tried.body);
    expect(readVietQr(answer.testTransfer?.qrText ?? '')).toMatchObject({
      accountNumber: '0000000777',
      amountVnd: 2000,
    });
    expect(answer.unit.receivingAccount).toBeNull();

    expect(answer.unit.awaitedAccount).toBeNull();
  });

  test('is used once a second administrator has confirmed it, and the audit log names both', async () => {
    await create('hai-nguoi');
    const asked = await ask('hai-nguoi', account);
    const mine = actorOf('administrator').accountId;
    expect(asked).toMatchObject({
      receivingAccount: null,
      awaitedAccount: { account: { number: '0000000777', bankBin: '999999' }, reason, askedByMe: true },
    });
    expect(await lastAudit('hai-nguoi')).toMatchObject({ action: 'unit.askForAccount', actorId: mine });

    const changeId = asked.awaitedAccount?.id ?? '';
    const alone = await administrator.post(path('hai-nguoi', '/receiving-account/confirm'), { changeId });
    expect(problemDocument.parse(alone.body).code).toBe('second_person_needed');

    const second = await anotherAdministrator();
    const seen = unitDetails.parse((await second.browser.get(path('hai-nguoi'))).body);
    expect(seen.awaitedAccount).toMatchObject({ askedByMe: false });
    expect(seen.awaitedAccount?.confirmers).toContain(second.name);
    const confirmed = await second.browser.post(path('hai-nguoi', '/receiving-account/confirm'), { changeId });
    expect(confirmed.body).toMatchObject({ receivingAccount: { number: '0000000777' }, awaitedAccount: null });
    expect(await lastAudit('hai-nguoi')).toMatchObject({
      action: 'unit.setAccount',
      actorId: second.id,
      detail: { from: null, to: { number: '0000000777' }, reason, askedById: mine },
    });
    const again = await second.browser.post(path('hai-nguoi', '/receiving-account/confirm'), { changeId });
    expect(problemDocument.parse(again.body).code).toBe('already_decided');
  });

  test('is not confirmed unseen when another one was asked for meanwhile, nor when another unit has it by then', async () => {
    await create('doi-y');
    const first = await ask('doi-y', { ...account, number: '111' });
    const second = await ask('doi-y', { ...account, number: '222' });
    const { browser } = await anotherAdministrator();
    const confirm = (code: string, changeId = '') =>
      browser.post(path(code, '/receiving-account/confirm'), { changeId });
    const late = await confirm('doi-y', first.awaitedAccount?.id);
    expect(problemDocument.parse(late.body).code).toBe('already_decided');

    await create('truoc');
    const other = await ask('truoc', { ...account, number: '222' });
    expect((await confirm('truoc', other.awaitedAccount?.id)).status).toBe(200);
    expectRefused(await confirm('doi-y', second.awaitedAccount?.id), 'account.number', /Sở Mẫu truoc/);
    expect((await readUnit('doi-y')).receivingAccount).toBeNull();
  });

  test('that was asked for can be declined with a reason, also by who asked', async () => {
    await create('thoi');
    const { awaitedAccount } = await ask('thoi', { ...account, number: '333' });
    const declined = await administrator.post(path('thoi', '/receiving-account/decline'), {
      changeId: awaitedAccount?.id,
      reason: 'Nhập nhầm',
    });
    expect(declined.body).toMatchObject({ receivingAccount: null, awaitedAccount: null });
    expect(await lastAudit('thoi')).toMatchObject({ action: 'unit.declineAccount', detail: { reason: 'Nhập nhầm' } });
  });

  test('is one unit’s alone, and named by a BIN', async () => {
    const { receivingAccount } = await readUnit(unitCodes.board);
    const refused = await set(unitCodes.justice, { account: { ...receivingAccount, holder: 'Sở Tư pháp' } });
    expectRefused(refused, 'account.number', /Ban Quản lý/);
    expectRefused(
      await set(unitCodes.justice, { account: { ...account, bankBin: '12' } }),
      'account.bankBin',
      /6 chữ số/,
    );
  });

  test('is taken away at once by one person, for no money can go astray by that', async () => {
    const taken = await set(unitCodes.board, { account: null });
    expect(taken.body).toMatchObject({ unit: { receivingAccount: null, awaitedAccount: null } });
    expect(await lastAudit(unitCodes.board)).toMatchObject({ action: 'unit.setAccount', detail: { to: null, reason } });
  });
});

describe('closing a unit', () => {
  test('takes it out of the public lists and takes no new dossiers, while its open ones go on', async () => {
    const { board } = unitCodes;
    const { code: open } = await createDirectDossiers(database.db, actorOf('applicant')).submit();
    const applicant = await api.signIn(actorOf('applicant').accountId);
    const start = () =>
      applicant.post('/api/v1/applications', { procedureCode: procedureCodes.free }, { 'Idempotency-Key': newId() });
    const draft = application.parse((await start()).body);
    const closed = unitDetails.parse((await administrator.post(path(board, '/close'), { reason: 'Sáp nhập' })).body);
    expect(closed.openDossiers).toBeGreaterThan(0);
    expect(closed.closedAt).not.toBeNull();

    expect(await publicUnits()).not.toContain(board);
    const offered = await api.browser().get(`/api/v1/procedures?unit=${board}`);
    expect(offered.body).toMatchObject({ data: [], page: { total: 0 } });
    expect((await api.browser().get(`/api/v1/procedures/${procedureCodes.free}`)).status).toBe(404);
    expectRefused(await start(), 'procedureCode', /ngừng tiếp nhận/);
    const begun = await applicant.post(
      `/api/v1/applications/${draft.id}/submit`,
      { revision: draft.revision },
      { 'Idempotency-Key': newId() },
    );
    expect(JSON.stringify(begun.body)).toMatch(/ngừng tiếp nhận/);
    const clerk = await api.signIn(actorOf('clerk').accountId);
    expect((await clerk.get(`/api/v1/dossiers/${open}`)).status).toBe(200);
    const listed = unitsContract.listManagedUnits.success.body.parse(
      (await administrator.get('/api/v1/staff/units')).body,
    );
    expect(listed.data.find(({ code }) => code === board)?.closedAt).not.toBeNull();

    await administrator.post(path(board, '/reopen'), { reason: 'Lập lại' });
    expect(await publicUnits()).toContain(board);
    expect(await lastAudit(board)).toMatchObject({ action: 'unit.reopen', detail: { reason: 'Lập lại' } });
  });
});

describe('the fields of a unit', () => {
  test('are made with a code of their name, renamed and put in order', async () => {
    await create('linh-vuc');
    const key = newId();
    const first = unitField.parse((await createField('linh-vuc', { name: name('An toàn thực phẩm') }, key)).body);
    expect(first).toMatchObject({ code: 'an-toan-thuc-pham', procedureCount: 0 });
    expect((await createField('linh-vuc', { name: name('An toàn thực phẩm') }, key)).body).toEqual(first);
    // A field of the same name elsewhere has taken its code.
    const second = unitField.parse((await createField('linh-vuc', { name: name('Đất đai') })).body);
    expect(second.code).toBe('dat-dai-linh-vuc');

    const renamed = await administrator.patch(path('linh-vuc', `/fields/${first.code}`), { name: name('Thực phẩm') });
    expect(renamed.body).toMatchObject({ code: first.code, name: name('Thực phẩm') });
    const ordered = await put(administrator, path('linh-vuc', '/fields/order'), { fields: [second.code, first.code] });
    expect(ordered.body).toMatchObject({ data: [{ code: second.code }, { code: first.code }] });
    expect(await lastAudit('linh-vuc')).toMatchObject({ action: 'unit.orderFields' });
  });

  test('have names and codes of their own, and are all named when they are put in order', async () => {
    await create('rieng');
    await createField('rieng', { name: name('Văn hóa') });
    expectRefused(await createField('rieng', { name: name('van hoa') }), 'name.vi', /đã có lĩnh vực tên này/);
    expectRefused(await createField('rieng', { name: name('Khác'), code: 'van-hoa' }), 'code', /lĩnh vực dùng/);
    expectRefused(
      await put(administrator, path('rieng', '/fields/order'), { fields: ['dau-tu'] }),
      'fields',
      /Tải lại/,
    );
    expect((await administrator.patch(path('rieng', '/fields/dau-tu'), { name: name('Đầu tư') })).status).toBe(404);
  });
});
