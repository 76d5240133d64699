import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportsContract, exportView } from '../../api/contract/exports.ts';
import { problemDocument } from '../../api/contract/problem.ts';
import { receiptsContract, registeredReceipt } from '../../api/contract/receipts.ts';
import { revenueContract, revenueReport } from '../../api/contract/revenue.ts';
import { openDatabase, type OpenDatabase } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { bookIn, bookOut, bookWithin, listBalances, type Purpose } from '../../db/queries/ledger.ts';
import { issueReceipts, voidReceipt } from '../../db/queries/receipts.ts';
import { sumRevenue } from '../../db/queries/revenue.ts';
import { bookings, ledgerEntries, moneyChannels, receiptSeries, refunds, units } from '../../db/schema/index.ts';
import { unitCodes } from '../../db/sample/units.ts';
import { revenueGroupings } from '../../domain/reports/revenue.ts';
import { createDirectoryFileStore } from '../../integrations/files/directory-store.ts';
import { writeExports, type ExportWriting } from '../../worker/exports/write-exports.ts';
import { createSampleDatabase } from '../support/dossier-world.ts';
import { owe as oweOrder } from '../support/owed-orders.ts';
import { createCast } from '../support/sample-dossiers.ts';
import type { Browser } from './support/browser.ts';
import { startSampleApi, type SampleApi } from './support/sample-api.ts';

let database: OpenDatabase;
let directory: string;
let writing: ExportWriting;
let api: SampleApi;
let accountant: Browser;
let officer: Browser;
let applicantId: string;
let accountantId: string;
let supervisorId: string;

beforeAll(async () => {
  database = openDatabase(await createSampleDatabase());
  directory = await mkdtemp(join(tmpdir(), 'mot-cua-revenue-'));
  const files = createDirectoryFileStore(directory);
  writing = { database, files, log: pino({ level: 'silent' }) };
  api = await startSampleApi(database.db, { files });
  const actorOf = await createCast(database.db);
  applicantId = actorOf('applicant').accountId;
  accountantId = actorOf('accountant').accountId;
  supervisorId = actorOf('supervisor').accountId;
  accountant = await api.signIn(accountantId);
  officer = await api.signIn(actorOf('officer').accountId);
});

afterAll(async () => {
  await api.close();
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

const owe = (unitCode: string, fees: readonly number[], status?: 'expired') =>
  oweOrder(database.db, { applicantId, unitCode, fees, ...(status === undefined ? {} : { status }) });

const movement = (amountVnd: number, occurredAt: string) => ({
  key: newId(),
  amountVnd,
  reference: newId().slice(0, 8),
  bookedBy: null,
  occurredAt,
  orderId: null,
});

const ofOrder = (orderId: string): Purpose => ({ kind: 'order', orderId });
const unmatched: Purpose = { kind: 'unmatched' };

const payIn = (to: Purpose, amountVnd: number, at: string, channel: (typeof moneyChannels)[number] = 'cash') =>
  database.db.transaction((tx) => bookIn(tx, { ...movement(amountVnd, at), channel, attemptId: null, to }));

const report = async (query: Record<string, string>, browser = accountant) =>
  revenueReport.parse((await browser.get(`/api/v1/reports/revenue?${new URLSearchParams(query).toString()}`)).body);

/** The net of each fee, surplus and unmatched money of a day, by its key without the procedure. */
const feesOf = async (day: string) => {
  const { groups } = await report({ from: day, to: day });
  return Object.fromEntries(groups.map(({ key, netVnd }) => [key.split(':').at(-1) ?? key, netVnd]));
};

const move = z.object({
  kind: z.enum(['in', 'in', 'within', 'out']),
  source: z.number(),
  target: z.number(),
  amountVnd: z.number(),
  day: z.number(),
  channel: z.enum(moneyChannels),
});
const moves = fc.record({
  kind: fc.constantFrom('in', 'in', 'within', 'out'),
  source: fc.nat({ max: 4 }),
  target: fc.nat({ max: 4 }),
  amountVnd: fc.integer({ min: 1, max: 120_000 }),
  day: fc.integer({ min: 1, max: 9 }),
  channel: fc.constantFrom(...moneyChannels),
});

/** Moves money as the dice say, never more than is there. */
async function shuffleMoney(purposes: readonly Purpose[], { kind, ...given }: z.infer<typeof move>): Promise<void> {
  const { amountVnd, channel } = given;
  const at = `2020-03-0${given.day}T10:00:00.000Z`;
  const [from = unmatched, to = unmatched] = [purposes[given.source], purposes[given.target]];
  if (kind === 'in') {
    await payIn(to, amountVnd, at, channel);
    return;
  }
  if (from.kind === 'refund') return;
  await database.db.transaction(async (tx) => {
    const [money] = await listBalances(tx, from);
    if (money === undefined) return;
    const [came] = await tx.select().from(bookings).where(eq(bookings.id, money.bookingId));
    const one = { ...movement(Math.min(amountVnd, money.amountVnd), at), from, moneyOfId: money.bookingId };
    if (kind === 'within') await bookWithin(tx, { ...one, to });
    else await bookOut(tx, { ...one, channel: came?.channel ?? 'cash' });
  });
}

/** What the places of the ledger say came and went between two instants. */
async function placesOf(from: string, to: string) {
  const [sums] = await database.db
    .select({
      cameVnd: sql<string>`coalesce(sum(${ledgerEntries.amountVnd}) filter (where ${ledgerEntries.amountVnd} > 0), 0)`,
      wentVnd: sql<string>`-coalesce(sum(${ledgerEntries.amountVnd}) filter (where ${ledgerEntries.amountVnd} < 0), 0)`,
    })
    .from(ledgerEntries)
    .innerJoin(bookings, eq(bookings.id, ledgerEntries.bookingId))
    .where(
      sql`${inArray(ledgerEntries.account, ['gateway', 'cash', 'card', 'bank'])}
        and ${bookings.occurredAt} >= ${from} and ${bookings.occurredAt} < ${to}`,
    );
  return { cameVnd: Number(sums?.cameVnd), wentVnd: Number(sums?.wentVnd) };
}

describe('the revenue report', () => {
  test('adds up to the places of the ledger, however it is grouped and whatever the period', async () => {
    const { db } = database;
    const purposes: Purpose[] = [
      unmatched,
      ofOrder((await owe(unitCodes.board, [70_000, 20_000, 1])).id),
      ofOrder((await owe(unitCodes.board, [33_333])).id),
      ofOrder((await owe(unitCodes.construction, [50_000, 0, 49_999])).id),
      ofOrder((await owe(unitCodes.justice, [90_000, 10_000], 'expired')).id),
    ];
    const [drawn = []] = fc.sample(fc.array(moves, { minLength: 70, maxLength: 70 }), { numRuns: 1, seed: 12 });
    for (const one of drawn) await shuffleMoney(purposes, move.parse(one));
    const all = (await db.select({ code: units.code }).from(units)).map(({ code }) => code);
    for (const [fromInstant, toInstant] of [
      ['2020-03-01T00:00:00Z', '2020-03-10T00:00:00Z'],
      ['2020-03-04T00:00:00Z', '2020-03-06T00:00:00Z'],
    ] as const) {
      const places = await placesOf(fromInstant, toInstant);
      expect(places.cameVnd).toBeGreaterThan(100_000);
      expect(places.wentVnd).toBeGreaterThan(10_000);
      for (const by of revenueGroupings) {
        const scope = { unitCodes: all, withUnmatched: true, fromInstant, toInstant };
        const rows = await sumRevenue(db, scope, by);
        const sum = (name: 'cameVnd' | 'wentVnd' | 'movedVnd') => rows.reduce((total, row) => total + row[name], 0);
        expect({ by, cameVnd: sum('cameVnd'), wentVnd: sum('wentVnd'), movedVnd: sum('movedVnd') }).toEqual({
          by,
          ...places,
          movedVnd: 0,
        });
      }
    }
  });

  test('divides a part payment among the fees in whole VND, the rest to the last, and what is beyond is surplus', async () => {
    const order = await owe(unitCodes.board, [10_000, 10_000, 10_001]);
    await payIn(ofOrder(order.id), 10_000, '2020-04-01T03:00:00Z');
    expect(await feesOf('2020-04-01')).toEqual({ 'phi-0': 3333, 'phi-1': 3333, 'phi-2': 3334 });
    await payIn(ofOrder(order.id), 25_001, '2020-04-02T03:00:00Z');
    expect(await feesOf('2020-04-02')).toEqual({ 'phi-0': 6667, 'phi-1': 6667, 'phi-2': 6667, surplus: 5000 });
  });

  test('counts all money of an order of which nothing is owed any more as surplus', async () => {
    const order = await owe(unitCodes.board, [10_000, 20_000], 'expired');
    await payIn(ofOrder(order.id), 30_000, '2020-04-03T03:00:00Z');
    expect(await feesOf('2020-04-03')).toEqual({ surplus: 30_000 });
  });

  test('takes a refund from the fees it names, on the day it is paid out and not when it is approved', async () => {
    const order = await owe(unitCodes.board, [60_000, 40_000]);
    const bookingId = await payIn(ofOrder(order.id), 100_000, '2020-05-01T03:00:00Z');
    if (bookingId === undefined) throw new Error('The payment was not booked');
    const refundId = newId();
    const line = { code: 'phi-1', name: { vi: 'Phí 1', en: 'Fee 1' }, why: { vi: 'Mẫu', en: 'Sample' } };
    await database.db.insert(refunds).values({
      id: refundId,
      key: refundId,
      bookingId,
      orderId: order.id,
      dossierId: order.dossierId,
      unitCode: unitCodes.board,
      amountVnd: 40_000,
      method: 'cash',
      status: 'approved',
      lines: [{ ...line, amountVnd: 40_000, refundVnd: 40_000 }],
      reason: 'Mẫu',
      requestedBy: accountantId,
      decidedBy: supervisorId,
      decidedAt: '2020-05-02T03:00:00Z',
    });
    const toRefund: Purpose = { kind: 'refund', refundId };
    const refunded = { from: ofOrder(order.id), to: toRefund, moneyOfId: bookingId };
    await database.db.transaction((tx) => bookWithin(tx, { ...movement(40_000, '2020-05-02T03:00:00Z'), ...refunded }));
    expect(await feesOf('2020-05-02')).toEqual({});
    await database.db.transaction((tx) =>
      bookOut(tx, {
        ...movement(40_000, '2020-05-03T03:00:00Z'),
        from: toRefund,
        moneyOfId: bookingId,
        channel: 'cash',
      }),
    );
    expect(await feesOf('2020-05-03')).toEqual({ 'phi-1': -40_000 });
    expect((await report({ from: '2020-05-01', to: '2020-05-03' })).total).toMatchObject({
      cameVnd: 100_000,
      wentVnd: 40_000,
      netVnd: 60_000,
    });
  });

  test('shows money nobody knows in a line of its own, and moves it to its fee when it is known', async () => {
    const order = await owe(unitCodes.board, [30_000]);
    const bookingId = await payIn(unmatched, 30_000, '2020-06-01T03:00:00Z', 'transfer');
    expect(await feesOf('2020-06-01')).toEqual({ unmatched: 30_000 });
    await database.db.transaction((tx) =>
      bookWithin(tx, {
        ...movement(30_000, '2020-06-02T03:00:00Z'),
        from: unmatched,
        to: ofOrder(order.id),
        moneyOfId: bookingId ?? '',
      }),
    );
    expect(await feesOf('2020-06-02')).toEqual({ 'phi-0': 30_000, unmatched: -30_000 });
    const byDay = await report({ from: '2020-06-01', to: '2020-06-02', by: 'day' });
    expect(byDay.groups).toMatchObject([{ key: '2020-06-01', cameVnd: 30_000, noFeeVnd: 30_000 }]);
    const byUnit = await report({ from: '2020-06-01', to: '2020-06-02', by: 'unit' });
    expect(byUnit.groups).toMatchObject([
      { key: unitCodes.board, cameVnd: 0, movedVnd: 30_000, netVnd: 30_000 },
      { key: 'unmatched', cameVnd: 30_000, movedVnd: -30_000, netVnd: 0 },
    ]);
  });

  test('counts a day as Vietnam does', async () => {
    const order = await owe(unitCodes.board, [1_000]);
    await payIn(ofOrder(order.id), 1_000, '2020-06-30T17:00:00Z');
    expect(await feesOf('2020-06-30')).toEqual({});
    expect(await feesOf('2020-07-01')).toEqual({ 'phi-0': 1_000 });
  });

  test('names with each figure the movements it is the sum of, page by page', async () => {
    const order = await owe(unitCodes.board, [60_000, 40_000]);
    for (const part of [10_000, 30_000, 70_000]) await payIn(ofOrder(order.id), part, '2020-08-01T03:00:00Z', 'card');
    for (const by of revenueGroupings) {
      for (const { href, netVnd } of (await report({ from: '2020-08-01', to: '2020-08-01', by })).groups) {
        const amounts: number[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const path: string = `/api/v1${href}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
          const page = revenueContract.listRevenueMovements.success.body.parse((await accountant.get(path)).body);
          amounts.push(...page.data.map(({ amountVnd }) => amountVnd));
          expect(page.data.every(({ paymentId, dossierCode }) => paymentId === order.id && dossierCode !== null)).toBe(
            true,
          );
          cursor = page.page.next;
        }
        expect(amounts.reduce((sum, amountVnd) => sum + amountVnd, 0)).toBe(netVnd);
      }
    }
  });

  test('is for accountants and supervisors, of their own units, for days in order and not too many', async () => {
    expect((await officer.get('/api/v1/reports/revenue')).status).toBe(403);
    expect((await accountant.get(`/api/v1/reports/revenue?unit=${unitCodes.justice}`)).status).toBe(403);
    const elsewhere = await owe(unitCodes.justice, [5_000]);
    await payIn(ofOrder(elsewhere.id), 5_000, '2020-09-01T03:00:00Z');
    expect(await feesOf('2020-09-01')).toEqual({});
    const refusal = async (query: string) =>
      problemDocument.parse((await accountant.get(`/api/v1/reports/revenue?${query}`)).body).errors?.[0];
    expect(await refusal('from=2020-02-01&to=2020-01-01')).toMatchObject({ field: 'query.to', code: 'before_from' });
    expect(await refusal('from=2019-01-01&to=2020-12-31')).toMatchObject({ field: 'query.to', code: 'too_long' });
  });
});

describe('the receipts register', () => {
  const issued: { id: string; code: string }[] = [];
  const readSeries = async (query = '') =>
    receiptsContract.listReceiptSeries.success.body.parse(
      (await accountant.get(`/api/v1/receipts/series${query}`)).body,
    ).data;
  const readPage = async (query: string) =>
    receiptsContract.listReceipts.success.body.parse((await accountant.get(`/api/v1/receipts${query}`)).body);

  beforeAll(async () => {
    for (const [index, amountVnd] of [10_000, 20_000, 30_000, 40_000, 50_000].entries()) {
      const order = await owe(unitCodes.board, [amountVnd]);
      const at = `2021-01-0${index + 1}T03:00:00.000Z`;
      const issuing = { unitCode: unitCodes.board, collectorId: accountantId, at };
      await database.db.transaction((tx) => issueReceipts(tx, [{ ...order, ...issuing }]));
      issued.push(order);
    }
    const elsewhere = await owe(unitCodes.justice, [9_000]);
    const issuing = { unitCode: unitCodes.justice, collectorId: null, at: '2021-01-01T03:00:00Z' };
    await database.db.transaction((tx) => issueReceipts(tx, [{ ...elsewhere, ...issuing }]));
    const voiding = { reason: 'Ghi nhầm người nộp', actor: null };
    await database.db.transaction((tx) => voidReceipt(tx, issued[1]?.id ?? '', voiding));
  });

  test('says of each series from which to which number, what is issued and void, and that none is missing', async () => {
    expect(await readSeries()).toMatchObject([
      {
        unit: { code: unitCodes.board },
        series: 'BL/21E',
        taken: 5,
        first: '0000001',
        last: '0000005',
        issued: 4,
        issuedVnd: 130_000,
        voided: 1,
        voidedVnd: 20_000,
        gaps: [],
      },
    ]);
    expect(await readSeries('?from=2021-01-03&to=2021-01-04')).toMatchObject([
      { first: '0000003', last: '0000004', issued: 2, issuedVnd: 70_000, gaps: [] },
    ]);
  });

  test('is read page by page without a receipt twice or left out', async () => {
    const numbers: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { data, page } = await readPage(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.total).toBe(5);
      numbers.push(...data.map(({ number }) => number));
      cursor = page.next;
    }
    expect(numbers).toEqual(['0000005', '0000004', '0000003', '0000002', '0000001']);
  });

  test.each([
    ['status=void', ['0000002']],
    ['number=3', ['0000003']],
    ['number=0000003', ['0000003']],
    ['from=2021-01-04', ['0000005', '0000004']],
    ['to=2021-01-01', ['0000001']],
  ])('is narrowed by %s', async (query, numbers) => {
    expect((await readPage(`?${query}`)).data.map(({ number }) => number)).toEqual(numbers);
  });

  test('leads from a receipt to its payment and dossier', async () => {
    const [found] = (await readPage('?status=void')).data;
    expect(registeredReceipt.parse(found)).toMatchObject({
      paymentId: issued[1]?.id,
      dossierCode: issued[1]?.code,
      voidReason: 'Ghi nhầm người nộp',
      href: null,
    });
  });

  test('is for accountants and supervisors, of their own units', async () => {
    expect((await officer.get('/api/v1/receipts')).status).toBe(403);
    expect((await accountant.get(`/api/v1/receipts?unit=${unitCodes.justice}`)).status).toBe(403);
  });

  test('names the numbers that are missing, whatever it is narrowed to', async () => {
    const boardSeries = eq(receiptSeries.unitCode, unitCodes.board);
    await database.db.update(receiptSeries).set({ nextNo: 8 }).where(boardSeries);
    expect(await readSeries('?to=2021-01-01')).toMatchObject([{ gaps: [{ from: '0000006', to: '0000007' }] }]);
    await database.db.update(receiptSeries).set({ nextNo: 6 }).where(boardSeries);
  });
});

describe('an accountant’s export', () => {
  async function fetchCsv(body: object): Promise<string> {
    const asked = await accountant.post('/api/v1/exports', { format: 'csv', ...body }, { 'Idempotency-Key': newId() });
    const { id } = exportView.parse(asked.body);
    await writeExports(writing);
    const { data } = exportsContract.listExports.success.body.parse((await accountant.get('/api/v1/exports')).body);
    const href = data.find((one) => one.id === id)?.href ?? '';
    return Buffer.from(await accountant.download(href)).toString('utf8');
  }

  test('of revenue holds the figures of the report as numbers', async () => {
    const lines = (await fetchCsv({ revenue: { from: '2020-06-01', to: '2020-06-02' } })).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^"Phí 0",".+",".+",0,0,30000,30000,0$/);
    expect(lines[2]).toBe('"Tiền chưa rõ của ai","","",30000,0,-30000,0,0');
  });

  test('of receipts holds every receipt the filter means', async () => {
    const lines = (await fetchCsv({ receipts: { from: '2021-01-01', status: 'issued' } })).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain('"BL/21E","0000005"');
  });

  test('is not of dossiers, and of one thing only', async () => {
    const ask = async (body: object) =>
      (await accountant.post('/api/v1/exports', { format: 'xlsx', ...body }, { 'Idempotency-Key': newId() })).status;
    expect(await ask({})).toBe(403);
    expect(await ask({ revenue: {}, receipts: {} })).toBe(422);
  });
});
