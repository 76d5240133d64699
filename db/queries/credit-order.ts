import { eq } from 'drizzle-orm';
import { meaningOf, withMoney } from '../../domain/money-meaning.ts';
import type { Transaction } from '../client.ts';
import { paymentOrders } from '../schema/index.ts';
import { together } from '../together.ts';
import { closeCasesOf, openCase } from './money-cases.ts';
import { queueOutgoing } from './outbox.ts';
import { issueReceipts } from './receipts.ts';
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
  const credited = withMoney(order, credit.amountVnd);
  const isSettled = order.status === 'awaited' && credited.status === 'paid';
  await together(isSettled ? settleOrder(tx, credited, credit) : undefined, askForWhatIsTooMuch(tx, order, credit));
  if (isSettled) await issueReceipts(tx, [{ ...credit, id: order.id, totalVnd: order.totalVnd }]);
}

async function askForWhatIsTooMuch(tx: Transaction, order: Order, credit: Credit): Promise<void> {
  const kind = meaningOf(order, credit.amountVnd);
  if (kind === 'pays') return;
  const amountVnd = kind === 'over' ? surplusVnd(order, credit) : credit.amountVnd;
  const caseId = await openCase(tx, {
    key: `${kind}:${order.id}:${credit.bookingId}`,
    kind,
    unitCode: credit.unitCode,
    dossierId: order.dossierId,
    orderId: order.id,
    bookingId: credit.bookingId,
    amountVnd,
    reference: credit.reference,
  });
  if (caseId === undefined || kind === 'under') return;
  await requestRefundByItself(tx, {
    bookingId: credit.bookingId,
    orderId: order.id,
    dossierId: order.dossierId,
    unitCode: credit.unitCode,
    caseId,
    amountVnd,
    lines: [],
    reason: kind,
  });
}

/** What is more than the order asks for, and came by this movement. */
function surplusVnd({ receivedVnd, totalVnd }: Order, { amountVnd }: Credit): number {
  return Math.min(amountVnd, receivedVnd + amountVnd - totalVnd);
}

async function settleOrder(tx: Transaction, { id, dossierId, orderNo, receivedVnd }: Order, { at }: Credit) {
  await together(
    tx.update(paymentOrders).set({ status: 'paid', paidAt: at }).where(eq(paymentOrders.id, id)),
    closeCasesOf(tx, { orderId: id }, { kinds: ['under'], resolution: 'completed' }),
    queueOutgoing(tx, `paid:${id}`, { kind: 'paymentBooked', dossierId, orderNo, bookedVnd: receivedVnd }),
  );
}
