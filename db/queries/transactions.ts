import { and, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { findTransferNos } from '../../domain/transfer/reference.ts';
import type { Queryable } from '../client.ts';
import { newId } from '../ids.ts';
import {
  bookings,
  dossiers,
  paymentAttempts,
  paymentOrderLines,
  paymentOrders,
  ledgerEntries,
  procedures,
  refunds,
  units,
  type AttemptStatus,
  type OrderStatus,
} from '../schema/index.ts';

/** Where a page of payments goes on: after the order with this instant and id. */
export interface PaymentPosition {
  readonly createdAt: string;
  readonly id: string;
}

/** Whose payments, and which of them. */
export interface PaymentFilter {
  readonly accountId?: string;
  readonly unitCodes?: readonly string[];
  readonly status?: OrderStatus;
  readonly unitCode?: string;
  readonly dossierId?: string;
  /** Dossier code, the reference of an attempt, or that of a transfer. */
  readonly text?: string;
  /** Instants, from inclusive, to exclusive. */
  readonly from?: string;
  readonly to?: string;
}

const summary = {
  id: paymentOrders.id,
  dossierId: paymentOrders.dossierId,
  dossierCode: sql<string>`${dossiers.code}`,
  procedureCode: procedures.code,
  procedureName: procedures.name,
  unitCode: units.code,
  unitName: units.name,
  payerName: dossiers.applicantName,
  totalVnd: paymentOrders.totalVnd,
  receivedVnd: paymentOrders.receivedVnd,
  refundedVnd: paymentOrders.refundedVnd,
  refundUnderWay: sql<boolean>`exists (select 1 from ${refunds} where ${refunds.orderId} = ${paymentOrders.id}
    and ${refunds.status} in ('approved', 'sent', 'needsPerson'))`,
  status: paymentOrders.status,
  createdAt: paymentOrders.createdAt,
  dueAt: paymentOrders.dueAt,
  paidAt: paymentOrders.paidAt,
  transferNo: paymentOrders.transferNo,
  receivingAccount: units.receivingAccount,
};

function summaries(db: Queryable) {
  return db
    .select(summary)
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .innerJoin(procedures, eq(procedures.code, dossiers.procedureCode))
    .innerJoin(units, eq(units.code, dossiers.unitCode));
}

export type PaymentSummaryRow = Awaited<ReturnType<typeof listPayments>>[number];

/** A page of payment orders, latest first. */
export async function listPayments(
  db: Queryable,
  filter: PaymentFilter,
  page: { readonly after: PaymentPosition | undefined; readonly limit: number },
) {
  const { after } = page;
  const beyond =
    after === undefined
      ? undefined
      : sql`(${paymentOrders.createdAt}, ${paymentOrders.id}) < (${after.createdAt}, ${after.id})`;
  return summaries(db)
    .where(and(conditionOf(filter), beyond))
    .orderBy(desc(paymentOrders.createdAt), desc(paymentOrders.id))
    .limit(page.limit);
}

/** How many orders match, counted up to a bound. */
export async function countPayments(db: Queryable, filter: PaymentFilter, bound: number): Promise<number> {
  const matching = db
    .select({ one: sql`1` })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(conditionOf(filter))
    .orderBy(...latestFirst(filter))
    .limit(bound)
    .as('matching');
  return db.$count(matching);
}

/**
 * The order to count units' payments in, so that it ends where the bound is reached: from their dossiers, those without a
 * payment are passed over as well. What belongs to few dossiers is found by those.
 */
function latestFirst({ accountId, dossierId, text }: PaymentFilter): SQL[] {
  const ofFew = accountId ?? dossierId ?? text;
  return ofFew === undefined ? [desc(paymentOrders.createdAt), desc(paymentOrders.id)] : [];
}

/** One order with its lines, attempts and movements of money, if it exists and the filter lets it be seen. */
export async function findPayment(db: Queryable, id: string, filter: PaymentFilter) {
  const [order] = await summaries(db).where(and(eq(paymentOrders.id, id), conditionOf(filter)));
  if (order === undefined) return undefined;
  const [lines, attempts, moved] = await Promise.all([
    db.select().from(paymentOrderLines).where(eq(paymentOrderLines.orderId, id)).orderBy(paymentOrderLines.position),
    db.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, id)).orderBy(desc(paymentAttempts.createdAt)),
    listMovements(db, id),
  ]);
  return { ...order, lines, attempts, bookings: moved };
}

/** Every movement that concerned an order: meant for it, or booked to it at some time. */
async function listMovements(db: Queryable, orderId: string) {
  const concerning = db
    .select({ id: ledgerEntries.bookingId })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.orderId, orderId));
  const moved = await db
    .select()
    .from(bookings)
    .where(or(eq(bookings.orderId, orderId), inArray(bookings.id, concerning)))
    .orderBy(bookings.createdAt, bookings.id);
  const entries = await db
    .select()
    .from(ledgerEntries)
    .where(
      inArray(
        ledgerEntries.bookingId,
        moved.map(({ id }) => id),
      ),
    )
    .orderBy(ledgerEntries.position);
  return moved.map((booking) => ({
    ...booking,
    entries: entries.filter(({ bookingId }) => bookingId === booking.id),
  }));
}

export type PaymentRow = NonNullable<Awaited<ReturnType<typeof findPayment>>>;

function conditionOf(filter: PaymentFilter): SQL | undefined {
  return and(
    filter.accountId === undefined ? undefined : eq(dossiers.accountId, filter.accountId),
    filter.unitCodes === undefined ? undefined : inArray(dossiers.unitCode, [...filter.unitCodes]),
    filter.unitCode === undefined ? undefined : eq(dossiers.unitCode, filter.unitCode),
    filter.dossierId === undefined ? undefined : eq(paymentOrders.dossierId, filter.dossierId),
    filter.status === undefined ? undefined : eq(paymentOrders.status, filter.status),
    filter.from === undefined ? undefined : sql`${paymentOrders.createdAt} >= ${filter.from}`,
    filter.to === undefined ? undefined : sql`${paymentOrders.createdAt} < ${filter.to}`,
    filter.text === undefined ? undefined : matchesText(filter.text),
  );
}

function matchesText(text: string): SQL {
  const [transferNo = null] = findTransferNos(text);
  return sql`(${dossiers.code} = ${text.toUpperCase()} or ${paymentOrders.transferNo} = ${transferNo} or exists (
    select 1 from ${paymentAttempts}
    where ${paymentAttempts.orderId} = ${paymentOrders.id}
      and (${paymentAttempts.ref} = ${text} or ${paymentAttempts.gatewayTransactionNo} = ${text})))`;
}

/** A new attempt at paying an order. */
export interface NewAttempt {
  readonly id: string;
  readonly orderId: string;
  readonly ref: string;
  readonly amountVnd: number;
  readonly method: string;
  readonly bankCode: string | null;
  readonly description: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/**
 * Opens an attempt if its order still awaits money; the same id again answers the attempt it made. `undefined` when the
 * order is not open. The order's row is locked, so that no attempt starts while the order lapses.
 */
export async function openAttempt(
  db: Queryable,
  attempt: NewAttempt,
): Promise<typeof paymentAttempts.$inferSelect | undefined> {
  return db.transaction(async (tx) => {
    const [made] = await tx.select().from(paymentAttempts).where(eq(paymentAttempts.id, attempt.id));
    if (made !== undefined) return made;
    const [order] = await tx
      .select({ status: paymentOrders.status })
      .from(paymentOrders)
      .where(eq(paymentOrders.id, attempt.orderId))
      .for('update');
    if (order?.status !== 'awaited') return undefined;
    const [opened] = await tx
      .insert(paymentAttempts)
      .values({ ...attempt, nextCheckAt: attempt.expiresAt })
      .returning();
    return opened;
  });
}

/** The order an attempt belongs to, for the payer's way back. */
export async function findOrderOfAttempt(
  db: Queryable,
  ref: string,
): Promise<{ readonly orderId: string; readonly status: AttemptStatus } | undefined> {
  const [row] = await db
    .select({ orderId: paymentAttempts.orderId, status: paymentAttempts.status })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.ref, ref));
  return row;
}

/** A reference for a new attempt: letters and digits, unique for ever. */
export function newAttemptRef(): string {
  return newId().replaceAll('-', '').toUpperCase();
}
