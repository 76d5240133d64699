import { eq } from 'drizzle-orm';
import type { MoneyCaseKind } from '../../domain/money-cases.ts';
import type { Transaction } from '../client.ts';
import { paymentOrders } from '../schema/index.ts';
import { together } from '../together.ts';
import { closeCasesOf, openCase } from './money-cases.ts';
import { queueOutgoing } from './outbox.ts';
import { issueReceipt } from './receipts.ts';
import { requestRefundByItself } from './request-refund.ts';

export type Order = typeof paymentOrders.$inferSelect;

/** Money that was just booked to an order. */
export interface Credit {
  /** The movement by which it came in. */
  readonly bookingId: string;
  readonly amountVnd: number;
  readonly reference: string;
  readonly unitCode: string;
  readonly collectorId: string | null;
  readonly at: string;
}

/**
 * Says what money just booked to a locked order means. An order it covers is paid, gets its receipt, and its dossier is
 * told; money the order does not call for becomes a case, and what is to go back by itself a refund to be approved.
 * `order` is as it was before the money.
 */
export async function creditOrder(tx: Transaction, order: Order, credit: Credit): Promise<void> {
  const receivedVnd = order.receivedVnd + credit.amountVnd;
  const covers = order.status === 'awaited' && receivedVnd >= order.totalVnd;
  await together(
    covers ? settleOrder(tx, order, { ...credit, receivedVnd }) : undefined,
    askForWhatIsTooMuch(tx, order, { ...credit, receivedVnd }),
  );
  if (covers) await issueReceipt(tx, order, credit);
}

async function askForWhatIsTooMuch(
  tx: Transaction,
  order: Order,
  { receivedVnd, ...credit }: Credit & { readonly receivedVnd: number },
): Promise<void> {
  const trouble = troubleOf(order, receivedVnd, credit.amountVnd);
  if (trouble === undefined) return;
  const caseId = await openCase(tx, {
    key: `${trouble.kind}:${order.id}:${credit.bookingId}`,
    kind: trouble.kind,
    unitCode: credit.unitCode,
    dossierId: order.dossierId,
    orderId: order.id,
    bookingId: credit.bookingId,
    amountVnd: trouble.amountVnd,
    reference: credit.reference,
  });
  if (caseId === undefined || trouble.kind === 'under') return;
  await requestRefundByItself(tx, {
    bookingId: credit.bookingId,
    orderId: order.id,
    dossierId: order.dossierId,
    unitCode: credit.unitCode,
    caseId,
    amountVnd: trouble.amountVnd,
    lines: [],
    reason: trouble.kind,
  });
}

async function settleOrder(tx: Transaction, order: Order, paid: Credit & { readonly receivedVnd: number }) {
  const { dossierId, orderNo } = order;
  const { receivedVnd: bookedVnd } = paid;
  await together(
    tx.update(paymentOrders).set({ status: 'paid', paidAt: paid.at }).where(eq(paymentOrders.id, order.id)),
    closeCasesOf(tx, { orderId: order.id }, { kinds: ['under'], resolution: 'completed' }),
    queueOutgoing(tx, `paid:${order.id}`, { kind: 'paymentBooked', dossierId, orderNo, bookedVnd }),
  );
}

/** What is wrong with money for this order, if anything, and how much of it needs a person. */
function troubleOf(
  { status, totalVnd }: Order,
  receivedVnd: number,
  amountVnd: number,
): { readonly kind: MoneyCaseKind; readonly amountVnd: number } | undefined {
  switch (status) {
    case 'awaited':
      if (receivedVnd > totalVnd) return { kind: 'over', amountVnd: Math.min(amountVnd, receivedVnd - totalVnd) };
      return receivedVnd < totalVnd ? { kind: 'under', amountVnd } : undefined;
    case 'paid':
      return { kind: 'double', amountVnd };
    case 'expired':
    case 'cancelled':
    case 'waived':
      return { kind: 'late', amountVnd };
  }
}
