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

interface Entry {
  readonly account: LedgerAccount;
  readonly orderId?: string;
  readonly refundId?: string;
  readonly moneyOfId: string;
  readonly amountVnd: number;
}

interface Booking extends Movement {
  readonly id: string;
  readonly attemptId: string | null;
  readonly direction: 'in' | 'out' | 'within';
  readonly channel: MoneyChannel | null;
}

/**
 * The only writer of the ledger: a booking, its entries, and at the orders the sum of theirs, for lists. One statement,
 * because money comes in by the hundred a second when a deadline is near. `undefined` when the key was booked before.
 */
async function book(tx: Transaction, booking: Booking, entries: readonly Entry[]): Promise<string | undefined> {
  const { id, key, orderId, attemptId, direction, channel, amountVnd, reference, bookedBy, occurredAt } = booking;
  const isRefund = entries.some(({ account }) => account === 'refund');
  const rows = entries.map(
    (
      entry,
      position,
    ) => sql`(${newId()}::uuid, ${position}::int, ${entry.account}::text, ${entry.orderId ?? null}::uuid,
      ${entry.refundId ?? null}::uuid, ${entry.moneyOfId}::uuid, ${entry.amountVnd}::bigint)`,
  );
  const booked = await tx.execute(sql`
    with booked as (
      insert into ${bookings} (id, key, order_id, attempt_id, direction, channel, amount_vnd, reference, booked_by, occurred_at)
      values (${id}, ${key}, ${orderId}, ${attemptId}, ${direction}, ${channel}, ${amountVnd}, ${reference}, ${bookedBy},
        ${occurredAt})
      on conflict (key) do nothing
      returning id),
    entered as (
      insert into ${ledgerEntries} (id, booking_id, position, account, order_id, refund_id, money_of_id, amount_vnd)
      select e.id, booked.id, e.position, e.account, e.order_id, e.refund_id, e.money_of_id, e.amount_vnd
      from booked, (values ${sql.join(rows, sql`, `)})
        as e (id, position, account, order_id, refund_id, money_of_id, amount_vnd)
      returning order_id, amount_vnd),
    credited as (
      select order_id, -sum(amount_vnd) as received_vnd from entered where order_id is not null group by order_id),
    summed as (
      update ${paymentOrders} o
      set received_vnd = o.received_vnd + credited.received_vnd,
        refunded_vnd = o.refunded_vnd - case when ${isRefund} then credited.received_vnd else 0 end
      from credited where o.id = credited.order_id)
    select id from booked`);
  return booked.length === 0 ? undefined : id;
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
