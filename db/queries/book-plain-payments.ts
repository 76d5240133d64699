import { and, eq, sql } from 'drizzle-orm';
import { meaningOf } from '../../domain/money-meaning.ts';
import type { Database, Transaction } from '../client.ts';
import { dossiers, moneyCases, paymentAttempts, paymentOrders } from '../schema/index.ts';
import { together } from '../together.ts';
import { instantOf, keepMessages, movementKey, type ReportedPayment } from './book-payment.ts';
import { bookAllIn } from './ledger.ts';
import { queueAllOutgoing } from './outbox.ts';
import { issueReceipts } from './receipts.ts';

/**
 * Takes down together what needs no thought: moneys that each pay, to the đồng, an order that awaits it and that nobody
 * has to look into. Answers which of the payments these were; they are as `bookGatewayPayment` would have booked them.
 * Of the others nothing is touched.
 *
 * One transaction for many, because all receipts of a unit are numbered from one series, under one lock: a hundred
 * payments a second cannot each hold it until their own commit. What somebody else works on is left out instead of
 * waited for, so that two of these never wait for each other's orders.
 */
export async function bookPlainPayments(
  db: Database,
  payments: readonly ReportedPayment[],
): Promise<ReadonlySet<ReportedPayment>> {
  return db.transaction(async (tx) => {
    const plain = await findPlain(tx, payments);
    if (plain.length === 0) return new Set();
    await together(
      refuseTroubled(tx, plain),
      keepMessages(
        tx,
        'ipn',
        plain.map(({ payment }) => ({ payment, outcome: 'recorded' })),
      ),
      bookMoney(tx, plain),
      settle(tx, plain),
      tellDossiers(tx, plain),
      issueReceiptsOf(tx, plain),
    );
    return new Set(plain.map(({ payment }) => payment));
  });
}

interface PlainPayment {
  readonly payment: ReportedPayment;
  readonly attemptId: string;
  readonly order: Pick<typeof paymentOrders.$inferSelect, 'id' | 'dossierId' | 'orderNo' | 'totalVnd'>;
  readonly unitCode: string;
  readonly paidAt: string;
}

/** Locks what is free and keeps what is plain of it, one payment for each order. */
async function findPlain(tx: Transaction, payments: readonly ReportedPayment[]): Promise<PlainPayment[]> {
  const successes = payments.filter(({ succeeded, heldByGateway }) => succeeded && !heldByGateway);
  const byRef = new Map(successes.map((payment) => [payment.attemptRef, payment]));
  const plain = new Map<string, PlainPayment>();
  for (const { attempt, order, unitCode } of await lockFree(tx, [...byRef.keys()])) {
    const payment = byRef.get(attempt.ref);
    if (payment === undefined || plain.has(order.id)) continue;
    const isPlain =
      attempt.status !== 'paid' &&
      attempt.amountVnd === payment.amountVnd &&
      order.receivedVnd === 0 &&
      meaningOf(order, payment.amountVnd) === 'pays';
    if (isPlain) plain.set(order.id, { payment, attemptId: attempt.id, order, unitCode, paidAt: instantOf(payment) });
  }
  return [...plain.values()];
}

/** These attempts with their orders, without those that somebody works on or that have an open case. */
async function lockFree(tx: Transaction, refs: readonly string[]) {
  if (refs.length === 0) return [];
  return tx
    .select({ attempt: paymentAttempts, order: paymentOrders, unitCode: dossiers.unitCode })
    .from(paymentAttempts)
    .innerJoin(paymentOrders, eq(paymentOrders.id, paymentAttempts.orderId))
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(
      and(
        sql`${paymentAttempts.ref} = any(${texts(refs)})`,
        sql`not exists (select from ${moneyCases} c where c.status = 'open'
          and (c.order_id = ${paymentOrders.id} or c.reference = ${paymentAttempts.ref}))`,
      ),
    )
    .for('update', { of: [paymentAttempts, paymentOrders], skipLocked: true });
}

/** Whoever had the lock just before may have opened a case that the locking statement, begun earlier, did not see. */
async function refuseTroubled(tx: Transaction, plain: readonly PlainPayment[]): Promise<void> {
  const [opened] = await tx.execute(sql`
    select id from ${moneyCases} where status = 'open' and (
      order_id = any(${texts(plain.map(({ order }) => order.id))}::uuid[])
      or reference = any(${texts(plain.map(({ payment }) => payment.attemptRef))}))
    limit 1`);
  if (opened !== undefined) throw new Error('A case was opened meanwhile');
}

/** A list as one value, so that the statement has one text whatever the length. */
function texts(values: readonly string[]) {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}

async function tellDossiers(tx: Transaction, plain: readonly PlainPayment[]): Promise<void> {
  await queueAllOutgoing(
    tx,
    plain.map(({ order: { id, dossierId, orderNo, totalVnd: bookedVnd } }) => ({
      key: `paid:${id}`,
      message: { kind: 'paymentBooked', dossierId, orderNo, bookedVnd },
    })),
  );
}

async function issueReceiptsOf(tx: Transaction, plain: readonly PlainPayment[]): Promise<void> {
  await issueReceipts(
    tx,
    plain.map(({ order: { id, totalVnd }, unitCode, paidAt }) => ({
      id,
      totalVnd,
      unitCode,
      collectorId: null,
      at: paidAt,
    })),
  );
}

async function bookMoney(tx: Transaction, plain: readonly PlainPayment[]): Promise<void> {
  const booked = await bookAllIn(
    tx,
    plain.map(({ payment, attemptId, order, paidAt }) => ({
      key: movementKey(payment),
      orderId: order.id,
      attemptId,
      channel: 'vnpay',
      amountVnd: payment.amountVnd,
      reference: payment.attemptRef,
      bookedBy: null,
      occurredAt: paidAt,
      to: { kind: 'order', orderId: order.id },
    })),
  );
  if (booked.length < plain.length) throw new Error('Money of an attempt that is not paid was booked before');
}

/** Marks attempts and orders as paid. */
async function settle(tx: Transaction, plain: readonly PlainPayment[]): Promise<void> {
  const given = JSON.stringify(
    plain.map(({ payment, attemptId, order, paidAt }) => ({
      attemptId,
      orderId: order.id,
      transactionNo: payment.gatewayTransactionNo,
      responseCode: payment.responseCode ?? null,
      paidAt,
    })),
  );
  const settled = sql`jsonb_to_recordset(${given}::jsonb) as g ("attemptId" uuid, "orderId" uuid, "transactionNo" text,
    "responseCode" text, "paidAt" timestamptz)`;
  await together(
    tx.execute(sql`
      update ${paymentAttempts} a set status = 'paid', response_code = g."responseCode",
        gateway_transaction_no = g."transactionNo", settled_at = g."paidAt", next_check_at = null
      from ${settled} where a.id = g."attemptId"`),
    tx.execute(sql`
      update ${paymentOrders} o set status = 'paid', paid_at = g."paidAt" from ${settled} where o.id = g."orderId"`),
  );
}
