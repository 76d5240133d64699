import { eq } from 'drizzle-orm';
import type { Transaction } from '../client.ts';
import { dossiers, paymentOrders } from '../schema/index.ts';
import { bookForOrder } from './book-payment.ts';
import { bookIn } from './ledger.ts';
import { auditMoney, openCase, type MoneyActor } from './money-cases.ts';

/** A credit on the unit's account statement. */
export interface Transfer {
  readonly unitCode: string;
  /** The bank's own number of the transfer: booked once under it. */
  readonly reference: string;
  readonly amountVnd: number;
  readonly receivedAt: string;
  /** The payment it is for; left out while nobody knows. */
  readonly orderId?: string | undefined;
}

/**
 * Books money that came by bank transfer, whatever its amount and whenever it came: too little waits for the rest, too
 * much goes back, and what is for nothing known becomes a case. `false` when this transfer was booked before.
 */
export async function bookTransfer(tx: Transaction, transfer: Transfer, actor: MoneyActor): Promise<boolean> {
  const { unitCode, reference, amountVnd, receivedAt: occurredAt, orderId } = transfer;
  const key = `transfer:${unitCode}:${reference}`;
  const money = { key, channel: 'transfer', attemptId: null, amountVnd, reference, occurredAt } as const;
  const bookedBy = actor.accountId;
  if (orderId === undefined) {
    const bookingId = await bookIn(tx, { ...money, bookedBy, orderId: null, to: { kind: 'unmatched' } });
    if (bookingId === undefined) return false;
    await openCase(tx, { key, kind: 'unknownReference', unitCode, bookingId, amountVnd, reference });
    return true;
  }
  const [order] = await tx
    .select({ order: paymentOrders })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(eq(paymentOrders.id, orderId))
    .for('update', { of: paymentOrders });
  if (order === undefined) throw new Error(`No order ${orderId}`);
  const isNew = await bookForOrder(tx, { ...money, bookedBy, order: order.order, unitCode });
  if (isNew)
    await auditMoney(tx, { subject: ['order', orderId], action: 'order.transfer', actor, detail: { amountVnd } });
  return isNew;
}
