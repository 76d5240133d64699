import { eq } from 'drizzle-orm';
import type { ParsedMail } from 'mailparser';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { deliveries, notices, paymentOrders, tasks } from '../../db/schema/index.ts';
import { actions, getRow, type Action } from '../../domain/lifecycle/transitions.ts';
import { createMailer, type Mailer } from '../../integrations/mail/mailer.ts';
import { sendNotices } from '../../worker/notices/send-notices.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { createNoticeWorld, payOn, publicUrl, type NoticeWorld } from './notice-world.ts';

const log = pino({ level: 'silent' });

let world: NoticeWorld;

beforeAll(async () => {
  world = await createNoticeWorld();
});

afterAll(async () => {
  await world.close();
});

function connect(server: { readonly port: number }): Mailer {
  return createMailer({
    smtpUrl: `smtp://127.0.0.1:${server.port}`,
    from: 'Một Cửa <khong-tra-loi@motcua.invalid>',
    timeoutMs: 2000,
  });
}

function messageIdOf(dossierId: string, seq: number): string {
  return `<${encodeURIComponent(`dossier:${dossierId}:${seq}`)}@motcua.invalid>`;
}

describe('sending mails to applicants', () => {
  let server: MailServer;
  let mailer: Mailer;

  beforeEach(async () => {
    await world.db.delete(notices);
    server = await startMailServer();
    mailer = connect(server);
    return async () => {
      mailer.close();
      await server.close();
    };
  });

  const sendWith = async (db: Database, through = mailer) => {
    await world.makeLetters();
    return sendNotices({ db, mailer: through, files: world.files, publicUrl, log });
  };

  test('sends a mail once, to the address given for the dossier', async () => {
    const dossierId = await world.submit();
    expect(await sendWith(world.db)).toBe(1);
    expect(await sendWith(world.db)).toBe(0);
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([messageIdOf(dossierId, 1)]);
    expect(server.taken[0]?.to).toMatchObject({ text: 'mau@motcua.invalid' });
    expect(await world.listNotices(dossierId)).toMatchObject([{ status: 'sent', attempts: 1, lastError: null }]);
  });

  test('sends to the account’s address when the dossier has none', async () => {
    await world.submit({ applicant: { name: 'Nguyễn Thị Mẫu' } });
    await sendWith(world.db);
    expect(server.taken[0]?.to).toMatchObject({ text: expect.stringMatching(/@.*\.example$/) as string });
  });

  test('gives up on a dossier without any address', async () => {
    const dossierId = await world.submit({ by: 'receiveAtCounter', hasAccount: false, applicant: { name: 'Mẫu' } });
    await sendWith(world.db);
    expect(await world.listNotices(dossierId)).toMatchObject([
      { status: 'rejected', lastError: expect.stringContaining('no address') as string },
    ]);
  });

  test('gives up on an address the mail server does not know', async () => {
    const strict = await startMailServer({ refuse: () => 550 });
    const dossierId = await world.submit();
    await sendWith(world.db, connect(strict));
    await world.makeDue();
    await sendWith(world.db);
    expect(server.taken).toHaveLength(0);
    expect(await world.listNotices(dossierId)).toMatchObject([{ status: 'rejected', attempts: 1 }]);
    await strict.close();
  });

  test('a sender that dies between sending and taking it down leaves a mail to be sent again under the same Message-ID', async () => {
    const dossierId = await world.submit();
    const dying = openDatabase(world.databaseUrl);
    const deadly = await startMailServer({ onTaken: () => dying.close() });
    const through = connect(deadly);
    await expect(sendWith(dying.db, through)).rejects.toThrow();
    expect(await world.listNotices(dossierId)).toMatchObject([{ status: 'waiting', attempts: 1 }]);

    expect(await sendWith(world.db)).toBe(0);
    await world.makeDue();
    await sendWith(world.db);
    const ids = [...deadly.taken, ...server.taken].map(({ messageId }) => messageId);
    expect(ids).toEqual([messageIdOf(dossierId, 1), messageIdOf(dossierId, 1)]);
    expect(await world.listNotices(dossierId)).toMatchObject([{ status: 'sent' }]);
    through.close();
    await deadly.close();
  });

  test('an outage of the mail server delays the mails, longer each time, and loses none', async () => {
    const dossierId = await world.submit();
    await world.act(dossierId, 'clerk', 'accept');
    await world.makeLetters();
    const { port } = server;
    await server.close();

    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await world.makeDue();
      const before = Date.now();
      await sendWith(world.db);
      const [first] = await world.listNotices(dossierId);
      expect(first).toMatchObject({ status: 'waiting', attempts: attempt, lastError: expect.any(String) as string });
      waits.push(new Date(first?.nextAttemptAt ?? 0).getTime() - before);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeGreaterThan(1000);

    server = await startMailServer({ port });
    await world.makeDue();
    await sendWith(world.db);
    expect(server.taken.map(({ messageId }) => messageId)).toEqual([
      messageIdOf(dossierId, 1),
      messageIdOf(dossierId, 2),
    ]);
  });

  test('two senders at once send each mail once, and those of a dossier in their order', async () => {
    const dossierIds = await Promise.all(Array.from({ length: 6 }, () => world.submit()));
    for (const dossierId of dossierIds) {
      await world.act(dossierId, 'clerk', 'accept');
      await world.act(dossierId, 'system', 'remind');
    }
    const other = openDatabase(world.databaseUrl);
    const sendAll = async (db: Database) => {
      while ((await sendWith(db)) > 0);
    };
    await Promise.all([sendAll(world.db), sendAll(other.db)]);
    await sendAll(world.db);
    await other.close();
    expect(server.taken).toHaveLength(18);
    for (const dossierId of dossierIds) {
      const own = server.taken.map(({ messageId }) => messageId).filter((id) => id?.includes(dossierId));
      expect(own).toEqual([1, 2, 3].map((seq) => messageIdOf(dossierId, seq)));
    }
  });

  test('a mail that was held up says what it was to say, and that the dossier has moved on', async () => {
    const dossierId = await world.submit();
    await world.act(dossierId, 'clerk', 'requestSupplement', { components: ['request'], reason: 'Thiếu chữ ký' });
    await world.act(dossierId, 'applicant', 'withdraw');
    while ((await sendWith(world.db)) > 0);
    const [, asked] = server.taken;
    expect(asked?.text).toContain('1. Văn bản đề nghị cung cấp thông tin');
    expect(asked?.text).toContain('đã chuyển sang tình trạng “Đã rút hồ sơ”');
    expect(asked?.text).not.toContain('Hãy bổ sung');
  });

  test('the mail about a posted result waits for the tracking code', async () => {
    const dossierId = await world.submit({ returnMethod: 'home' });
    for (const [role, action, input] of wayToPosting) await world.act(dossierId, role, action, input);
    await world.db.delete(notices);
    await world.act(dossierId, 'clerk', 'postResult', { weightGrams: 100 });
    await sendWith(world.db);
    expect(server.taken).toHaveLength(0);
    await orderParcel(dossierId);
    await world.makeDue();
    await sendWith(world.db);
    expect(server.taken[0]?.text).toContain('Mã vận đơn: EV000000001VN');
  });
});

const pay = ['system', 'recordPayment', { orderNo: 1, bookedVnd: 50_000 }] as const;
const wayThroughSteps = [
  ['lead', 'completeStep', {}],
  ['officer', 'completeStep', {}],
  ['lead', 'completeStep', {}],
  ['signer', 'sign', { positive: true, resultFileId: newId() }],
  ['clerk', 'issueResult', { number: '12/TB-BQL', issuedOn: '2026-11-25', validUntil: '2027-11-25' }],
] as const;
/** With the postage that comes on top where the result is sent home. */
const wayToPosting = [
  ['clerk', 'accept', {}],
  ['system', 'recordPayment', { orderNo: 1, bookedVnd: 200_000 }],
  ...wayThroughSteps,
] as const;

async function orderParcel(dossierId: string): Promise<void> {
  await world.db.insert(deliveries).values({
    dossierId,
    direction: 'deliver',
    no: 1,
    orderNumber: newId(),
    trackingCode: 'EV000000001VN',
  });
}

describe('what applicants are told', () => {
  const typed = `<b>"Thiếu" & 'sai'</b><script>alert(1)</script>`;
  const sent = new Map<string, ParsedMail[]>();
  const nasty = { name: '<i>Mẫu</i>', email: 'mau@motcua.invalid' };
  let server: MailServer;
  let mailer: Mailer;

  type Deed = readonly [role: Parameters<NoticeWorld['act']>[1], action: Action, input?: object, at?: string];

  /** Does one thing after another to a new dossier; every mail goes out before the next thing is done. */
  async function tell(wish: Parameters<NoticeWorld['submit']>[0], ...deeds: readonly Deed[]): Promise<string> {
    const dossierId = await world.submit({ applicant: nasty, ...wish });
    await sendAndKeep();
    for (const [role, action, input, at] of deeds) {
      await world.act(dossierId, role, action, input, at);
      if (action === 'postResult') await orderParcel(dossierId);
      await world.db
        .update(tasks)
        .set({ holderId: world.actorOf('officer').accountId })
        .where(eq(tasks.role, 'officer'));
      await sendAndKeep();
    }
    return dossierId;
  }

  async function sendAndKeep(): Promise<void> {
    await world.makeLetters();
    await sendNotices({ db: world.db, mailer, files: world.files, publicUrl, log });
    for (const mail of server.taken.splice(0)) {
      const key = decodeURIComponent(/^<(.*)@/.exec(mail.messageId ?? '')?.[1] ?? '');
      const [notice] = await world.db.select().from(notices).where(eq(notices.key, key));
      if (notice === undefined) throw new Error(`A mail of no notice: ${key}`);
      sent.set(notice.kind, [...(sent.get(notice.kind) ?? []), mail]);
    }
  }

  beforeAll(async () => {
    await world.db.delete(notices);
    server = await startMailServer();
    mailer = connect(server);

    const asked = { components: ['request'], reason: typed, notes: { request: typed } };
    await tell(
      {},
      ['clerk', 'requestSupplement', asked],
      ['system', 'remind'],
      ['applicant', 'supplement', { components: ['request'] }],
      ['clerk', 'accept'],
      ['system', 'remind'],
      ['clerk', 'extendPayment', { reason: typed }],
      pay,
      ['lead', 'completeStep'],
      ['officer', 'requestExtension', { newDueAt: '2027-01-29T03:00:00.000Z', reason: typed }],
      ['supervisor', 'approveExtension'],
      ['applicant', 'requestWithdrawal', { reason: typed }],
      ['lead', 'declineWithdrawal', { reason: typed }],
      ['system', 'warn', { scope: 'total' }],
      ['system', 'escalate', { scope: 'total' }],
      ['supervisor', 'apologise', { newDate: '2027-02-26', reason: typed }],
      ['applicant', 'changeReturn', { returnMethod: 'counter' }],
      ...wayThroughSteps.slice(1),
      ['clerk', 'handOver', { recipient: typed, identityChecked: true }],
    );
    await tell(
      { procedureCode: payOn.submission, homeCollection: true },
      ['lead', 'waiveFee', { reason: typed }],
      ['accountant', 'approveWaiver'],
      ['system', 'collect', { outcome: 'failed' }],
      ['clerk', 'refuse', { ground: 'notEligible', reason: typed }],
    );
    await tell({ homeCollection: true }, ['system', 'collect', { outcome: 'arrived' }], ['applicant', 'withdraw']);
    await tell(
      {},
      ['clerk', 'requestSupplement', asked],
      ['system', 'expireSupplement', {}, '2027-01-05T03:00:00.000Z'],
      ['supervisor', 'resume', { reason: typed }],
      ['applicant', 'supplement', { components: ['request'] }],
      ['clerk', 'accept'],
      ['system', 'expirePayment', {}, '2027-02-15T03:00:00.000Z'],
    );
    await tell(
      {},
      ['clerk', 'accept'],
      pay,
      ['applicant', 'requestWithdrawal', { reason: typed }],
      ['lead', 'approveWithdrawal'],
    );
    await tell({}, ['lead', 'stop', { ground: 'duplicate', reason: typed }], ['supervisor', 'approveStop']);
    await tell({ procedureCode: payOn.return, returnMethod: 'online' }, ['clerk', 'accept'], ...wayThroughSteps, pay, [
      'system',
      'release',
    ]);
    for (const outcome of ['delivered', 'backAtCounter', 'lost']) {
      await tell(
        { returnMethod: 'home' },
        ...wayToPosting,
        ['clerk', 'postResult', { weightGrams: 100 }],
        ['system', 'recordDelivery', { no: 1, outcome }],
      );
    }
    await tell({ by: 'receiveAtCounter', hasAccount: false }, ['clerk', 'accept']);
    await tell(
      { procedureCode: payOn.return },
      ['clerk', 'accept'],
      ['system', 'adoptCalendar', { calendarId: newId() }],
    );
  });

  afterAll(async () => {
    mailer.close();
    await server.close();
  });

  const told = actions.filter((action) => getRow(action).notice);

  function mailsOf(action: Action): ParsedMail[] {
    const mails = sent.get(action) ?? [];
    if (mails.length === 0) throw new Error(`No mail for ${action}`);
    return mails;
  }

  /** The text of the first mail of a kind that holds this. */
  function textOf(action: Action, holding = ''): string {
    const found = mailsOf(action).find(({ text }) => text?.includes(holding));
    if (found?.text === undefined) throw new Error(`No mail for ${action} holds: ${holding}`);
    return found.text;
  }

  test.each(told)('the mail of %s carries the five facts in both languages', (action) => {
    for (const { text = '' } of mailsOf(action)) {
      const [vietnamese, english] = text.split('\n----------\n');
      for (const label of ['Cơ quan giải quyết', 'Người tiếp nhận, xử lý', 'Thời điểm nộp', 'Thời điểm tiếp nhận']) {
        expect(vietnamese).toMatch(new RegExp(`^${label}: \\S`, 'm'));
      }
      expect(vietnamese).toMatch(/^Tình trạng xử lý: \S.*\nHẹn trả kết quả: \S.*\nTrả kết quả: \S/m);
      for (const label of ['Agency', 'Received, processed by', 'Submitted', 'Accepted', 'Processing']) {
        expect(english).toMatch(new RegExp(`^${label}: \\S`, 'm'));
      }
      expect(english).toMatch(/^Result due: \S.*\nReturn: \S/m);
    }
  });

  test.each(told)('the mail of %s has a subject with the code, and no holes or markup', (action) => {
    for (const { subject = '', text = '', html } of mailsOf(action)) {
      expect(subject).toMatch(/^\[H34\.18-261123-\d{4}\] \S.* \/ \S/);
      for (const part of [subject, text, String(html)]) {
        expect(part).not.toMatch(/undefined|\bnull\b|NaN|\[object|Invalid Date|\d{4}-\d{2}-\d{2}T/);
      }
      expect(String(html)).not.toMatch(/<b>|<i>|<script/);
    }
  });

  test('whoever holds the task is named with role and unit', () => {
    expect(textOf('approveExtension')).toMatch(
      /^Người tiếp nhận, xử lý: Chuyên viên .*Mẫu.*, Ban Quản lý Khu kinh tế tỉnh Kon Tum$/m,
    );
  });

  test('a submission says where the tracking key is, and never what it is', () => {
    expect(textOf('submit')).toContain('Khóa chỉ hiện một lần, trên trang xác nhận ngay sau khi nộp');
    expect(textOf('receiveAtCounter')).toContain('khóa tra cứu mà cán bộ một cửa đã đưa');
  });

  test('a request for a supplement lists every piece with what is wrong with it, the reason and the deadline', () => {
    const text = textOf('requestSupplement');
    expect(text).toContain(`1. Văn bản đề nghị cung cấp thông tin – ${typed}`);
    expect(text).toContain(`1. Written request for information – ${typed}`);
    expect(text).toContain(`Nội dung cần bổ sung: ${typed}`);
    expect(text).toMatch(/Hãy bổ sung đầy đủ, chậm nhất 23:59 Thứ \S+ 08\/12\/2026/);
    expect(textOf('remind', 'sắp hết hạn bổ sung'.toUpperCase())).toContain('1. Written request for information');
  });

  test('an acceptance that asks for money says how much by when, and leads to the page to pay on', async () => {
    const text = textOf('accept', 'Hãy nộp 50.000 ₫');
    expect(text).toMatch(/chậm nhất 23:59 Thứ \S+ 21\/12\/2026/);
    const orders = await world.db.select({ id: paymentOrders.id }).from(paymentOrders);
    const [, orderId] = /https:\/\/motcua\.invalid\/ca-nhan\/giao-dich\/(\S+)/.exec(text) ?? [];
    expect(orders.map(({ id }) => id)).toContain(orderId);
  });

  test('who has no account is sent to the counter and to the public search', () => {
    const text = textOf('accept', 'Tra cứu hồ sơ:\nhttps://motcua.invalid/\n');
    expect(text).toContain('Hãy nộp 50.000 ₫');
    expect(text).not.toContain('/ca-nhan/');
  });

  test('a payment says how much came and when the result is due', () => {
    expect(textOf('recordPayment', 'Hẹn trả kết quả: ')).toContain('Số tiền đã nhận: 50.000 ₫');
  });

  test('a due date that depends on unpublished holidays is called provisional', () => {
    const texts = mailsOf('resume')
      .concat(mailsOf('expirePayment'), mailsOf('accept'))
      .map(({ text }) => text);
    expect(texts.some((text) => text?.includes('tạm tính'))).toBe(true);
    expect(texts.some((text) => text?.includes('provisional'))).toBe(true);
  });

  test('a refusal and a stop give their ground and their reason', () => {
    expect(textOf('refuse')).toContain(`Căn cứ: Không đủ điều kiện\n\nLý do: ${typed}`);
    expect(textOf('approveStop')).toContain(`Căn cứ: Trùng hồ sơ đã nộp\n\nLý do: ${typed}`);
  });

  test('an apology and an extension give their reason and the new date', () => {
    expect(textOf('apologise')).toContain('Hẹn trả kết quả mới: Thứ Sáu 26/02/2027.');
    expect(textOf('approveExtension')).toContain('Hẹn trả kết quả mới: 10:00 Thứ Sáu 29/01/2027');
    expect(textOf('approveExtension')).toContain(`Lý do: ${typed}`);
  });

  test('money received for a dossier that ends early is accounted for', () => {
    expect(textOf('approveWithdrawal')).toContain('Số tiền đã nhận, 50.000 ₫, được xem xét hoàn trả');
  });

  test('a result online leads to it; one that came back from the post says where it lies', () => {
    expect(textOf('release')).toMatch(/Xem kết quả:\nhttps:\/\/motcua\.invalid\/ca-nhan\/ho-so\/H34\.18-261123-\d{4}/);
    expect(textOf('recordDelivery', 'CHƯA PHÁT')).toContain('Quầy số 18');
    expect(textOf('recordDelivery', 'THẤT LẠC')).toContain('Cơ quan xin lỗi');
    expect(textOf('recordDelivery', 'ĐÃ PHÁT')).toContain('Đã trả lúc');
  });

  test('what staff note for colleagues is not repeated', () => {
    expect(textOf('approveWaiver')).not.toContain(typed);
  });
});
