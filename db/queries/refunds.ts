import { and, eq, sql } from 'drizzle-orm';
import type { RefundStatus } from '../../domain/refund.ts';
import type { Queryable, Transaction } from '../client.ts';
import { bookings, moneyCases, paymentOrders, refunds, type MoneyChannel } from '../schema/index.ts';
import { putInDrawer } from './drawers.ts';
import { bookOut, bookWithin, listBalances, type Purpose } from './ledger.ts';
import { auditMoney, closeCase, closeCasesOf, openCase, type MoneyActor } from './money-cases.ts';
import { queueOutgoing } from './outbox.ts';
import { voidReceipt } from './receipts.ts';
import { queueRefundNotice } from './request-refund.ts';

export type Refund = typeof refunds.$inferSelect;

/** Why a refund cannot be moved on; nothing was written then. */
export type RefundRefusal =
  /** It is not waiting for this any more. */
  | 'notOpen'
  /** Whoever asked cannot decide. */
  | 'samePerson'
  /** Whoever took down that the money came cannot decide that it goes. */
  | 'ownBooking'
  /** The money it was asked for is booked elsewhere by now. */
  | 'moneyGone';

/** A refund with its order's row, both locked: the order first, as everywhere. */
export async function lockRefund(tx: Transaction, id: string): Promise<Refund | undefined> {
  const [found] = await tx.select({ orderId: refunds.orderId }).from(refunds).where(eq(refunds.id, id));
  if (typeof found?.orderId === 'string') {
    await tx
      .select({ id: paymentOrders.id })
      .from(paymentOrders)
      .where(eq(paymentOrders.id, found.orderId))
      .for('update');
  }
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, id)).for('update');
  return refund;
}

/**
 * A second person, who neither asked for it nor booked its money, approves a locked refund: from now on the money is owed to the payer. Through the gateway it is sent
 * by a workflow of its own; by hand, an accountant takes down how it was handed over.
 */
export async function approveRefund(
  tx: Transaction,
  refund: Refund,
  actor: MoneyActor,
): Promise<'approved' | RefundRefusal> {
  if (refund.status !== 'requested') return 'notOpen';
  if (refund.requestedBy === actor.accountId) return 'samePerson';
  if (await isOwnBooking(tx, refund, actor)) return 'ownBooking';
  const source = sourceOf(refund);
  const balance = (await listBalances(tx, source)).find(({ bookingId }) => bookingId === refund.bookingId);
  if (balance === undefined || balance.amountVnd < refund.amountVnd) return 'moneyGone';
  await setStatus(tx, refund, 'approved', { decidedBy: actor.accountId, decidedAt: now() });
  await bookWithin(tx, { ...movementOf(refund, 'owed', actor), from: source, to: owedBack(refund) });
  if (refund.method === 'gateway') {
    await queueOutgoing(tx, `refund:${refund.id}`, { kind: 'startRefund', refundId: refund.id });
  }
  await auditRefund(tx, refund, 'refund.approve', actor);
  await closeCaseOf(tx, refund, actor);
  return 'approved';
}

async function isOwnBooking(tx: Transaction, { bookingId }: Refund, { accountId }: MoneyActor): Promise<boolean> {
  const own = and(eq(bookings.id, bookingId), eq(bookings.bookedBy, accountId));
  return (await tx.$count(bookings, own)) > 0;
}

/** Somebody declines a locked refund, or takes back what they asked for. Its case, if any, stays open. */
export async function declineRefund(
  tx: Transaction,
  refund: Refund,
  { actor, reason }: { readonly actor: MoneyActor | null; readonly reason: string },
): Promise<'declined' | RefundRefusal> {
  if (refund.status !== 'requested') return 'notOpen';
  await setStatus(tx, refund, 'declined', {
    decidedBy: actor?.accountId ?? null,
    decidedAt: now(),
    decisionReason: reason,
    endedAt: now(),
  });
  await auditRefund(tx, refund, 'refund.decline', actor);
  if (actor !== null) await queueRefundNotice(tx, refund.id, 'refundRejected');
  return 'declined';
}

/** Declines whatever still waits for approval of a case: it is being resolved another way. */
export async function declineRefundsOfCase(tx: Transaction, caseId: string, reason: string): Promise<void> {
  const waiting = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.caseId, caseId), eq(refunds.status, 'requested')))
    .for('update');
  for (const refund of waiting) await declineRefund(tx, refund, { actor: null, reason });
}

interface Settling {
  readonly reference: string;
  /** The gateway's number, where it went through the gateway. */
  readonly gatewayRefundNo?: string;
  readonly actor: MoneyActor | null;
}

/** The money of a locked refund has reached the payer. */
export async function settleRefund(tx: Transaction, refund: Refund, { actor, ...how }: Settling): Promise<void> {
  await setStatus(tx, refund, 'settled', { ...how, settledBy: actor?.accountId ?? null, endedAt: now() });
  const movement = movementOf(refund, 'paid', actor);
  const channel = channelOf(refund);
  const paidOut = await bookOut(tx, { ...movement, reference: how.reference, channel, from: owedBack(refund) });
  if (channel === 'cash' && paidOut !== undefined && actor !== null && refund.unitCode !== null) {
    await putInDrawer(tx, { bookingId: paidOut, accountId: actor.accountId, unitCode: refund.unitCode });
  }
  await auditRefund(tx, refund, 'refund.settle', actor);
  await closeCasesOf(tx, { bookingId: refund.bookingId }, { kinds: ['refundUnclear'], resolution: 'refundArrived' });
  await queueRefundNotice(tx, refund.id, 'refundSettled');
  if (refund.orderId !== null) await voidReceiptIfAllIsBack(tx, refund.orderId, actor);
}

/** The money of a locked refund did not reach the payer: it is owed for what it was before, and a person must look. */
export async function rejectRefund(
  tx: Transaction,
  refund: Refund,
  { actor, ...how }: Omit<Settling, 'reference'> & { readonly failure: string },
): Promise<void> {
  await setStatus(tx, refund, 'rejected', { ...how, endedAt: now() });
  await bookWithin(tx, { ...movementOf(refund, 'back', actor), from: owedBack(refund), to: sourceOf(refund) });
  await auditRefund(tx, refund, 'refund.reject', actor);
  await closeCasesOf(tx, { bookingId: refund.bookingId }, { kinds: ['refundUnclear'], resolution: 'refundNotDone' });
  await openCaseOf(tx, refund, 'refundFailed');
  await queueRefundNotice(tx, refund.id, 'refundRejected');
}

/** Nobody can tell whether the gateway has a locked refund: a person asks, nothing is sent again. */
export async function handRefundOver(tx: Transaction, refund: Refund, failure: string): Promise<void> {
  await setStatus(tx, refund, 'needsPerson', { failure });
  await auditRefund(tx, refund, 'refund.handOver', null);
  await openCaseOf(tx, refund, 'refundUnclear');
}

/** Takes down, before the gateway is asked, that it is asked now and under which id. Once only: `false` means ask, not send. */
export async function markRefundSent(tx: Transaction, refund: Refund): Promise<boolean> {
  if (refund.status !== 'approved') return false;
  await setStatus(tx, refund, 'sent', { gatewayRequestId: refund.id.replaceAll('-', ''), sentAt: now() });
  await queueRefundNotice(tx, refund.id, 'refundSent');
  return true;
}

/** Where the money of a refund is booked while it is not owed back. */
function sourceOf({ orderId }: Refund): Exclude<Purpose, { kind: 'refund' }> {
  return orderId === null ? { kind: 'unmatched' } : { kind: 'order', orderId };
}

function owedBack({ id }: Refund): Purpose {
  return { kind: 'refund', refundId: id };
}

function channelOf({ method }: Refund): MoneyChannel {
  return method === 'gateway' ? 'vnpay' : method;
}

function movementOf(refund: Refund, step: 'owed' | 'paid' | 'back', actor: MoneyActor | null) {
  const { id, amountVnd, orderId, bookingId } = refund;
  return {
    key: `refund:${id}:${step}`,
    amountVnd,
    orderId,
    reference: id,
    moneyOfId: bookingId,
    bookedBy: actor?.accountId ?? null,
    occurredAt: now(),
  };
}

async function setStatus(
  tx: Transaction,
  { id }: Refund,
  status: RefundStatus,
  columns: Partial<typeof refunds.$inferInsert>,
): Promise<void> {
  await tx
    .update(refunds)
    .set({ ...columns, status })
    .where(eq(refunds.id, id));
}

async function auditRefund(tx: Transaction, refund: Refund, action: string, actor: MoneyActor | null): Promise<void> {
  const { id, amountVnd } = refund;
  await auditMoney(tx, { subject: ['refund', id], action, actor, detail: { amountVnd } });
}

async function openCaseOf(tx: Transaction, refund: Refund, kind: 'refundFailed' | 'refundUnclear'): Promise<void> {
  const { id, unitCode, dossierId, orderId, bookingId, amountVnd } = refund;
  await openCase(tx, { key: `${kind}:${id}`, kind, unitCode, dossierId, orderId, bookingId, amountVnd });
}

/** The case a refund came from is resolved once none of its refunds waits for approval. */
async function closeCaseOf(tx: Transaction, { caseId }: Refund, actor: MoneyActor): Promise<void> {
  if (caseId === null) return;
  const waiting = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.caseId, caseId), eq(refunds.status, 'requested')));
  if (waiting.length === 0) await closeCase(tx, caseId, { resolution: 'refund', reason: null, actor });
}

async function voidReceiptIfAllIsBack(tx: Transaction, orderId: string, actor: MoneyActor | null): Promise<void> {
  const [order] = await tx
    .select({
      receivedVnd: paymentOrders.receivedVnd,
      underWay: sql<number>`(select count(*)::int from ${refunds} r where r.order_id = ${paymentOrders.id}
        and r.status in ('approved', 'sent', 'needsPerson'))`,
    })
    .from(paymentOrders)
    .where(eq(paymentOrders.id, orderId));
  if (order?.receivedVnd !== 0 || order.underWay > 0) return;
  await voidReceipt(tx, orderId, { reason: 'Đã hoàn trả toàn bộ số tiền', actor });
}

/** The id of the refund a case of kind `refundUnclear` is about, while nobody knows how it ended. */
export async function findUnclearRefundId(db: Queryable, caseId: string): Promise<string | undefined> {
  const [found] = await db
    .select({ id: refunds.id })
    .from(moneyCases)
    .innerJoin(refunds, eq(refunds.bookingId, moneyCases.bookingId))
    .where(and(eq(moneyCases.id, caseId), eq(moneyCases.kind, 'refundUnclear'), eq(refunds.status, 'needsPerson')));
  return found?.id;
}

/** The refund a case of kind `refundUnclear` is about, locked. */
export async function lockUnclearRefund(tx: Transaction, caseId: string): Promise<Refund | undefined> {
  const id = await findUnclearRefundId(tx, caseId);
  return id === undefined ? undefined : lockRefund(tx, id);
}

function now(): string {
  return new Date().toISOString();
}
