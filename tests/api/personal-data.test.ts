import { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../api/auth/password.ts';
import { application } from '../../api/contract/application.ts';
import { dossier as staffDossier } from '../../api/contract/dossiers.ts';
import { personalDataOverview } from '../../api/contract/personal-data.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { logRead } from '../../db/queries/read-log.ts';
import { issueReceipts, recordReceiptFile } from '../../db/queries/receipts.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import { unitCodes } from '../../db/sample/units.ts';
import {
  accounts,
  auditEntries,
  credentials,
  dossiers,
  files,
  notices,
  paymentOrders,
  readLog,
  receipts,
} from '../../db/schema/index.ts';
import type { Actor } from '../../domain/lifecycle/act.ts';
import { eraseOutlived } from '../../worker/dated-work.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { readPdf } from '../support/read-pdf.ts';
import { createCast, procedureCodes, sampleApplicant } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { createDirectDossiers } from '../support/direct-dossiers.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

const password = 'nui-rung-mang-den';
const keptNoTime = { years: 0, source: { vi: '', en: '' } };
let database: OpenDatabase;
let api: SampleApi;
let actorOf: Awaited<ReturnType<typeof createCast>>;
let clerk: Actor;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  api = await startSampleApi(database.db);
  actorOf = await createCast(database.db);
  clerk = actorOf('clerk');
});

afterAll(async () => {
  await api.close();
  await database.close();
});

/** Somebody with an account of their own, signed in. */
async function newPerson(): Promise<{ accountId: string; email: string; browser: Browser }> {
  const { db } = database;
  const email = `${newId()}@cong-dan.example`;
  const [account] = await db
    .insert(accounts)
    .values({ name: 'Trần Mẫu Riêng', email, emailVerified: true, personalId: '000000000099', phone: '0900000099' })
    .returning();
  const accountId = account?.id ?? '';
  const stored = await hashPassword(password);
  await db
    .insert(credentials)
    .values({ accountId, providerId: 'credential', providerAccountId: accountId, password: stored });
  return { accountId, email, browser: await api.signIn(accountId) };
}

/** A submitted dossier with a paper, withdrawn unless it is to go on. */
async function newDossier(accountId: string, { isEnded = true } = {}) {
  const { db } = database;
  const direct = createDirectDossiers(db, { accountId, role: 'applicant' });
  const { dossierId, code } = await direct.submit();
  const { ref, sizeBytes } = await api.parts.files.keep([samplePdf(code)] as never, 100_000);
  await db.insert(files).values({
    ...{ dossierId, purpose: 'component', componentKey: 'request', name: 'don.pdf', kind: 'pdf' },
    ...{ ref, sizeBytes, uploadedBy: accountId },
  });
  if (isEnded) await direct.act(dossierId, { accountId, role: 'applicant' }, 'withdraw');
  return { dossierId, code, ref };
}

const overviewOf = async (browser: Browser) =>
  personalDataOverview.parse((await browser.get('/api/v1/me/personal-data')).body);
const close = (browser: Browser, given = password) =>
  browser.post('/api/v1/me/personal-data/closing', { password: given });

describe('the archive of a person’s data', () => {
  test('holds what they gave in every dossier, their files, and nobody else’s', async () => {
    const { accountId, browser, email } = await newPerson();
    const { code } = await newDossier(accountId);
    const other = await newPerson();
    await newDossier(other.accountId);
    const bytes = Buffer.from(await browser.download('/api/v1/me/personal-data/archive'));
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    // Files are stored as they are, names in plain.
    expect(bytes.includes(Buffer.from(`tep/${code}/request/don.pdf`))).toBe(true);
    expect(bytes.includes(Buffer.from(samplePdf(code)))).toBe(true);
    const data = readEntry(bytes, 'data.json');
    expect(data).toContain(sampleApplicant.personalId);
    expect(data).toContain(email);
    expect(data).not.toContain(other.email);
    expect(data).not.toContain('trackingKeyHash');
  });

  test('holds no result before it is returned, no paper of the staff and nothing they decide among themselves', async () => {
    const { db } = database;
    const { accountId, browser } = await newPerson();
    const { dossierId } = await newDossier(accountId, { isEnded: false });
    const direct = createDirectDossiers(db, clerk);
    await direct.act(dossierId, clerk, 'accept');
    await direct.act(dossierId, actorOf('lead'), 'completeStep');
    await direct.act(dossierId, actorOf('officer'), 'proposeRefusal', { ground: 'other' });
    const draft = await addFile(dossierId, 'result', 'du-thao.pdf');
    const opinion = await addFile(dossierId, 'attachment', 'y-kien.pdf');
    await logRead(db, { dossierId, accountId: clerk.accountId, what: `file:${opinion.name}` });

    const bytes = Buffer.from(await browser.download('/api/v1/me/personal-data/archive'));
    for (const { content } of [draft, opinion]) expect(bytes.includes(content)).toBe(false);
    const data = readEntry(bytes, 'data.json');
    const staff = [clerk, actorOf('lead'), actorOf('officer')].map((member) => member.accountId);
    for (const secret of ['proposeRefusal', 'negative', draft.name, opinion.name, ...staff]) {
      expect(data).not.toContain(secret);
    }
    const { events } = JSON.parse(data) as { events: Record<string, unknown>[] };
    expect(events.map(({ action, status }) => [action, status])).toEqual([
      ['submit', 'submitted'],
      ['accept', 'processing'],
    ]);
    expect(Object.keys(events[0] ?? {})).toEqual(['dossierId', 'action', 'at', 'status']);
  });

  test('holds a result as its page gives it: marked as a copy, unless it was returned online', async () => {
    const { db } = database;
    const { accountId, browser } = await newPerson();
    const { dossierId, code } = await newDossier(accountId);
    const result = await addFile(dossierId, 'result', 'ket-qua.pdf');
    const { state } = await rowOf(dossierId);
    const archiveWhen = async (returnMethod: 'counter' | 'online') => {
      const returned = { ...state, status: 'returned', resultFileId: result.id, returnMethod } as const;
      await db.update(dossiers).set({ status: 'returned', state: returned }).where(eq(dossiers.id, dossierId));
      return Buffer.from(await browser.download('/api/v1/me/personal-data/archive'));
    };
    const onPaper = readStored(await archiveWhen('counter'), `tep/${code}/result/ket-qua.pdf`);
    expect((await readPdf(onPaper)).text).toContain(`Bản sao kết quả hồ sơ ${code}, tải về lúc`);
    expect((await archiveWhen('online')).includes(result.content)).toBe(true);
  });
});

describe('closing an account', () => {
  test('asks for the password and counts wrong ones', async () => {
    const { browser } = await newPerson();
    const refused = await close(browser, 'khong-phai');
    expect(problemDocument.parse(refused.body).errors).toMatchObject([{ field: 'password', code: 'wrong_password' }]);
    expect((await browser.get('/api/v1/me/personal-data')).status).toBe(200);
    let answer = refused;
    for (let tries = 0; tries < 10; tries += 1) answer = await close(browser, 'khong-phai');
    expect(answer.status).toBe(429);
  });

  test('waits for dossiers under way, by name', async () => {
    const { accountId, browser } = await newPerson();
    const { code } = await newDossier(accountId, { isEnded: false });
    expect((await overviewOf(browser)).dossiers).toMatchObject([{ code, isUnderWay: true, keptUntil: null }]);
    const refused = problemDocument.parse((await close(browser)).body);
    expect(refused).toMatchObject({ status: 409, code: 'dossiers_under_way' });
    expect(refused.detail).toContain(code);
  });

  test('ends the sign-in, drops drafts and the person’s data, keeps what the agency must, and is audited', async () => {
    const { db } = database;
    const { accountId, browser, email } = await newPerson();
    const { dossierId, code } = await newDossier(accountId);
    const begun = await browser.post(
      '/api/v1/applications',
      { procedureCode: procedureCodes.free },
      { 'Idempotency-Key': newId() },
    );
    const draft = application.parse(begun.body);
    const before = await overviewOf(browser);
    expect(before).toMatchObject({ drafts: 1, dossiers: [{ code, isUnderWay: false }] });
    const endedAt = (await rowOf(dossierId)).endedAt ?? '';
    expect(before.dossiers[0]?.keptUntil?.slice(0, 4)).toBe(String(Number(endedAt.slice(0, 4)) + 10));

    expect((await close(browser)).status).toBe(204);
    expect((await browser.get('/api/v1/me/dossiers')).status).toBe(401);
    const again = await api.browser().post('/api/auth/sign-in/email', { email, password });
    expect(again.status).toBe(401);
    const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
    expect(JSON.stringify(account)).not.toContain('Riêng');
    expect(account).toMatchObject({ personalId: null, phone: null });
    expect(await db.select().from(dossiers).where(eq(dossiers.id, draft.id))).toEqual([]);

    const kept = await rowOf(dossierId);
    expect(kept.applicant).toMatchObject({ name: sampleApplicant.name });
    expect(kept.applicant.email).toBeUndefined();
    const mails = await db.select().from(notices).where(eq(notices.dossierId, dossierId));
    expect(mails.filter(({ status }) => status === 'waiting')).toEqual([]);
    const [audit] = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, accountId));
    expect(audit).toMatchObject({ action: 'closeAccount', detail: { keptDossiers: 1, drafts: 1 } });
  });

  test('frees the address to be registered again', async () => {
    const { db } = database;
    const { browser, email } = await newPerson();
    await close(browser);
    await db.insert(accounts).values({ name: 'Trần Mẫu Mới', email });
  });

  test('erases each dossier once nothing holds it any more, files included', async () => {
    const { db } = database;
    const { accountId, browser } = await newPerson();
    const old = await newDossier(accountId);
    const recent = await newDossier(accountId);
    await db.update(dossiers).set({ endedAt: '2010-01-01T00:00:00.000Z' }).where(eq(dossiers.id, old.dossierId));
    for (const what of ['dossier', 'file:Đơn của bà Mẫu.pdf', 'link:Đơn của bà Mẫu.pdf']) {
      await logRead(db, { dossierId: old.dossierId, accountId: clerk.accountId, what });
    }
    expect((await close(browser)).status).toBe(204);

    const erased = await rowOf(old.dossierId);
    expect(erased.erasedAt).not.toBeNull();
    const told = JSON.stringify(erased);
    for (const secret of [sampleApplicant.name, sampleApplicant.personalId, sampleApplicant.address.line]) {
      expect(told).not.toContain(secret);
    }
    expect(await db.select().from(files).where(eq(files.dossierId, old.dossierId))).toEqual([]);
    await expect(api.parts.files.open(old.ref)).rejects.toThrow(old.ref);
    const reads = await db.select().from(readLog).where(eq(readLog.dossierId, old.dossierId));
    expect(reads.map(({ what }) => what).toSorted()).toEqual(['dossier', 'file', 'link']);
    expect((await rowOf(recent.dossierId)).erasedAt).toBeNull();

    // Staff still see that there was one, and its course.
    const staff = await api.signIn(clerk.accountId);
    const shown = staffDossier.parse((await staff.get(`/api/v1/dossiers/${old.code}`)).body);
    expect(shown.applicant.name).toBe('Tài khoản đã xóa');

    await eraseOutlived(erasing(), keptNoTime);
    expect((await rowOf(recent.dossierId)).erasedAt).not.toBeNull();
  });

  test('keeps a printed receipt, and erases the rest of that dossier and the next', async () => {
    const { db } = database;
    const { accountId, browser } = await newPerson();
    const paid = await newDossier(accountId);
    const next = await newDossier(accountId);
    const orderId = newId();
    const { dossierId } = paid;
    const owed = { totalVnd: 50_000, dueAt: '2099-01-01T00:00:00Z' };
    await db.insert(paymentOrders).values({ id: orderId, dossierId, orderNo: 1, status: 'cancelled', ...owed });
    const at = new Date().toISOString();
    const order = { id: orderId, totalVnd: 50_000, unitCode: unitCodes.board, collectorId: clerk.accountId, at };
    await db.transaction((tx) => issueReceipts(tx, [order]));
    const [receipt] = await db.select().from(receipts).where(eq(receipts.orderId, orderId));
    if (receipt === undefined) throw new Error('No receipt was issued');
    const printed = await api.parts.files.keep(Readable.from([samplePdf(`receipt ${receipt.id}`)]), 100_000);
    await recordReceiptFile(db, { receipt, dossierId }, { ...printed, name: 'bien-lai.pdf', kind: 'pdf' });
    expect((await close(browser)).status).toBe(204);

    await eraseOutlived(erasing(), keptNoTime);
    for (const erased of [paid, next]) expect((await rowOf(erased.dossierId)).erasedAt).not.toBeNull();
    const left = await db.select().from(files).where(eq(files.dossierId, dossierId));
    expect(left.map(({ name }) => name)).toEqual(['bien-lai.pdf']);
    (await api.parts.files.open(printed.ref)).destroy();
  });

  test('goes on with the next dossier when one cannot be erased', async () => {
    const { accountId, browser } = await newPerson();
    const first = await newDossier(accountId);
    const second = await newDossier(accountId);
    expect((await close(browser)).status).toBe(204);
    const remove = (ref: string) =>
      ref === first.ref ? Promise.reject(new Error('The disk is gone')) : api.parts.files.remove(ref);
    await eraseOutlived({ ...erasing(), files: { ...api.parts.files, remove } }, keptNoTime);
    expect((await rowOf(second.dossierId)).erasedAt).not.toBeNull();
    await expect(api.parts.files.open(second.ref)).rejects.toThrow(second.ref);
  });
});

/** What the worker erases with. */
function erasing() {
  const { db, files: store, logger: log } = api.parts;
  return { db, files: store, log };
}

async function rowOf(dossierId: string) {
  const [row] = await database.db.select().from(dossiers).where(eq(dossiers.id, dossierId));
  if (row === undefined) throw new Error(`No dossier ${dossierId}`);
  return row;
}

/** A file that staff put to a dossier. */
async function addFile(dossierId: string, purpose: 'result' | 'attachment', name: string) {
  const content = Buffer.from(samplePdf(`${purpose} ${dossierId}`));
  const { ref, sizeBytes } = await api.parts.files.keep(Readable.from([content]), 100_000);
  const id = newId();
  const uploadedBy = clerk.accountId;
  await database.db.insert(files).values({ id, dossierId, purpose, name, kind: 'pdf', ref, sizeBytes, uploadedBy });
  return { id, name, content };
}

/** The bytes of an entry that was stored as it is, up to the descriptor that follows it (APPNOTE.TXT 4.3.9). */
function readStored(archive: Buffer, name: string): Buffer {
  const begin = archive.indexOf(name) + name.length;
  return archive.subarray(archive.indexOf('%PDF', begin), archive.indexOf('PK\x07\x08', begin));
}

/** The text of one entry of a ZIP, by its local header (APPNOTE.TXT 4.3.7). */
function readEntry(archive: Buffer, name: string): string {
  const at = archive.indexOf(name) - 30;
  const [size, nameBytes, extraBytes] = [
    archive.readUInt32LE(at + 18),
    archive.readUInt16LE(at + 26),
    archive.readUInt16LE(at + 28),
  ];
  const begin = at + 30 + nameBytes + extraBytes;
  return inflateRawSync(archive.subarray(begin, begin + size)).toString();
}
