import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { ledgerEntries, moneyCases, payoutMovements, payouts, settlementLines } from '../schema/index.ts';
import { bookWithin } from './ledger.ts';
import { closeCase, openCase } from './money-cases.ts';

export interface AwaitedPayout {
  readonly id: string;
  readonly reference: string;
}

const netVnd = sql<string>`sum(${settlementLines.amountVnd}) - sum(${settlementLines.feeVnd})`;

/** The payout that a credit on our bank account brings: its reference is in the text, its amount agrees to the đồng. */
export async function findPayoutInText(
  db: Queryable,
  { content, amountVnd }: { readonly content: string; readonly amountVnd: number },
): Promise<AwaitedPayout | undefined> {
  const plain = content
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  const awaited = await db
    .select({ id: payouts.id, reference: payouts.reference })
    .from(payouts)
    .innerJoin(settlementLines, eq(settlementLines.payoutId, payouts.id))
    .where(isNull(payouts.transferId))
    .groupBy(payouts.id)
    .having(sql`${netVnd} = ${amountVnd}`);
  const named = awaited.filter(({ reference }) => plain.includes(reference));
  return named.length === 1 ? named[0] : undefined;
}

/** A credit that is booked to nothing known, and turns out to be a payout. */
export interface PayoutTransfer {
  /** Its booking. */
  readonly transferId: string;
  readonly receivedAt: string;
  /** The bank's number. */
  readonly reference: string;
  readonly unitCode: string | null;
}

/**
 * A payout has arrived at the bank: what is underway by it lies there now. What the transfer brings beyond, since lines of
 * the payout are not ours, stays with a case. `false` when the payout had arrived before, by another transfer: then all
 * that this one brings does.
 */
export async function receivePayout(
  tx: Transaction,
  payout: AwaitedPayout,
  transfer: PayoutTransfer,
): Promise<boolean> {
  const { transferId, receivedAt, reference, unitCode } = transfer;
  const arrived = await tx
    .update(payouts)
    .set({ transferId, arrivedAt: receivedAt })
    .where(and(eq(payouts.id, payout.id), isNull(payouts.transferId)))
    .returning({ id: payouts.id });
  const isFirst = arrived.length > 0;
  const key = isFirst ? `payout:${payout.reference}` : `payout:${payout.reference}:${transferId}`;
  const leftVnd = isFirst
    ? await bringHome(tx, payout, { transferId, key, at: receivedAt })
    : await sumUnmatched(tx, transferId);
  const [open] = await tx
    .select({ id: moneyCases.id })
    .from(moneyCases)
    .where(and(eq(moneyCases.bookingId, transferId), eq(moneyCases.status, 'open')));
  if (leftVnd === 0) {
    if (open !== undefined) await closeCase(tx, open.id, { resolution: 'agreed', reason: null, actor: null });
  } else if (open === undefined) {
    await openCase(tx, {
      key,
      kind: 'unknownReference',
      unitCode,
      bookingId: transferId,
      amountVnd: leftVnd,
      reference,
    });
  } else {
    await tx.update(moneyCases).set({ amountVnd: leftVnd }).where(eq(moneyCases.id, open.id));
  }
  return isFirst;
}

/**
 * Books of the transfer's money what is underway by the payout: it lies at the bank now. Answers what of the transfer is
 * still booked to nothing known.
 */
export async function bringHome(
  tx: Transaction,
  payout: AwaitedPayout,
  { transferId, key, at }: { readonly transferId: string; readonly key: string; readonly at: string },
): Promise<number> {
  const underwayVnd = await sumEntries(
    tx,
    sql`${ledgerEntries.account} = 'underway' and ${ledgerEntries.bookingId} in (
      select ${payoutMovements.bookingId} from ${payoutMovements} where ${payoutMovements.payoutId} = ${payout.id})`,
  );
  const unmatchedVnd = await sumUnmatched(tx, transferId);
  const amountVnd = Math.min(underwayVnd, unmatchedVnd);
  if (amountVnd <= 0) return unmatchedVnd;
  const bookingId = await bookWithin(tx, {
    key,
    amountVnd,
    reference: payout.reference,
    orderId: null,
    bookedBy: null,
    occurredAt: at,
    moneyOfId: transferId,
    from: { kind: 'unmatched' },
    to: { kind: 'place', place: 'underway' },
  });
  if (bookingId === undefined) return unmatchedVnd;
  await tx.insert(payoutMovements).values({ bookingId, payoutId: payout.id });
  return unmatchedVnd - amountVnd;
}

/** What of a transfer is still booked to nothing known. */
async function sumUnmatched(tx: Transaction, transferId: string): Promise<number> {
  return -(await sumEntries(
    tx,
    sql`${ledgerEntries.account} = 'unmatched' and ${ledgerEntries.moneyOfId} = ${transferId}`,
  ));
}

async function sumEntries(tx: Transaction, where: ReturnType<typeof sql>): Promise<number> {
  const [row] = await tx
    .select({ sum: sql<string>`coalesce(sum(${ledgerEntries.amountVnd}), 0)` })
    .from(ledgerEntries)
    .where(where);
  return Number(row?.sum ?? 0);
}
