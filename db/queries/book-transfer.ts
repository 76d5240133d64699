import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { bankTransfers, bookings, dossiers, paymentOrders, type TransferSource } from '../schema/index.ts';
import { bookForOrder } from './book-payment.ts';
import { bookIn } from './ledger.ts';
import { auditMoney, openCase, type MoneyActor } from './money-cases.ts';

/** What the bank told of a transfer beside its number and amount. */
export interface TransferSlip {
  readonly account: { readonly bankBin: string; readonly number: string };
  readonly content: string;
  readonly payer: { readonly name: string | null; readonly account: string | null };
  readonly source: TransferSource;
}

/** A credit on an account statement. */
export interface Transfer {
  /** The unit whose account it came to; `null` when it is nobody's here. */
  readonly unitCode: string | null;
  /** The bank's own number of the transfer: booked once under it. */
  readonly reference: string;
  readonly amountVnd: number;
  readonly receivedAt: string;
  /** The payment it is for; left out while nobody knows. */
  readonly orderId?: string | undefined;
  /** Nobody's, but expected: whoever books it says what it is for. */
  readonly isPayout?: boolean;
  readonly slip?: TransferSlip | undefined;
}

/**
 * Books money that came by bank transfer, whatever its amount and whenever it came: too little waits for the rest, too
 * much goes back, and what is for nothing known becomes a case. `false` when this transfer was booked before, whoever
 * told of it then. Without an actor it is the bank that says so.
 */
export async function bookTransfer(tx: Transaction, transfer: Transfer, actor: MoneyActor | null): Promise<boolean> {
  const { slip } = transfer;
  if (slip !== undefined && (await findTransfer(tx, slip.account, transfer)) !== undefined) return false;
  const key = keyOf(transfer);
  const isNew = await book(tx, key, { transfer, actor });
  if (isNew && slip !== undefined) await keepSlip(tx, key, { transfer, slip });
  return isNew;
}

/** A transfer to this account that is booked already. */
export async function findTransfer(
  db: Queryable,
  account: TransferSlip['account'],
  { unitCode, reference }: Pick<Transfer, 'unitCode' | 'reference'>,
): Promise<{ readonly amountVnd: number } | undefined> {
  const [told] = await db
    .select({ amountVnd: bankTransfers.amountVnd })
    .from(bankTransfers)
    .where(isOfAccount(account, reference));
  if (told !== undefined || unitCode === null) return told;
  // Booked by hand before anything was known of the unit's account: all that is left of it is the unit's own key.
  const [byHand] = await db
    .select({ amountVnd: bookings.amountVnd })
    .from(bookings)
    .leftJoin(bankTransfers, eq(bankTransfers.bookingId, bookings.id))
    .where(and(eq(bookings.key, keyOf({ unitCode, reference })), isNull(bankTransfers.id)));
  return byHand;
}

/** The booking of a transfer to this account. @throws Error when there is none. */
export async function getTransferBooking(
  db: Queryable,
  account: TransferSlip['account'],
  reference: string,
): Promise<string> {
  const [known] = await db
    .select({ bookingId: bankTransfers.bookingId })
    .from(bankTransfers)
    .where(isOfAccount(account, reference));
  if (known === undefined) throw new Error(`The transfer ${reference} was not booked`);
  return known.bookingId;
}

const isOfAccount = ({ bankBin, number }: TransferSlip['account'], reference: string) =>
  and(
    eq(bankTransfers.bankBin, bankBin),
    eq(bankTransfers.accountNumber, number),
    eq(bankTransfers.reference, reference),
  );

/** The bank's number is unique within an account. Of a unit whose account is not known it must do for the unit. */
function keyOf({ unitCode, slip, reference }: Pick<Transfer, 'unitCode' | 'slip' | 'reference'>): string {
  const owner = slip === undefined ? (unitCode ?? '') : `${slip.account.bankBin}-${slip.account.number}`;
  return `transfer:${owner}:${reference}`;
}

interface Booking {
  readonly transfer: Transfer;
  readonly actor: MoneyActor | null;
}

async function book(tx: Transaction, key: string, { transfer, actor }: Booking): Promise<boolean> {
  const { unitCode, reference, amountVnd, receivedAt: occurredAt, orderId, isPayout = false } = transfer;
  const money = { key, channel: 'transfer', attemptId: null, amountVnd, reference, occurredAt } as const;
  const bookedBy = actor?.accountId ?? null;
  if (unitCode === null || orderId === undefined) {
    const bookingId = await bookIn(tx, { ...money, bookedBy, orderId: null, to: { kind: 'unmatched' } });
    if (bookingId === undefined) return false;
    if (isPayout) return true;
    await openCase(tx, { key, kind: 'unknownReference', unitCode, bookingId, amountVnd, reference });
    return true;
  }
  const [found] = await tx
    .select({ order: paymentOrders })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(eq(paymentOrders.id, orderId))
    .for('update', { of: paymentOrders });
  if (found === undefined) throw new Error(`No order ${orderId}`);
  const isNew = await bookForOrder(tx, { ...money, bookedBy, order: found.order, unitCode });
  if (isNew)
    await auditMoney(tx, { subject: ['order', orderId], action: 'order.transfer', actor, detail: { amountVnd } });
  return isNew;
}

async function keepSlip(
  tx: Transaction,
  key: string,
  { transfer, slip }: { readonly transfer: Transfer; readonly slip: TransferSlip },
): Promise<void> {
  const [booking] = await tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.key, key));
  if (booking === undefined) throw new Error(`The transfer ${key} was not booked`);
  await tx.insert(bankTransfers).values({
    bankBin: slip.account.bankBin,
    accountNumber: slip.account.number,
    reference: transfer.reference,
    amountVnd: transfer.amountVnd,
    content: slip.content,
    payerName: slip.payer.name,
    payerAccount: slip.payer.account,
    source: slip.source,
    bookingId: booking.id,
    receivedAt: transfer.receivedAt,
  });
}
