import { eq, sql } from 'drizzle-orm';
import type { LedgerAccount, LedgerPlace } from '../../domain/ledger.ts';
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

/** Where money lies, as the other side of a booking within our own books: `moveMoney`. */
interface Place {
  readonly kind: 'place';
  readonly place: LedgerPlace;
}

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
export async function bookIn(tx: Transaction, money: MoneyIn): Promise<string | undefined> {
  const [id] = await bookAllIn(tx, [money]);
  return id;
}

/** Books several moneys that came in; answers the ids of those that were not booked before, in no order. */
export async function bookAllIn(tx: Transaction, moneys: readonly MoneyIn[]): Promise<string[]> {
  return book(
    tx,
    moneys.map(({ channel, attemptId, to, ...movement }) => {
      const id = newId();
      const { amountVnd } = movement;
      const entries = [
        { account: placeOf[channel], moneyOfId: id, amountVnd },
        { ...columnsOf(to), moneyOfId: id, amountVnd: -amountVnd },
      ];
      return { id, ...movement, attemptId, direction: 'in', channel, entries } as const;
    }),
  );
}

/** Books money that left one of our places. `moneyOfId` is the booking it came in by. */
export async function bookOut(
  tx: Transaction,
  movement: Movement & { readonly channel: MoneyChannel; readonly from: Purpose; readonly moneyOfId: string },
): Promise<string | undefined> {
  const { channel, from, moneyOfId, ...rest } = movement;
  return bookOne(tx, { id: newId(), ...rest, attemptId: null, direction: 'out', channel }, [
    { ...columnsOf(from), moneyOfId, amountVnd: rest.amountVnd },
    { account: placeOf[channel], moneyOfId, amountVnd: -rest.amountVnd },
  ]);
}

/**
 * Books that money which is here is for something else now. Without `moneyOfId` it came in by no movement that is known,
 * and the entries name their own.
 */
export async function bookWithin(
  tx: Transaction,
  movement: Movement & { readonly from: Purpose | Place; readonly to: Purpose | Place; readonly moneyOfId?: string },
): Promise<string | undefined> {
  const id = newId();
  const { from, to, moneyOfId = id, ...rest } = movement;
  return bookOne(tx, { id, ...rest, attemptId: null, direction: 'within', channel: null }, [
    { ...columnsOf(from), moneyOfId, amountVnd: rest.amountVnd },
    { ...columnsOf(to), moneyOfId, amountVnd: -rest.amountVnd },
  ]);
}

/** Books that money lies elsewhere now. */
export async function moveMoney(
  tx: Transaction,
  {
    from,
    to,
    ...movement
  }: Movement & { readonly from: LedgerPlace; readonly to: LedgerPlace; readonly moneyOfId?: string },
): Promise<string | undefined> {
  // Coming to a place is debit, where coming to be for something is credit: the sides are the other way round.
  return bookWithin(tx, { ...movement, from: { kind: 'place', place: to }, to: { kind: 'place', place: from } });
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

async function bookOne(tx: Transaction, booking: Booking, entries: readonly Entry[]): Promise<string | undefined> {
  const [id] = await book(tx, [{ ...booking, entries }]);
  return id;
}

/**
 * The only writer of the ledger: bookings, their entries, and at the orders the sum of theirs, for lists. One statement
 * for all, because money comes in by the hundred a second when a deadline is near. Answers the ids of what it booked, in
 * no order: a key that was booked before is left out.
 */
async function book(
  tx: Transaction,
  movements: readonly (Booking & { readonly entries: readonly Entry[] })[],
): Promise<string[]> {
  const given = movements.map(({ entries, ...booking }) => ({
    ...booking,
    isRefund: entries.some(({ account }) => account === 'refund'),
  }));
  const parts = movements.flatMap(({ id: bookingId, entries }) =>
    entries.map((entry, position) => ({ id: newId(), bookingId, position, ...entry })),
  );
  const booked = await tx.execute<{ id: string }>(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, key text, "orderId" uuid,
        "attemptId" uuid, direction text, channel text, "amountVnd" bigint, reference text, "bookedBy" uuid,
        "occurredAt" timestamptz, "isRefund" boolean)),
    booked as (
      insert into ${bookings} (id, key, order_id, attempt_id, direction, channel, amount_vnd, reference, booked_by, occurred_at)
      select id, key, "orderId", "attemptId", direction, channel, "amountVnd", reference, "bookedBy", "occurredAt" from given
      on conflict (key) do nothing
      returning id),
    entered as (
      insert into ${ledgerEntries} (id, booking_id, position, account, order_id, refund_id, money_of_id, amount_vnd)
      select e.id, booked.id, e.position, e.account, e."orderId", e."refundId", e."moneyOfId", e."amountVnd"
      from booked join jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as e (id uuid, "bookingId" uuid, position int,
        account text, "orderId" uuid, "refundId" uuid, "moneyOfId" uuid, "amountVnd" bigint) on e."bookingId" = booked.id
      returning booking_id, order_id, amount_vnd),
    credited as (
      select entered.order_id, -sum(entered.amount_vnd) as received_vnd,
        -sum(entered.amount_vnd) filter (where given."isRefund") as by_refund_vnd
      from entered join given on given.id = entered.booking_id
      where entered.order_id is not null group by entered.order_id),
    summed as (
      update ${paymentOrders} o
      set received_vnd = o.received_vnd + credited.received_vnd,
        refunded_vnd = o.refunded_vnd - coalesce(credited.by_refund_vnd, 0)
      from credited where o.id = credited.order_id)
    select id from booked`);
  return booked.map(({ id }) => id);
}

function columnsOf(purpose: Purpose | Place): Pick<Entry, 'account' | 'orderId' | 'refundId'> {
  switch (purpose.kind) {
    case 'place':
      return { account: purpose.place };
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
