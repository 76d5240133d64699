import { createHash } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dossiersContract } from '../../api/contract/dossiers.ts';
import { myDossier } from '../../api/contract/my-dossiers.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { newId } from '../../db/ids.ts';
import { unitCodes } from '../../db/sample/units.ts';
import {
  accounts,
  auditEntries,
  dossiers,
  paymentOrders,
  readLog,
  staffAssignments,
  units,
} from '../../db/schema/index.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { readPdf } from '../support/read-pdf.ts';
import { sampleApplicant } from '../support/sample-dossiers.ts';
import { createNoticeWorld, type NoticeWorld } from '../worker/notice-world.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let world: NoticeWorld;
let api: SampleApi;
let clerk: Browser;
let officer: Browser;
let stranger: Browser;
let owner: Browser;
let neighbour: Browser;

beforeAll(async () => {
  world = await createNoticeWorld();
  api = await startSampleApi(world.db, { files: world.files });
  clerk = await api.signIn(world.actorOf('clerk').accountId);
  officer = await api.signIn(world.actorOf('officer').accountId);
  owner = await api.signIn(world.actorOf('applicant').accountId);
  const [foreign] = await world.db
    .select({ id: staffAssignments.accountId })
    .from(staffAssignments)
    .where(and(eq(staffAssignments.unitCode, unitCodes.justice), eq(staffAssignments.role, 'clerk')));
  const [other] = await world.db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(ne(accounts.kind, 'staff'), ne(accounts.id, world.actorOf('applicant').accountId)));
  stranger = await api.signIn(foreign?.id ?? '');
  neighbour = await api.signIn(other?.id ?? '');
});

afterAll(async () => {
  await api.close();
  await world.close();
});

/** A dossier that was accepted, its letter not made yet. */
async function accepted(): Promise<{ readonly id: string; readonly code: string }> {
  const id = await world.submit({ applicant: sampleApplicant });
  await world.act(id, 'clerk', 'accept', { marks: { request: 'ok' } });
  const [row] = await world.db.select({ code: dossiers.code }).from(dossiers).where(eq(dossiers.id, id));
  return { id, code: row?.code ?? '' };
}

const lettersFor = async (browser: Browser, code: string) =>
  dossiersContract.listLetters.success.body.parse((await browser.get(`/api/v1/dossiers/${code}/letters`)).body).data;

const mine = async (code: string) => myDossier.parse((await owner.get(`/api/v1/me/dossiers/${code}`)).body).letters;

describe('the letters of a dossier', () => {
  test('are there while they are being made, and then to be had under their hash, by staff and applicant alike', async () => {
    const { code } = await accepted();
    const beingMade = { kind: 'appointmentReceipt', status: 'beingMade', href: null, sha256: null };
    expect(await lettersFor(clerk, code)).toMatchObject([beingMade]);
    expect(await mine(code)).toMatchObject([beingMade]);

    await world.makeLetters();
    for (const [browser, letters] of [
      [clerk, await lettersFor(clerk, code)],
      [owner, await mine(code)],
    ] as const) {
      expect(letters).toMatchObject([{ status: 'ready', name: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' } }]);
      const [letter] = letters;
      const bytes = await browser.download(letter?.href ?? '');
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(letter?.sha256);
      expect((await readPdf(bytes)).text).toContain(code);
    }
  });

  test('open in the browser’s own viewer, under a name in plain letters beside the real one', async () => {
    const { code } = await accepted();
    await world.makeLetters();
    const [letter] = await mine(code);
    const { headers } = await owner.get(letter?.href ?? '');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `inline; filename="Giay tiep nhan ho so va hen tra ket qua - ${code}.pdf"; filename*=UTF-8''${encodeURIComponent(`Giấy tiếp nhận hồ sơ và hẹn trả kết quả - ${code}.pdf`)}`,
    );
  });

  test('do not exist for another unit or another applicant', async () => {
    const { code } = await accepted();
    await world.makeLetters();
    const [forStaff] = await lettersFor(clerk, code);
    const [forOwner] = await mine(code);
    expect((await stranger.get(`/api/v1/dossiers/${code}/letters`)).status).toBe(404);
    expect((await stranger.get(forStaff?.href ?? '')).status).toBe(404);
    expect((await neighbour.get(forOwner?.href ?? '')).status).toBe(404);
    expect((await api.browser().get(forOwner?.href ?? '')).status).toBe(401);
  });
});

describe('an apology', () => {
  test('promises no day but one to come, told until an extension moves the due date itself', async () => {
    const { id, code } = await accepted();
    await world.act(id, 'system', 'recordPayment', { orderNo: 1, bookedVnd: 50_000 });
    await world.act(id, 'lead', 'completeStep');
    await world.act(id, 'officer', 'requestExtension', { newDueAt: '2027-03-26T03:00:00.000Z', reason: 'Chờ ý kiến.' });
    await world.act(id, 'system', 'warn', { scope: 'total' });
    await world.act(id, 'system', 'escalate', { scope: 'total' });
    const supervisor = await api.signIn(world.actorOf('supervisor').accountId);
    const apologise = (newDate: string) =>
      supervisor.post(
        `/api/v1/dossiers/${code}/actions`,
        { action: 'apologise', input: { newDate, reason: 'Hồ sơ phức tạp.' } },
        { 'Idempotency-Key': newId() },
      );
    for (const past of ['2026-01-05', localDateOf(new Date())]) {
      expect(problemDocument.parse((await apologise(past)).body)).toMatchObject({
        status: 422,
        errors: [{ field: 'input.newDate', code: 'date_not_later' }],
      });
    }
    await world.act(id, 'supervisor', 'apologise', { newDate: '2027-02-26', reason: 'Hồ sơ phức tạp.' });
    const { data } = dossiersContract.listTimeline.success.body.parse(
      (await clerk.get(`/api/v1/dossiers/${code}/timeline`)).body,
    );
    expect(data[0]?.name).toEqual({
      vi: 'Xin lỗi và hẹn lại ngày trả: Thứ Sáu 26/02/2027',
      en: 'Apologise and give a new date: Friday 26/02/2027',
    });
    const promised = async () => myDossier.parse((await owner.get(`/api/v1/me/dossiers/${code}`)).body).promisedOn;
    expect(await promised()).toBe('2027-02-26');
    await world.act(id, 'supervisor', 'approveExtension');
    expect(await promised()).toBeNull();
  });
});

describe('the control sheet', () => {
  test('says who had the dossier, how long it took against the time set, and what was written', async () => {
    const { id, code } = await accepted();
    await world.act(id, 'system', 'recordPayment', { orderNo: 1, bookedVnd: 50_000 });
    await world.act(id, 'lead', 'completeStep', { opinion: 'Giao chuyên viên thẩm định' });
    await world.act(id, 'officer', 'completeStep', {}, '2026-12-30T02:00:00.000Z');
    const { text, title } = await readPdf(await clerk.download(`/api/v1/dossiers/${code}/control-sheet`));
    expect(title).toBe(`Phiếu kiểm soát quá trình giải quyết hồ sơ – ${code}`);
    expect(text).toContain('Mẫu minh hoạ');
    expect(text).toMatch(/1 Tiếp nhận Cán bộ một cửa \S+ .* 1 giờ Trước hạn Tiếp nhận hồ sơ/);
    expect(text).toMatch(/2 Chờ nộp phí, lệ phí Người nộp hồ sơ \d\d:\d\d/);
    expect(text).toContain('Giao chuyên viên thẩm định');
    expect(text).toContain('Quá hạn');
  });

  test('is for the dossier’s own units, and reading it is logged', async () => {
    const { id, code } = await accepted();
    expect((await officer.get(`/api/v1/dossiers/${code}/control-sheet`)).status).toBe(200);
    expect((await stranger.get(`/api/v1/dossiers/${code}/control-sheet`)).status).toBe(404);
    expect((await owner.get(`/api/v1/dossiers/${code}/control-sheet`)).status).toBe(403);
    expect(await world.db.select().from(readLog).where(eq(readLog.dossierId, id))).toMatchObject([
      { accountId: world.actorOf('officer').accountId, what: 'file:Phiếu kiểm soát quá trình giải quyết hồ sơ' },
    ]);
  });
});

describe('the fee slip', () => {
  test('says what is owed, and how it is transferred by VietQR as of now', async () => {
    const { code } = await accepted();
    const { text, title } = await readPdf(await clerk.download(`/api/v1/dossiers/${code}/fee-slip`));
    expect(title).toBe(`Phiếu yêu cầu nộp phí, lệ phí – ${code}`);
    expect(text).toContain('Tổng cộng 50.000 ₫');
    expect(text).toMatch(/Nội dung chuyển khoản: MC\d{9}[A-Z]/);
    expect(text).toMatch(/Số tiền trong mã là số phải nộp lúc \d\d:\d\d/);
    expect(text).not.toMatch(/undefined|\bnull\b|\[object/);
  });

  test('of a unit without an account sends to the counter, and of what is paid there is none', async () => {
    const { id, code } = await accepted();
    const path = `/api/v1/dossiers/${code}/fee-slip`;
    const account = await world.db
      .select({ kept: units.receivingAccount })
      .from(units)
      .where(eq(units.code, unitCodes.board));
    await world.db.update(units).set({ receivingAccount: null }).where(eq(units.code, unitCodes.board));
    const { text } = await readPdf(await clerk.download(path));
    await world.db
      .update(units)
      .set({ receivingAccount: account[0]?.kept ?? null })
      .where(eq(units.code, unitCodes.board));
    expect(text).toContain('Nộp tại quầy bằng tiền mặt hoặc thẻ');
    expect(text).not.toContain('VietQR');
    await world.db.update(paymentOrders).set({ status: 'waived' }).where(eq(paymentOrders.dossierId, id));
    expect(await clerk.get(path)).toMatchObject({ status: 409, body: { code: 'payment_not_open' } });
    expect((await stranger.get(path)).status).toBe(404);
    expect((await owner.get(path)).status).toBe(403);
  });
});

describe('the register', () => {
  const path = (from: string, to: string, unit: string = unitCodes.board) =>
    `/api/v1/register?unit=${unit}&from=${from}&to=${to}`;

  test('lists what the unit accepted in the period, to the last day, and who had it printed is kept', async () => {
    const { code } = await accepted();
    const submittedOnly = await world.submit();
    const [other] = await world.db.select().from(dossiers).where(eq(dossiers.id, submittedOnly));
    const { text } = await readPdf(await clerk.download(path('2026-11-01', '2026-11-23')));
    expect(text).toContain('Hồ sơ tiếp nhận từ ngày 01/11/2026 đến ngày 23/11/2026');
    expect(text).toContain(code);
    expect(text).not.toContain(other?.code ?? 'no code');
    expect((await readPdf(await clerk.download(path('2026-11-24', '2026-11-30')))).text).toContain(': 0 hồ sơ');
    const entries = await world.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'register.print'))
      .orderBy(auditEntries.at);
    expect(entries).toMatchObject([
      { subjectId: unitCodes.board, actorId: world.actorOf('clerk').accountId },
      { detail: { dossiers: 0 } },
    ]);
  });

  test('is for those who keep or watch over it, in their own unit', async () => {
    expect((await clerk.get(path('2026-11-01', '2026-11-30', unitCodes.justice))).status).toBe(403);
    expect((await stranger.get(path('2026-11-01', '2026-11-30'))).status).toBe(403);
    expect((await officer.get(path('2026-11-01', '2026-11-30'))).status).toBe(403);
    expect((await owner.get(path('2026-11-01', '2026-11-30'))).status).toBe(403);
  });

  test.each([
    ['2026-11-30', '2026-11-01', 'before_from'],
    ['2026-01-01', '2026-04-03', 'too_long'],
    ['2026-13-01', '2026-04-03', 'invalid_format'],
  ])('from %s to %s is refused as %s', async (from, to, code) => {
    const answer = await clerk.get(path(from, to));
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed', errors: [{ code }] } });
  });
});
