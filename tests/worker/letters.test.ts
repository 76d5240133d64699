import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { files, letters, notices } from '../../db/schema/index.ts';
import type { Action } from '../../domain/lifecycle/transitions.ts';
import { FileMissing, type FileStore } from '../../integrations/files/store.ts';
import { createMailer } from '../../integrations/mail/mailer.ts';
import { makeLetters } from '../../worker/letters/make-letters.ts';
import { sendNotices } from '../../worker/notices/send-notices.ts';
import { readPdf } from '../support/read-pdf.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { createNoticeWorld, payOn, publicUrl, type NoticeWorld } from './notice-world.ts';

let world: NoticeWorld;

beforeAll(async () => {
  world = await createNoticeWorld();
});

afterAll(async () => {
  await world.close();
});

const applicant = {
  kind: 'citizen',
  name: 'Nguyễn Thị Mẫu',
  email: 'mau@motcua.invalid',
  phone: '0900 000 001',
  address: { line: '12 Trần Hưng Đạo', communeCode: '23293', provinceCode: '51' },
} as const;

async function readWhole(store: FileStore, ref: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.open(ref)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

const lettersOf = (dossierId: string) =>
  world.db
    .select()
    .from(letters)
    .leftJoin(files, eq(files.id, letters.fileId))
    .where(eq(letters.dossierId, dossierId))
    .orderBy(letters.eventSeq);

type Deed = readonly [role: Parameters<NoticeWorld['act']>[1], action: Action, input?: object, at?: string];

describe('what letters say', () => {
  /** Does one thing after another to a new dossier and answers the text of its last letter. */
  async function letterAfter(wish: Parameters<NoticeWorld['submit']>[0], ...deeds: readonly Deed[]): Promise<string> {
    const dossierId = await world.submit({ applicant, ...wish });
    for (const [role, action, input, at] of deeds) await world.act(dossierId, role, action, input, at);
    await world.makeLetters();
    const file = (await lettersOf(dossierId)).at(-1)?.files;
    if (file == null) throw new Error(`No letter after ${deeds.at(-1)?.[1]}`);
    const { text, title } = await readPdf(await readWhole(world.files, file.ref));
    expect(title).toMatch(/ – H34\.18-261123-\d{4}$/);
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(text).toContain('Mẫu minh hoạ');
    expect(text).toContain('Nguyễn Thị Mẫu');
    expect(text).not.toMatch(/undefined|\bnull\b|NaN|\[object|Invalid Date|\d{4}-\d{2}-\d{2}T/);
    return text;
  }

  test('a receipt says what came, when the result is due and where, what it costs, and how to follow it', async () => {
    const text = await letterAfter({}, ['clerk', 'accept', { marks: { request: 'originalSeen' } }]);
    expect(text).toContain('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ');
    expect(text).toContain('Quảng Ngãi, ngày 23 tháng 11 năm 2026');
    expect(text).toMatch(/Số: H34\.18-261123-\d{4}\/TNHS/);
    expect(text).toContain('Địa chỉ: 12 Trần Hưng Đạo, Phường Kon Tum, Tỉnh Quảng Ngãi');
    expect(text).toContain('Điện thoại, thư điện tử: 0900 000 001, mau@motcua.invalid');
    expect(text).toContain('Văn bản đề nghị cung cấp thông tin (đã đối chiếu bản chính)');
    expect(text).toContain('Thời điểm tiếp nhận: 10:00 Thứ Hai 23/11/2026');
    expect(text).toMatch(/Hẹn trả kết quả: \d\d:\d\d Thứ \S+ \d\d\/\d\d\/\d{4}/);
    expect(text).toContain('Tổng cộng 50.000 ₫');
    expect(text).toContain('Chưa nộp. Hạn nộp: 23:59');
    expect(text).toContain('Chuyển khoản: 50.000 ₫');
    expect(text).toMatch(/Nội dung chuyển khoản: MC\d{9}[A-Z]/);
    expect(text).toContain('Số tiền trong mã là số phải nộp lúc 10:00 Thứ Hai 23/11/2026');
    expect(text).toMatch(/https:\/\/motcua\.invalid\/tra-cuu\/H34\.18-261123-\d{4}(?!\?)/);
    expect(text).toContain('Trang 1/');
  });

  test('a receipt counts what the counter counted, and knows what is paid already', async () => {
    const text = await letterAfter(
      {
        by: 'receiveAtCounter',
        procedureCode: payOn.submission,
        counted: [{ key: 'request', originals: 2, copies: 3 }],
      },
      ['system', 'recordPayment', { orderNo: 1, bookedVnd: 50_000 }],
      ['clerk', 'accept'],
    );
    expect(text).toMatch(/Văn bản đề nghị cung cấp thông tin 2 3/);
    expect(text).toContain('Đã nộp: 50.000 ₫.');
  });

  test('a request for a supplement lists every piece with what is wrong with it, and how often one may be asked', async () => {
    const asked = {
      components: ['request'],
      reason: 'Bổ sung đủ chữ ký.',
      notes: { request: 'Thiếu chữ ký, con dấu' },
    };
    const text = await letterAfter(
      {},
      ['clerk', 'requestSupplement', asked],
      ['applicant', 'supplement', { components: ['request'] }],
      ['clerk', 'requestSupplement', asked],
    );
    expect(text).toContain('PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ');
    expect(text).toMatch(/1 Văn bản đề nghị cung cấp thông tin 1 Thiếu chữ ký, con dấu/);
    expect(text).toContain('Lý do, hướng dẫn: Bổ sung đủ chữ ký.');
    expect(text).toContain('Lần yêu cầu bổ sung: 2 (tối đa 2 lần cho một hồ sơ)');
    expect(text).toMatch(/Hạn bổ sung: 23:59 Thứ \S+ \d\d\/12\/2026/);
    expect(text).toContain('đầy đủ trong một lần theo điểm a khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP');
    expect(text).toMatch(/\/BSHS-2\b/);
  });

  test('a refusal gives its ground, its reason and what can be done now', async () => {
    const text = await letterAfter({}, ['clerk', 'refuse', { ground: 'wrongAuthority', reason: 'Thuộc Sở Xây dựng.' }]);
    expect(text).toContain('PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ');
    expect(text).toContain('Căn cứ từ chối: Không đúng thẩm quyền');
    expect(text).toContain('Lý do: Thuộc Sở Xây dựng.');
    expect(text).toContain('có thể nộp hồ sơ mới');
  });

  const paid = ['system', 'recordPayment', { orderNo: 1, bookedVnd: 50_000 }] as const;

  test('an extension apologises and gives the date promised, the reason and the new date', async () => {
    const text = await letterAfter(
      {},
      ['clerk', 'accept'],
      paid,
      ['lead', 'completeStep'],
      ['officer', 'requestExtension', { newDueAt: '2027-01-29T03:00:00.000Z', reason: 'Chờ ý kiến Sở.' }],
      ['supervisor', 'approveExtension'],
    );
    expect(text).toContain('VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT');
    expect(text).toMatch(/Ngày đã hẹn trả kết quả: \d\d:\d\d Thứ/);
    expect(text).toContain('Lý do: Chờ ý kiến Sở.');
    expect(text).toContain('Hẹn trả kết quả mới: 10:00 Thứ Sáu 29/01/2027');
  });

  test('a delay is apologised for with the new day', async () => {
    const text = await letterAfter(
      {},
      ['clerk', 'accept'],
      paid,
      ['system', 'warn', { scope: 'total' }],
      ['system', 'escalate', { scope: 'total' }],
      ['supervisor', 'apologise', { newDate: '2027-02-26', reason: 'Hồ sơ phức tạp.' }],
    );
    expect(text).toContain('xin lỗi vì đã không trả kết quả đúng ngày đã hẹn');
    expect(text).toContain('Hẹn trả kết quả mới: Thứ Sáu 26/02/2027');
    expect(text).toContain('Lý do: Hồ sơ phức tạp.');
  });

  test('an extension after an apology gives its own date, not the one promised before', async () => {
    const text = await letterAfter(
      {},
      ['clerk', 'accept'],
      paid,
      ['lead', 'completeStep'],
      ['officer', 'requestExtension', { newDueAt: '2027-01-29T03:00:00.000Z', reason: 'Chờ ý kiến Sở.' }],
      ['system', 'warn', { scope: 'total' }],
      ['system', 'escalate', { scope: 'total' }],
      ['supervisor', 'apologise', { newDate: '2027-01-15', reason: 'Hồ sơ phức tạp.' }],
      ['supervisor', 'approveExtension'],
    );
    expect(text).toContain('Hẹn trả kết quả mới: 10:00 Thứ Sáu 29/01/2027');
    expect(text).not.toContain('15/01/2027');
  });

  test('a stop says why, until when the dossier can be resumed, and what becomes of money', async () => {
    const byPeople = await letterAfter(
      { procedureCode: payOn.submission },
      paid,
      ['lead', 'stop', { ground: 'duplicate', reason: 'Đã có hồ sơ trước.' }],
      ['supervisor', 'approveStop'],
    );
    expect(byPeople).toContain('THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ');
    expect(byPeople).toContain('Căn cứ: Trùng hồ sơ đã nộp');
    expect(byPeople).toContain('Lý do: Đã có hồ sơ trước.');
    expect(byPeople).toMatch(/Có thể đề nghị tiếp tục giải quyết đến: 23:59 Thứ/);
    expect(byPeople).toContain('Số tiền đã nhận, 50.000 ₫, được xem xét hoàn trả');

    const unpaid = await letterAfter(
      {},
      ['clerk', 'accept'],
      ['system', 'expirePayment', {}, '2026-12-22T03:00:00.000Z'],
    );
    expect(unpaid).toContain('Hết hạn nộp phí, lệ phí');
    expect(unpaid).toContain('Hệ thống lập tự động');

    const unsupplied = await letterAfter(
      {},
      ['clerk', 'requestSupplement', { components: ['request'], reason: 'Thiếu chữ ký' }],
      ['system', 'expireSupplement', {}, '2027-01-05T03:00:00.000Z'],
    );
    expect(unsupplied).toContain('Giấy tờ đã yêu cầu: Văn bản đề nghị cung cấp thông tin');
  });
});

describe('making letters', () => {
  beforeEach(async () => {
    await world.db.delete(notices);
    await world.makeLetters();
  });

  /** A dossier with one letter to be made. */
  async function withLetter(): Promise<string> {
    const dossierId = await world.submit({ applicant });
    await world.act(dossierId, 'clerk', 'accept');
    return dossierId;
  }

  const makeDue = () =>
    world.db
      .update(letters)
      .set({ nextAttemptAt: new Date(0).toISOString() })
      .where(eq(letters.status, 'waiting'));

  test('an event with a letter has it made once, and its file is what its hash says', async () => {
    const dossierId = await withLetter();
    expect(await lettersOf(dossierId)).toMatchObject([{ letters: { kind: 'appointmentReceipt', status: 'waiting' } }]);
    await world.makeLetters();
    const [made] = await lettersOf(dossierId);
    expect(made).toMatchObject({ letters: { status: 'made', attempts: 1 }, files: { purpose: 'letter', kind: 'pdf' } });
    const { ref = '', sizeBytes } = made?.files ?? {};
    const bytes = await readWhole(world.files, ref);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(ref);
    expect(bytes.byteLength).toBe(sizeBytes);
  });

  test('two makers at once make each letter once', async () => {
    const dossierIds = await Promise.all(Array.from({ length: 4 }, withLetter));
    const other = openDatabase(world.databaseUrl);
    await Promise.all([makeLetters(world.letterMaking), makeLetters({ ...world.letterMaking, db: other.db })]);
    await world.makeLetters();
    await other.close();
    for (const dossierId of dossierIds) {
      expect(await lettersOf(dossierId)).toMatchObject([{ letters: { status: 'made', attempts: 1 } }]);
      expect(await world.db.select().from(files).where(eq(files.dossierId, dossierId))).toHaveLength(1);
    }
  });

  test('a slow maker whose lease has run out does not make a second letter', async () => {
    const dossierId = await withLetter();
    const overtaking: FileStore = {
      ...world.files,
      put: async (content, terms) => {
        await makeDue();
        await makeLetters(world.letterMaking);
        return world.files.put(content, terms);
      },
    };
    await makeLetters({ ...world.letterMaking, files: overtaking });
    expect(await lettersOf(dossierId)).toMatchObject([{ letters: { status: 'made' } }]);
    expect(await world.db.select().from(files).where(eq(files.dossierId, dossierId))).toHaveLength(1);
  });

  test('a maker that dies between storing and taking it down leaves the letter to the next, who stores the same bytes', async () => {
    const dossierId = await withLetter();
    const dying = openDatabase(world.databaseUrl);
    const stored: string[] = [];
    const deadly: FileStore = {
      ...world.files,
      put: async (content, terms) => {
        const file = await world.files.put(content, terms);
        stored.push(file.ref);
        await dying.close();
        return file;
      },
    };
    await expect(makeLetters({ ...world.letterMaking, db: dying.db, files: deadly })).rejects.toThrow();
    expect(await lettersOf(dossierId)).toMatchObject([{ letters: { status: 'waiting', attempts: 1 }, files: null }]);

    expect(await makeLetters(world.letterMaking)).toBe(0);
    await makeDue();
    await world.makeLetters();
    expect((await lettersOf(dossierId)).map((row) => row.files?.ref)).toEqual(stored);
    expect(await world.db.select().from(files).where(eq(files.dossierId, dossierId))).toHaveLength(1);
  });

  test('a letter that cannot be made waits longer each time and says why', async () => {
    const dossierId = await withLetter();
    const full: FileStore = { ...world.files, put: () => Promise.reject(new Error('No space left on device')) };
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await makeDue();
      const before = Date.now();
      await makeLetters({ ...world.letterMaking, files: full });
      const [row] = await lettersOf(dossierId);
      expect(row?.letters).toMatchObject({ attempts: attempt, lastError: 'No space left on device' });
      waits.push(new Date(row?.letters.nextAttemptAt ?? 0).getTime() - before);
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeGreaterThan(1000);
    await makeDue();
    await world.makeLetters();
    expect(await lettersOf(dossierId)).toMatchObject([{ letters: { status: 'made', lastError: null } }]);
  });

  describe('and mailing them', () => {
    let server: MailServer;

    beforeEach(async () => {
      server = await startMailServer();
      return () => server.close();
    });

    async function send(store: FileStore = world.files): Promise<void> {
      const from = 'Một Cửa <khong-tra-loi@motcua.invalid>';
      const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from, timeoutMs: 2000 });
      const log = pino({ level: 'silent' });
      while ((await sendNotices({ db: world.db, mailer, files: store, publicUrl, log })) > 0);
      mailer.close();
    }

    const receiptMail = () => server.taken.find(({ subject }) => subject?.includes('đã được tiếp nhận'));

    test('the mail waits for its letter and carries it, byte for byte', async () => {
      const dossierId = await withLetter();
      await send();
      expect(receiptMail()).toBeUndefined();
      await world.makeLetters();
      await send();
      const [row] = await lettersOf(dossierId);
      const [attachment] = receiptMail()?.attachments ?? [];
      expect(attachment?.contentType).toBe('application/pdf');
      expect(attachment?.filename).toMatch(/^Giấy tiếp nhận hồ sơ và hẹn trả kết quả - H34\.18-261123-\d{4}\.pdf$/);
      expect(
        createHash('sha256')
          .update(attachment?.content ?? '')
          .digest('hex'),
      ).toBe(row?.files?.ref);
      expect(receiptMail()?.text).toContain('Kèm theo thư này: Giấy tiếp nhận hồ sơ và hẹn trả kết quả (PDF).');
    });

    test('a mail whose letter is not there after five minutes goes without and says where the letter will be', async () => {
      const dossierId = await withLetter();
      const sixMinutesAgo = new Date(Date.now() - 6 * 60_000).toISOString();
      await world.db.update(letters).set({ createdAt: sixMinutesAgo }).where(eq(letters.dossierId, dossierId));
      await send();
      expect(receiptMail()?.attachments).toEqual([]);
      expect(receiptMail()?.text).toContain('đang được lập; khi xong sẽ có tại trang hồ sơ');
      expect(receiptMail()?.text).toContain('is being made; you will find it on the page of the dossier');
    });

    test('a mail is not sent without its letter while the file store does not give it', async () => {
      const dossierId = await withLetter();
      await world.makeLetters();
      await send({ ...world.files, open: () => Promise.reject(new FileMissing(newId())) });
      expect(receiptMail()).toBeUndefined();
      expect(await world.listNotices(dossierId)).toMatchObject([{ status: 'sent' }, { status: 'waiting' }]);
    });
  });
});
