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

interface Issuing {
  readonly unitCode: string;
  readonly collectorId: string | null;
  readonly at: string;
}

/**
 * Issues the receipt of an order that has just been paid, under the next number of its unit's series for the year. The
 * series stays locked until the transaction ends, so that no number is skipped: be the last to ask, for everybody else
 * of the unit who is paid for waits until then.
 */
export async function issueReceipt(
  tx: Transaction,
  order: { readonly id: string; readonly totalVnd: number },
  issuing: Issuing,
): Promise<void> {
  if (await takeNumber(tx, order, issuing)) return;
  await openSeries(tx, issuing);
  if (!(await takeNumber(tx, order, issuing))) throw new Error(`The receipt of order ${order.id} was not kept`);
}

/** Takes the next number, writes the receipt and audits it in one statement; `false` while the year has no series yet. */
async function takeNumber(
  tx: Transaction,
  order: { readonly id: string; readonly totalVnd: number },
  { unitCode, collectorId, at }: Issuing,
): Promise<boolean> {
  const id = newId();
  const issued = await tx.execute(sql`
    with lines as (
      select coalesce(jsonb_agg(
        jsonb_build_object('code', code, 'name', name, 'legalBasis', legal_basis, 'amountVnd', amount_vnd)
        order by position), '[]'::jsonb) as lines
      from ${paymentOrderLines} where order_id = ${order.id}),
    taken as (
      update ${receiptSeries} set next_no = next_no + 1
      where unit_code = ${unitCode} and fee_type = 'fee' and series_code = ${seriesCodeAt(at)}
      returning id, next_no - 1 as no),
    audited as (
      insert into ${auditEntries} (id, subject_kind, subject_id, action, actor_role, detail, at)
      select ${newId()}::uuid, 'receipt', ${id}::text, 'receipt.issue', 'system',
        ${JSON.stringify({ orderId: order.id })}::jsonb, now()
      from taken)
    insert into ${receipts} (id, series_id, no, order_id, amount_vnd, lines, collector_id, issued_at)
    select ${id}::uuid, taken.id, taken.no, ${order.id}::uuid, ${order.totalVnd}::bigint, lines.lines,
      ${collectorId}::uuid, ${at}::timestamptz
    from taken, lines
    returning id`);
  return issued.length > 0;
}

async function openSeries(tx: Transaction, { unitCode, at }: Issuing): Promise<void> {
  await tx
    .insert(receiptSeries)
    .values({ unitCode, feeType: 'fee', templateCode, seriesCode: seriesCodeAt(at) })
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
