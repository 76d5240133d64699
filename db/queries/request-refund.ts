import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RefundLine } from '../../domain/fee/refund.ts';
import type { RefundMethod } from '../../domain/refund.ts';
import type { Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { bookings, dossiers, notices, refunds } from '../schema/index.ts';
import { auditMoney, type MoneyActor } from './money-cases.ts';
import { announceDossier } from './announce-dossier.ts';

export interface NewRefund {
  readonly id: string;
  /** The same refund asked for again is one refund. */
  readonly key: string;
  /** The movement whose money goes back. */
  readonly bookingId: string;
  readonly orderId: string | null;
  readonly dossierId: string | null;
  readonly unitCode: string | null;
  readonly caseId: string | null;
  readonly amountVnd: number;
  readonly method: RefundMethod;
  readonly lines: readonly RefundLine[];
  readonly reason: string;
  /** `null` when the system asks. */
  readonly by: MoneyActor | null;
}

/** Asks for a refund, which a second person then decides. `false` when it was asked for before. */
export async function requestRefund(tx: Transaction, { by, ...refund }: NewRefund): Promise<boolean> {
  const kept = await tx
    .insert(refunds)
    .values({ ...refund, requestedBy: by?.accountId ?? null })
    .onConflictDoNothing({ target: refunds.key })
    .returning({ id: refunds.id });
  if (kept.length === 0) return false;
  await auditMoney(tx, {
    subject: ['refund', refund.id],
    action: 'refund.request',
    actor: by,
    detail: { amountVnd: refund.amountVnd, method: refund.method },
  });
  await queueRefundNotice(tx, refund.id, 'refundRequested');
  return true;
}

/** Asks for a refund that follows from the money itself: through the gateway where it came that way, else by transfer. */
export async function requestRefundByItself(
  tx: Transaction,
  refund: Omit<NewRefund, 'id' | 'key' | 'method' | 'by'>,
): Promise<void> {
  const [booking] = await tx
    .select({ channel: bookings.channel, attemptId: bookings.attemptId })
    .from(bookings)
    .where(eq(bookings.id, refund.bookingId));
  const method = booking?.channel === 'vnpay' && booking.attemptId !== null ? 'gateway' : 'transfer';
  await requestRefund(tx, {
    ...refund,
    id: newId(),
    key: `case:${refund.caseId ?? ''}:${refund.bookingId}`,
    method,
    by: null,
  });
}

/** What refunds that wait for approval would take of a booking, by booking, in VND. */
export async function sumRequested(tx: Transaction, bookingIds: readonly string[]): Promise<Map<string, number>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await tx
    .select({ bookingId: refunds.bookingId, sum: sql<string>`sum(${refunds.amountVnd})` })
    .from(refunds)
    .where(and(inArray(refunds.bookingId, [...bookingIds]), eq(refunds.status, 'requested')))
    .groupBy(refunds.bookingId);
  return new Map(rows.map(({ bookingId, sum }) => [bookingId, Number(sum)]));
}

/** What the applicant is told of a refund. */
export const refundNoticeKinds = ['refundRequested', 'refundSent', 'refundSettled', 'refundRejected'] as const;
export type RefundNoticeKind = (typeof refundNoticeKinds)[number];

/** Queues the mail about a step of a refund, if there is a dossier whose applicant can be told. */
export async function queueRefundNotice(tx: Transaction, refundId: string, kind: RefundNoticeKind): Promise<void> {
  const [found] = await tx
    .select({ dossierId: dossiers.id, accountId: dossiers.accountId })
    .from(refunds)
    .innerJoin(dossiers, eq(dossiers.id, refunds.dossierId))
    .where(eq(refunds.id, refundId));
  if (found === undefined) return;
  await tx
    .insert(notices)
    .values({ key: `refund:${refundId}:${kind}`, ...found, kind })
    .onConflictDoNothing({ target: notices.key });
  await announceDossier(tx, found.dossierId);
}
