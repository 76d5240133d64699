import { eq, sql } from 'drizzle-orm';
import type { LedgerAccount } from '../../domain/ledger.ts';
import type { Transaction } from '../client.ts';
import { newId } from '../ids.ts';
import { bookings, ledgerEntries, paymentOrders, type MoneyChannel } from '../schema/index.ts';

/** Where money is, by the way it came. */
export const placeOf: Readonly<Record<MoneyChannel, LedgerAccount>> = {
  vnpay: 'gateway',
  cash: 'cash',
  card: 'card',
  transfer: 'bank',
};

/** What money is for: an order, nothing that is known, or a refund. */
export type Purpose =
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'unmatched' }
  | { readonly kind: 'refund'; readonly refundId: string };

interface Movement {
  /** Makes it unique: booked again under the same key, nothing happens. */
  readonly key: string;
  readonly amountVnd: number;
  readonly reference: string;
  readonly bookedBy: string | null;
  readonly occurredAt: string;
  /** The order it concerns, for showing it there. */
  readonly orderId: string | null;
}

/** Money that came to one of our places. */
export interface MoneyIn extends Movement {
  readonly channel: MoneyChannel;
  readonly attemptId: string | null;
  readonly to: Purpose;
}

/** Books money that came in and answers the booking's id; `undefined` when this very movement was booked before. */
export async function bookIn(tx: Transaction, { channel, attemptId, to, ...movement }: MoneyIn) {
  const id = newId();
  return book(tx, { id, ...movement, attemptId, direction: 'in', channel }, [
    { account: placeOf[channel], moneyOfId: id, amountVnd: movement.amountVnd },
    { ...columnsOf(to), moneyOfId: id, amountVnd: -movement.amountVnd },
  ]);
}

/** Books money that left one of our places. `moneyOfId` is the booking it came in by. */
export async function bookOut(
  tx: Transaction,
  movement: Movement & { readonly channel: MoneyChannel; readonly from: Purpose; readonly moneyOfId: string },
): Promise<string | undefined> {
  const { channel, from, moneyOfId, ...rest } = movement;
  return book(tx, { id: newId(), ...rest, attemptId: null, direction: 'out', channel }, [
    { ...columnsOf(from), moneyOfId, amountVnd: rest.amountVnd },
    { account: placeOf[channel], moneyOfId, amountVnd: -rest.amountVnd },
  ]);
}

/** Books that money which is here is for something else now. */
export async function bookWithin(
  tx: Transaction,
  movement: Movement & { readonly from: Purpose; readonly to: Purpose; readonly moneyOfId: string },
): Promise<string | undefined> {
  const { from, to, moneyOfId, ...rest } = movement;
  return book(tx, { id: newId(), ...rest, attemptId: null, direction: 'within', channel: null }, [
    { ...columnsOf(from), moneyOfId, amountVnd: rest.amountVnd },
    { ...columnsOf(to), moneyOfId, amountVnd: -rest.amountVnd },
  ]);
}

type Entry = Omit<typeof ledgerEntries.$inferInsert, 'id' | 'bookingId' | 'position'>;

/** The only writer of the ledger. Orders carry the sum of their entries, for lists. */
async function book(
  tx: Transaction,
  booking: typeof bookings.$inferInsert & { readonly id: string },
  entries: readonly Entry[],
): Promise<string | undefined> {
  const [booked] = await tx
    .insert(bookings)
    .values(booking)
    .onConflictDoNothing({ target: bookings.key })
    .returning({ id: bookings.id });
  if (booked === undefined) return undefined;
  await tx
    .insert(ledgerEntries)
    .values(entries.map((entry, position) => ({ ...entry, bookingId: booking.id, position })));
  for (const { orderId, amountVnd } of entries) {
    if (orderId !== undefined && orderId !== null) await adjustOrder(tx, orderId, { amountVnd, entries });
  }
  return booked.id;
}

async function adjustOrder(
  tx: Transaction,
  orderId: string,
  { amountVnd, entries }: { readonly amountVnd: number; readonly entries: readonly Entry[] },
): Promise<void> {
  const isRefund = entries.some(({ account }) => account === 'refund');
  await tx
    .update(paymentOrders)
    .set({
      receivedVnd: sql`${paymentOrders.receivedVnd} - ${amountVnd}`,
      ...(isRefund ? { refundedVnd: sql`${paymentOrders.refundedVnd} + ${amountVnd}` } : {}),
    })
    .where(eq(paymentOrders.id, orderId));
}

function columnsOf(purpose: Purpose): Pick<Entry, 'account' | 'orderId' | 'refundId'> {
  switch (purpose.kind) {
    case 'order':
      return { account: 'order', orderId: purpose.orderId };
    case 'unmatched':
      return { account: 'unmatched' };
    case 'refund':
      return { account: 'refund', refundId: purpose.refundId };
  }
}

/** Of each movement, what is booked to this order or to nothing known, in VND; those with nothing left are not told. */
export async function listBalances(
  tx: Transaction,
  purpose: Exclude<Purpose, { kind: 'refund' }>,
): Promise<{ readonly bookingId: string; readonly amountVnd: number }[]> {
  const ofPurpose =
    purpose.kind === 'order' ? eq(ledgerEntries.orderId, purpose.orderId) : eq(ledgerEntries.account, 'unmatched');
  const balance = sql<string>`-sum(${ledgerEntries.amountVnd})`;
  const rows = await tx
    .select({ bookingId: ledgerEntries.moneyOfId, balance })
    .from(ledgerEntries)
    .where(ofPurpose)
    .groupBy(ledgerEntries.moneyOfId)
    .having(sql`-sum(${ledgerEntries.amountVnd}) > 0`)
    .orderBy(sql`max(${ledgerEntries.id}::text) desc`);
  return rows.map((row) => ({ bookingId: row.bookingId, amountVnd: Number(row.balance) }));
}
