import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { Database, Queryable, Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import {
  accounts,
  auditEntries,
  dossiers,
  files,
  paymentOrderLines,
  paymentOrders,
  procedures,
  provinces,
  receipts,
  receiptSeries,
  units,
} from '../schema/index.ts';
import type { MadeFile } from './letters.ts';
import { auditMoney, type MoneyActor } from './money-cases.ts';
import { tryAgainAt } from './try-again.ts';

export type Receipt = typeof receipts.$inferSelect;

/** Template of our receipts until a unit registers its own: a setting, not a form of the law. */
const templateCode = 'MAU-01BL';

/** An order that has just been paid, and who took the money; `null` when it came by the gateway or the bank. */
export interface PaidOrder {
  readonly id: string;
  readonly totalVnd: number;
  readonly unitCode: string;
  readonly collectorId: string | null;
  readonly at: string;
}

/**
 * Issues the receipts of orders that have just been paid, under the next numbers of their units' series for the year.
 * A series stays locked until the transaction ends, so that no number is skipped: be the last to ask, for everybody else
 * of the unit who is paid for waits until then.
 */
export async function issueReceipts(tx: Transaction, orders: readonly PaidOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const issued = await takeNumbers(tx, orders);
  const missing = orders.filter(({ id }) => !issued.has(id));
  if (missing.length === 0) return;
  await openSeries(tx, missing);
  const rest = await takeNumbers(tx, missing);
  if (rest.size < missing.length) throw new Error(`Of ${missing.length} receipts ${rest.size} were kept`);
}

/**
 * Takes the next numbers, writes the receipts and audits each, in one statement. Answers the orders that have theirs: all
 * but those of a unit whose year has no series yet. Series are locked in one order, or two of these would wait for ever.
 */
async function takeNumbers(tx: Transaction, orders: readonly PaidOrder[]): Promise<ReadonlySet<string>> {
  const given = orders.map((order, nth) => ({
    ...order,
    nth,
    series: seriesCodeAt(order.at),
    receiptId: newId(),
    auditId: newId(),
  }));
  const issued = await tx.execute<{ order_id: string }>(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, "totalVnd" bigint, "unitCode" text,
        "collectorId" uuid, at timestamptz, nth int, series text, "receiptId" uuid, "auditId" uuid)),
    wanted as (select "unitCode", series, count(*)::int as many from given group by "unitCode", series),
    locked as (
      select s.id, wanted.many from ${receiptSeries} s
      join wanted on s.unit_code = wanted."unitCode" and s.series_code = wanted.series and s.fee_type = 'fee'
      order by s.id for update of s),
    taken as (
      update ${receiptSeries} s set next_no = s.next_no + locked.many from locked where s.id = locked.id
      returning s.id, s.unit_code, s.series_code, s.next_no - locked.many as first_no),
    numbered as (
      select given.*, taken.id as series_id,
        taken.first_no + row_number() over (partition by taken.id order by given.nth) - 1 as no
      from given join taken on taken.unit_code = given."unitCode" and taken.series_code = given.series),
    audited as (
      insert into ${auditEntries} (id, subject_kind, subject_id, action, actor_role, detail, at)
      select "auditId", 'receipt', "receiptId"::text, 'receipt.issue', 'system', jsonb_build_object('orderId', id), now()
      from numbered)
    insert into ${receipts} (id, series_id, no, order_id, amount_vnd, lines, collector_id, issued_at)
    select n."receiptId", n.series_id, n.no, n.id, n."totalVnd", coalesce(lines.lines, '[]'::jsonb), n."collectorId", n.at
    from numbered n left join lateral (
      select jsonb_agg(
        jsonb_build_object('code', l.code, 'name', l.name, 'legalBasis', l.legal_basis, 'amountVnd', l.amount_vnd)
        order by l.position) as lines
      from ${paymentOrderLines} l where l.order_id = n.id) lines on true
    returning order_id`);
  return new Set(issued.map(({ order_id: orderId }) => orderId));
}

async function openSeries(tx: Transaction, orders: readonly PaidOrder[]): Promise<void> {
  const series = orders.map(({ unitCode, at }) => ({ unitCode, seriesCode: seriesCodeAt(at) }));
  await tx
    .insert(receiptSeries)
    .values(series.map((of) => ({ ...of, feeType: 'fee' as const, templateCode })))
    .onConflictDoNothing();
}

function seriesCodeAt(at: string): string {
  return `BL/${localDateOf(at).slice(2, 4)}E`;
}

/** Makes an order's receipt void, which keeps its number; without one, nothing happens. */
export async function voidReceipt(
  tx: Transaction,
  orderId: string,
  { reason, actor }: { readonly reason: string; readonly actor: MoneyActor | null },
): Promise<void> {
  const [voided] = await tx
    .update(receipts)
    .set({ status: 'void', voidedAt: new Date().toISOString(), voidReason: reason })
    .where(and(eq(receipts.orderId, orderId), eq(receipts.status, 'issued')))
    .returning({ id: receipts.id });
  if (voided === undefined) return;
  await auditMoney(tx, { subject: ['receipt', voided.id], action: 'receipt.void', actor, detail: { reason } });
}

/** The receipts of an order, the latest first, with the files that are made. */
export function listReceipts(db: Queryable, orderId: string) {
  return db
    .select({
      id: receipts.id,
      no: receipts.no,
      templateCode: receiptSeries.templateCode,
      seriesCode: receiptSeries.seriesCode,
      amountVnd: receipts.amountVnd,
      status: receipts.status,
      issuedAt: receipts.issuedAt,
      voidedAt: receipts.voidedAt,
      voidReason: receipts.voidReason,
      file: files,
    })
    .from(receipts)
    .innerJoin(receiptSeries, eq(receiptSeries.id, receipts.seriesId))
    .leftJoin(files, eq(files.id, receipts.fileId))
    .where(eq(receipts.orderId, orderId))
    .orderBy(sql`${receipts.issuedAt} desc`, sql`${receipts.no} desc`);
}

export type ReceiptRow = Awaited<ReturnType<typeof listReceipts>>[number];

/** Longer than printing one takes. If whoever prints dies, it is free again after this long. */
const leaseSeconds = 60;

/** Takes one receipt whose PDF is to be made, for this caller alone until the lease runs out. */
export async function leaseReceipt(db: Database): Promise<Receipt | undefined> {
  const due = db
    .select({ id: receipts.id })
    .from(receipts)
    .where(lte(receipts.nextAttemptAt, sql`now()`))
    .orderBy(asc(receipts.nextAttemptAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const [leased] = await db
    .update(receipts)
    .set({
      nextAttemptAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
      attempts: sql`${receipts.attempts} + 1`,
    })
    .where(sql`${receipts.id} = ${due}`)
    .returning();
  return leased;
}

/** Everything a printed receipt says. @throws Error when the receipt's order is gone. */
export async function getReceiptMatter(db: Queryable, receipt: Receipt) {
  const [matter] = await db
    .select({
      dossierId: dossiers.id,
      code: sql<string>`${dossiers.code}`,
      applicantName: dossiers.applicantName,
      procedureName: procedures.name,
      unitName: units.name,
      place: provinces.name,
      templateCode: receiptSeries.templateCode,
      seriesCode: receiptSeries.seriesCode,
      collectorName: accounts.name,
    })
    .from(receipts)
    .innerJoin(receiptSeries, eq(receiptSeries.id, receipts.seriesId))
    .innerJoin(paymentOrders, eq(paymentOrders.id, receipts.orderId))
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, dossiers.unitCode))
    .innerJoin(provinces, eq(provinces.code, units.provinceCode))
    .leftJoin(accounts, eq(accounts.id, receipts.collectorId))
    .where(eq(receipts.id, receipt.id));
  if (matter === undefined) throw new Error(`Receipt ${receipt.id} is of nothing`);
  return { ...matter, receipt };
}

export type ReceiptMatter = Awaited<ReturnType<typeof getReceiptMatter>>;

/** Puts a receipt's PDF to its dossier, once and for good. */
export async function recordReceiptFile(
  db: Database,
  { receipt, dossierId }: Pick<ReceiptMatter, 'receipt' | 'dossierId'>,
  file: MadeFile,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [waiting] = await tx.select().from(receipts).where(eq(receipts.id, receipt.id)).for('update');
    if (waiting?.fileId !== null) return;
    const [added] = await tx
      .insert(files)
      .values({ ...file, dossierId, purpose: 'letter' })
      .returning({ id: files.id });
    if (added === undefined) throw new Error(`The file of receipt ${receipt.id} was not kept`);
    await tx
      .update(receipts)
      .set({ fileId: added.id, nextAttemptAt: null, lastError: null })
      .where(eq(receipts.id, receipt.id));
  });
}

/** Takes down that a receipt's PDF was not made; it is due again after a growing while, at most ten minutes. */
export async function markReceiptUnmade(db: Database, id: string, error: string): Promise<void> {
  await db
    .update(receipts)
    .set({
      nextAttemptAt: tryAgainAt(receipts.attempts, 600),
      lastError: error.slice(0, 500),
    })
    .where(eq(receipts.id, id));
}
