import { eq } from 'drizzle-orm';
import { refundOfFees, type RefundLine } from '../../domain/fee/refund.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import { isFinal } from '../../domain/lifecycle/statuses.ts';
import type { Transaction } from '../client.ts';
import { paymentOrderLines, type OrderStatus } from '../schema/index.ts';
import { listBalances } from './ledger.ts';
import { sumRequested } from './request-refund.ts';

/** What may be given back of an order. */
export interface Refundable {
  readonly totalVnd: number;
  /** Fee by fee, once the dossier has ended without its result; empty while only surplus money may go back. */
  readonly lines: readonly RefundLine[];
  /** By the movement the money came in by, the latest first; requested refunds are taken off. */
  readonly sources: readonly { readonly bookingId: string; readonly amountVnd: number }[];
}

interface OrderOfDossier {
  readonly id: string;
  readonly status: OrderStatus;
  readonly totalVnd: number;
  readonly receivedVnd: number;
}

/**
 * What may be given back of a locked order by the rules of its fees. Of a paid order the fees stay while the dossier
 * goes on; whatever is not the price of a fee may always go back.
 */
export async function getRefundable(tx: Transaction, order: OrderOfDossier, state: DossierState): Promise<Refundable> {
  const { keptVnd, lines } = await keptOf(tx, order, state);
  const balances = await listBalances(tx, { kind: 'order', orderId: order.id });
  const requested = await sumRequested(
    tx,
    balances.map(({ bookingId }) => bookingId),
  );
  const requestedVnd = [...requested.values()].reduce((sum, amountVnd) => sum + amountVnd, 0);
  let leftVnd = Math.max(0, order.receivedVnd - keptVnd - requestedVnd);
  const totalVnd = leftVnd;
  const sources: { bookingId: string; amountVnd: number }[] = [];
  for (const { bookingId, amountVnd } of balances) {
    const takenVnd = Math.min(leftVnd, amountVnd - (requested.get(bookingId) ?? 0));
    if (takenVnd <= 0) continue;
    sources.push({ bookingId, amountVnd: takenVnd });
    leftVnd -= takenVnd;
  }
  return { totalVnd, lines, sources };
}

async function keptOf(
  tx: Transaction,
  { id, status, totalVnd }: OrderOfDossier,
  state: DossierState,
): Promise<{ readonly keptVnd: number; readonly lines: readonly RefundLine[] }> {
  if (status !== 'paid') return { keptVnd: 0, lines: [] };
  if (!hasEnded(state)) return { keptVnd: totalVnd, lines: [] };
  const fees = await tx
    .select()
    .from(paymentOrderLines)
    .where(eq(paymentOrderLines.orderId, id))
    .orderBy(paymentOrderLines.position);
  const lines = refundOfFees(fees, {
    accepted: state.clock !== null,
    granted: state.issued && !state.negative,
  });
  return { keptVnd: lines.reduce((sum, line) => sum + line.amountVnd - line.refundVnd, 0), lines };
}

/** A stopped dossier may still be resumed, but until then nothing is done for its fee. */
function hasEnded({ status }: DossierState): boolean {
  return isFinal(status) || status === 'stopped';
}
