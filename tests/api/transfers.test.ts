import { eq } from 'drizzle-orm';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { payment } from '../../api/contract/payments.ts';
import { statementImport } from '../../api/contract/transfers.ts';
import { transaction } from '../../api/contract/transactions.ts';
import { newId } from '../../db/ids.ts';
import { askForAccount, confirmAccount, findAccountChange } from '../../db/queries/account-changes.ts';
import { bookTransfer } from '../../db/queries/book-transfer.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { bankTransfers, bookings, moneyCases } from '../../db/schema/index.ts';
import { transferReference } from '../../domain/transfer/reference.ts';
import { readVietQr } from '../../integrations/bank/viet-qr.ts';
import { signCallback } from '../../integrations/signed-callback.ts';
import { createSandboxBank } from '../../stack/sandbox-bank/server.ts';
import { procedureCodes } from '../support/sample-dossiers.ts';
import { transferSecret } from './support/api.ts';
import { openApplicantWorld } from './support/applicant-world.ts';
import type { Browser } from './support/browser.ts';

const { world, api, owner, startAccepted, close } = await openApplicantWorld();
const bankData = await mkdtemp(join(tmpdir(), 'mot-cua-bank-'));
const bank = createSandboxBank({
  dataDir: bankData,
  terminalCode: 'TESTTEST',
  hashSecret: transferSecret,
  ipnUrl: 'http://127.0.0.1:9/nobody-listens',
  transferUrl: `${api.url}/api/v1/transfers/notifications`,
  transferSecret,
  retryMs: 60_000,
});
let accountant: Browser;

beforeAll(async () => {
  await bank.listen();
  accountant = await api.signIn(world.actorOf('accountant').accountId);
});
afterEach(async () => {
  expect(await checkLedger(world.db)).toEqual([]);
});
afterAll(async () => {
  await bank.close();
  await rm(bankData, { recursive: true, force: true });
  await close();
});

const boardAccount = { bankBin: '999999', number: '0000000018' };

/** A payment that is awaited, with what the payer is told to transfer. */
async function awaitTransfer() {
  const { dossierId, code } = await startAccepted({ procedureCode: procedureCodes.onAcceptance });
  const { id, totalVnd, transferNo } = await world.order(dossierId);
  return { dossierId, code, orderId: id, totalVnd, content: transferReference(transferNo) };
}

const newTransferNumber = () => `FT${newId().toUpperCase()}`;

/** A transfer as the bank would tell of it. */
const told = (transfer: object) => ({
  transferNumber: newTransferNumber(),
  receivedAt: new Date().toISOString(),
  account: boardAccount,
  payer: { name: 'NGUYEN VAN MAU', account: '0123456789' },
  ...transfer,
});

/** The bank tells of it: status and body of the answer. */
async function notify(message: unknown, { secret = transferSecret, at = new Date(), sent = '' } = {}) {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  const response = await fetch(`${api.url}/api/v1/transfers/notifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-bank-signature': signCallback(body, { secret, at }) },
    body: sent || body,
  });
  return { status: response.status, body: (await response.json()) as { booked?: string } };
}

const kinds = async (dossierId: string) => (await world.moneyCases(dossierId)).map(({ kind }) => kind);
const bookingsOf = (reference: string) => world.db.select().from(bookings).where(eq(bookings.reference, reference));
const casesOf = (reference: string) => world.db.select().from(moneyCases).where(eq(moneyCases.reference, reference));

describe('a payer by VietQR', () => {
  test('pays what the code says, and the dossier goes on', async () => {
    const { dossierId, orderId, totalVnd } = await awaitTransfer();
    const { transfer } = transaction.parse((await owner.get(`/api/v1/me/transactions/${orderId}`)).body);
    const scanned = readVietQr(transfer?.qrText ?? '');
    expect(scanned).toMatchObject({ accountNumber: boardAccount.number, amountVnd: totalVnd });
    const response = await fetch(`${bank.url}/control/transfers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        account: boardAccount,
        amountVnd: scanned?.amountVnd,
        content: `MBVCB 123 ${scanned?.content.toLowerCase() ?? ''} chuyển tiền`,
        telling: 'twice',
      }),
    });
    expect(await response.json()).toMatchObject({ answers: ['200', '200'] });
    await world.untilStatus(dossierId, 'processing');
    expect(await world.order(dossierId)).toMatchObject({ status: 'paid', receivedVnd: totalVnd });
    const paid = transaction.parse((await owner.get(`/api/v1/me/transactions/${orderId}`)).body);
    expect(paid.transfer).toBeNull();
  });

  test('is shown the rest once too little came, and pays it', async () => {
    const { dossierId, orderId, totalVnd, content } = await awaitTransfer();
    expect(await notify(told({ amountVnd: totalVnd - 1000, content }))).toMatchObject({ status: 200 });
    expect(await kinds(dossierId)).toEqual(['under']);
    const { transfer } = transaction.parse((await owner.get(`/api/v1/me/transactions/${orderId}`)).body);
    expect(transfer?.amountVnd).toBe(1000);
    await notify(told({ amountVnd: 1000, content }));
    await world.untilStatus(dossierId, 'processing');
    expect(await world.moneyCases(dossierId)).toMatchObject([{ kind: 'under', resolution: 'completed' }]);
  });
});

describe('what the bank says of a transfer', () => {
  test('counts once, however often and at what pace it is said', async () => {
    const { dossierId, totalVnd, content } = await awaitTransfer();
    const message = told({ amountVnd: totalVnd, content });
    const answers = await Promise.all(Array.from({ length: 10 }, () => notify(message)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.filter(({ body }) => body.booked === 'now')).toHaveLength(1);
    expect(await bookingsOf(message.transferNumber)).toHaveLength(1);
    await world.untilStatus(dossierId, 'processing');
    expect(await kinds(dossierId)).toEqual([]);
  });

  test('of too much, a second time and after the withdrawal is booked and goes back once approved', async () => {
    const over = await awaitTransfer();
    await notify(told({ amountVnd: over.totalVnd + 5000, content: over.content }));
    await notify(told({ amountVnd: over.totalVnd, content: over.content }));
    await world.untilStatus(over.dossierId, 'processing');
    expect(await kinds(over.dossierId)).toEqual(['over', 'double']);
    const late = await awaitTransfer();
    await world.do(late.dossierId, 'applicant', 'requestWithdrawal', { reason: 'Đổi ý' });
    await world.do(late.dossierId, 'lead', 'approveWithdrawal');
    await world.untilStatus(late.dossierId, 'withdrawn');
    await notify(told({ amountVnd: late.totalVnd, content: late.content }));
    expect(await kinds(late.dossierId)).toEqual(['late']);
  });

  test('without a reference, with a mistyped one or with two becomes a case that keeps its text', async () => {
    const [one, two] = [await awaitTransfer(), await awaitTransfer()];
    const mistyped = one.content.slice(0, -1) + (one.content.endsWith('A') ? 'B' : 'A');
    for (const content of ['tien nop phi', mistyped, `${one.content} ${two.content}`]) {
      const message = told({ amountVnd: 20_000, content });
      expect(await notify(message)).toMatchObject({ status: 200, body: { booked: 'now' } });
      expect(await casesOf(message.transferNumber)).toMatchObject([
        { kind: 'unknownReference', unitCode: unitCodes.board },
      ]);
      const [kept] = await world.db
        .select()
        .from(bankTransfers)
        .where(eq(bankTransfers.reference, message.transferNumber));
      expect(kept).toMatchObject({ content, payerAccount: '0123456789' });
    }
    expect(await world.order(one.dossierId)).toMatchObject({ status: 'awaited', receivedVnd: 0 });
  });

  test('of another unit’s account does not pay this unit’s fee, and of nobody’s is everybody’s case', async () => {
    const { dossierId, totalVnd, content } = await awaitTransfer();
    const elsewhere = told({ amountVnd: totalVnd, content, account: { bankBin: '999999', number: '0000000004' } });
    const nowhere = told({ amountVnd: totalVnd, content, account: { bankBin: '999999', number: '1' } });
    await notify(elsewhere);
    await notify(nowhere);
    await notify(nowhere);
    expect(await casesOf(elsewhere.transferNumber)).toMatchObject([{ unitCode: unitCodes.construction }]);
    expect(await casesOf(nowhere.transferNumber)).toMatchObject([{ unitCode: null, kind: 'unknownReference' }]);
    expect(await world.order(dossierId)).toMatchObject({ status: 'awaited', receivedVnd: 0 });
  });

  test('is not believed when it was changed, signed by another or sent again later', async () => {
    const { dossierId, totalVnd, content } = await awaitTransfer();
    const message = told({ amountVnd: 1000, content });
    const changed = JSON.stringify({ ...message, amountVnd: totalVnd });
    expect(await notify(message, { sent: changed })).toMatchObject({ status: 403 });
    expect(await notify(message, { secret: 'a secret of somebody else' })).toMatchObject({ status: 403 });
    expect(await notify(message, { at: new Date(Date.now() - 301_000) })).toMatchObject({ status: 403 });
    expect(await bookingsOf(message.transferNumber)).toEqual([]);
    expect(await world.order(dossierId)).toMatchObject({ receivedVnd: 0 });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['an amount that is none', told({ amountVnd: -5 })],
    ['half a đồng', told({ amountVnd: 0.5 })],
    ['more money than there is', told({ amountVnd: 9e15 })],
    ['a time before all accounts', told({ amountVnd: 1, receivedAt: '0000-01-01T00:00:00Z' })],
    ['a number with a line break', told({ amountVnd: 1, transferNumber: 'a\nb' })],
  ])('that cannot be read is refused as such: %s', async (_name, message) => {
    expect(await notify(message)).toMatchObject({ status: 400 });
  });

  test('is taken with letters that no database keeps', async () => {
    const message = told({ amountVnd: 1000, content: 'a\u0000b\uD800' });
    expect(await notify(message)).toMatchObject({ status: 200, body: { booked: 'now' } });
  });
});

describe('a bank’s statement', () => {
  const send = async (csv: string, dryRun: boolean) =>
    statementImport.parse(
      (await accountant.post('/api/v1/transfers/statement', { unit: unitCodes.board, csv, dryRun })).body,
    );
  const outcomes = ({ rows }: Awaited<ReturnType<typeof send>>) =>
    rows.map(({ outcome, meaning }) => (meaning === null ? outcome : `${outcome} ${meaning}`));
  const header = '\uFEFFNgày giao dịch;Số giao dịch;Ghi nợ;Ghi có;Nội dung';

  test('is previewed as it would be booked, booked as previewed, and books nothing twice', async () => {
    const { dossierId, code, totalVnd, content } = await awaitTransfer();
    const callback = told({ amountVnd: 7000, content: 'khong ro' });
    await notify(callback);
    const number = newId();
    const csv = [
      header,
      `23/11/2026;A${number};;${(totalVnd - 1000).toLocaleString('vi-VN')};Nguyễn Mẫu ${content}`,
      `23/11/2026;B${number};;1.000;${content}.CT`,
      `23/11/2026;B${number};;1.000;${content}.CT`,
      `23/11/2026;C${number};;5000;ung ho`,
      `23/11/2026;${callback.transferNumber};;7000;khong ro`,
      `23/11/2026;D${number};200000;;phi dich vu`,
      `ngày nào đó;E${number};;1000;x`,
    ].join('\r\n');
    const expected = [
      'books under',
      'books pays',
      'alreadyBooked',
      'books unknown',
      'alreadyBooked',
      'notCredit',
      'unreadable',
    ];
    const preview = await send(csv, true);
    expect(outcomes(preview)).toEqual(expected);
    expect(preview.rows[0]).toMatchObject({ line: 2, dossierCode: code });
    expect(await world.order(dossierId)).toMatchObject({ receivedVnd: 0 });

    const imported = await send(csv, false);
    expect(outcomes(imported)).toEqual(expected);
    expect(imported.bookedVnd).toBe(totalVnd + 5000);
    await world.untilStatus(dossierId, 'processing');
    const again = await Promise.all([send(csv, false), send(csv, false)]);
    expect(again.map(({ bookedVnd }) => bookedVnd)).toEqual([0, 0]);
    expect(await notify(told({ transferNumber: `C${number}`, amountVnd: 5000 }))).toMatchObject({
      body: { booked: 'before' },
    });
  });

  test('imported by two people at once books each transfer once', async () => {
    const { dossierId, totalVnd, content } = await awaitTransfer();
    const csv = `${header}\n23/11/2026;F${newId()};;${totalVnd};${content}`;
    const imports = await Promise.all([send(csv, false), send(csv, false), send(csv, false)]);
    expect(imports.reduce((sum, { bookedVnd }) => sum + bookedVnd, 0)).toBe(totalVnd);
    await world.untilStatus(dossierId, 'processing');
    expect(await kinds(dossierId)).toEqual([]);
  });

  test('of no use is refused naming the field, and is nobody else’s business', async () => {
    const useless = { unit: unitCodes.board, csv: 'a,b\n1,2', dryRun: true };
    expect(await accountant.post('/api/v1/transfers/statement', useless)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'csv', code: 'unreadable' }] },
    });
    const elsewhere = { ...useless, unit: unitCodes.construction };
    expect(await accountant.post('/api/v1/transfers/statement', elsewhere)).toMatchObject({ status: 404 });
    expect(await owner.post('/api/v1/transfers/statement', useless)).toMatchObject({ status: 403 });
  });
});

describe('a unit that has changed its account', () => {
  /** Two administrators put another account of the board to use. */
  async function changeAccount(number: string): Promise<void> {
    const [askerId, confirmerId] = [world.actorOf('administrator').accountId, world.actorOf('lead').accountId];
    const change = { code: unitCodes.board, reason: 'Đổi ngân hàng' };
    const account = { ...boardAccount, number, bank: 'Ngân hàng mẫu', holder: 'Ban Quản lý (mẫu)' };
    await world.db.transaction((tx) => askForAccount(tx, { ...change, byId: askerId }, account));
    const asked = await findAccountChange(world.db, unitCodes.board);
    const decision = { code: unitCodes.board, byId: confirmerId, changeId: asked?.id ?? '' };
    expect(await world.db.transaction((tx) => confirmAccount(tx, decision))).toBeUndefined();
  }
  const newAccount = { ...boardAccount, number: '0000000777' };
  beforeAll(() => changeAccount(newAccount.number));
  afterAll(() => changeAccount(boardAccount.number));

  const readAs = async (account: object | undefined, row: string) => {
    const csv = `Ngày;Số giao dịch;Ghi có;Nội dung\n23/11/2026;${row}`;
    const answer = await accountant.post('/api/v1/transfers/statement', {
      unit: unitCodes.board,
      ...(account === undefined ? {} : { account }),
      csv,
      dryRun: false,
    });
    return statementImport.parse(answer.body).rows.map(({ outcome, meaning }) => [outcome, meaning]);
  };

  test('is still paid by a code shown before, once, whoever tells of it', async () => {
    const { dossierId, orderId, totalVnd, content } = await awaitTransfer();
    const message = told({ amountVnd: totalVnd, content });
    expect(await notify(message)).toMatchObject({ body: { booked: 'now' } });
    await world.untilStatus(dossierId, 'processing');
    const row = `${message.transferNumber};${totalVnd};${content}`;
    expect(await readAs(boardAccount, row)).toEqual([['alreadyBooked', null]]);
    expect(await bookingsOf(message.transferNumber)).toMatchObject([{ orderId }]);
    expect(await casesOf(message.transferNumber)).toEqual([]);
  });

  test('books two transfers that both banks happen to number alike', async () => {
    const [one, two] = [await awaitTransfer(), await awaitTransfer()];
    const message = told({ amountVnd: one.totalVnd, content: one.content });
    await notify(message);
    const row = `${message.transferNumber};${two.totalVnd};${two.content}`;
    expect(await readAs(undefined, row)).toEqual([['books', 'pays']]);
    expect(await notify({ ...message, account: newAccount })).toMatchObject({ body: { booked: 'before' } });
    expect(await bookingsOf(message.transferNumber)).toHaveLength(2);
    await world.untilStatus(one.dossierId, 'processing');
    await world.untilStatus(two.dossierId, 'processing');
  });

  test('lets its accountant choose among its accounts, and no other', async () => {
    expect(await accountant.get('/api/v1/receiving-accounts')).toMatchObject({
      body: {
        data: [
          { account: newAccount, isFormer: false },
          { account: boardAccount, isFormer: true },
        ],
      },
    });
    const elsewhere = { unit: unitCodes.board, account: { ...boardAccount, number: '1' }, csv: 'x', dryRun: true };
    expect(await accountant.post('/api/v1/transfers/statement', elsewhere)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'account', code: 'unknown_account' }] },
    });
  });

  test('is told when a statement says that it is of another of its accounts than the one chosen', async () => {
    const csv = `Số tài khoản: 0000 0000 18\nNgày;Số giao dịch;Ghi có;Nội dung\n23/11/2026;${newTransferNumber()};5000;x`;
    const body = { unit: unitCodes.board, csv, dryRun: true };
    expect(await accountant.post('/api/v1/transfers/statement', body)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'account', code: 'other_account' }] },
    });
    const rightly = { ...body, account: boardAccount };
    expect(await accountant.post('/api/v1/transfers/statement', rightly)).toMatchObject({ status: 200 });
  });

  test('knows what was booked by hand before its account was known', async () => {
    const reference = newTransferNumber();
    const transfer = { unitCode: unitCodes.board, reference, amountVnd: 5000, receivedAt: new Date().toISOString() };
    expect(await world.db.transaction((tx) => bookTransfer(tx, transfer, null))).toBe(true);
    expect(await readAs(boardAccount, `${reference};5000;x`)).toEqual([['alreadyBooked', null]]);
  });
});

describe('at the office', () => {
  test('the clerk shows the code to a walk-in, and the accountant finds the payment by its reference', async () => {
    const { code, orderId, content } = await awaitTransfer();
    const clerk = await api.signIn(world.actorOf('clerk').accountId);
    expect(await clerk.get(`/api/v1/dossiers/${code}/transfer`)).toMatchObject({
      status: 200,
      body: { transfer: { content, account: { number: boardAccount.number } } },
    });
    expect(await accountant.get(`/api/v1/payments?q=${content.toLowerCase()}`)).toMatchObject({
      body: { data: [{ id: orderId }] },
    });
  });

  test('a transfer booked by hand, however its number was typed, is known when the bank tells of it', async () => {
    const { dossierId, totalVnd, content } = await awaitTransfer();
    const reference = newTransferNumber();
    const body = {
      unit: unitCodes.board,
      reference: reference.toLowerCase(),
      amountVnd: totalVnd,
      receivedAt: new Date().toISOString(),
      content,
    };
    expect((await accountant.post('/api/v1/transfers', body)).body).toEqual({ booked: 'now' });
    await world.untilStatus(dossierId, 'processing');
    expect(await notify(told({ transferNumber: reference, amountVnd: totalVnd, content }))).toMatchObject({
      status: 200,
      body: { booked: 'before' },
    });
  });

  test('nobody approves the refund of a transfer they booked themselves', async () => {
    const { dossierId, orderId, totalVnd, content } = await awaitTransfer();
    await notify(told({ amountVnd: totalVnd, content }));
    await world.untilStatus(dossierId, 'processing');
    const invented = { unit: unitCodes.board, paymentId: orderId, reference: `FT${newId()}`, amountVnd: totalVnd };
    await accountant.post('/api/v1/transfers', { ...invented, receivedAt: new Date().toISOString() });
    const { refunds } = payment.parse((await accountant.get(`/api/v1/payments/${orderId}`)).body);
    expect(refunds).toMatchObject([{ status: 'requested', requestedBy: null, mayDecide: false }]);
    const approval = `/api/v1/refunds/${refunds[0]?.id ?? ''}/approve`;
    expect(await accountant.post(approval)).toMatchObject({ status: 409, body: { code: 'second_person_needed' } });
    const [double] = await world.moneyCases(dossierId);
    const refund = { resolution: 'refund', reason: 'Nộp trùng', method: 'transfer' };
    const key = { 'Idempotency-Key': newId() };
    expect(await accountant.post(`/api/v1/discrepancies/${double?.id ?? ''}/resolve`, refund, key)).toMatchObject({
      body: { code: 'second_person_needed' },
    });
    const supervisor = await api.signIn(world.actorOf('supervisor').accountId);
    expect(await supervisor.post(approval)).toMatchObject({ status: 200, body: { status: 'approved' } });
  });
});
