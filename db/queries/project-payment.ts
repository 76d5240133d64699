import { and, eq, lt } from 'drizzle-orm';
import type { PaymentState } from '../../domain/lifecycle/state.ts';
import type { Transaction } from '../client.ts';
import { dossiers, moneyCases, paymentOrderLines, paymentOrders } from '../schema/index.ts';
import type { AppendOutcome, LockedDossier, NewEvent } from './append-event.ts';
import { getDossierFees } from './fees.ts';
import { closeCase, closeCasesOf, openCase } from './money-cases.ts';
import { getRefundable } from './refundable.ts';
import { declineRefundsOfCase } from './refunds.ts';
import { requestRefundByItself } from './request-refund.ts';

/**
 * Brings a dossier's payment order in line with its state. An event that would let an order lapse, call it off or waive
 * it although it has been paid in full is not for this state: the row lock decides which came first, and the money wins.
 */
export async function projectPayment(
  tx: Transaction,
  dossier: LockedDossier,
  event: NewEvent,
): Promise<{ readonly kind: 'inLine' } | Extract<AppendOutcome, { kind: 'moneyArrived' | 'paidBefore' }>> {
  const { payment, status } = event.state;
  if (payment !== null) {
    const order = await lockOrder(tx, dossier.id, payment.orderNo);
    if (order === undefined) await openOrder(tx, dossier.id, payment);
    else {
      const { orderNo, receivedVnd: bookedVnd } = order;
      const isPaid = bookedVnd >= order.totalVnd;
      if (isPaid && payment.outcome === 'expired') return { kind: 'moneyArrived' };
      if (isPaid && isCalledOff(payment) && (await wasAwaited(tx, dossier.id))) {
        return { kind: 'paidBefore', orderNo, bookedVnd };
      }
      await followState(tx, order, payment);
    }
  }
  if (status === 'stopped' || isEndWithoutResult(event)) await claimRefunds(tx, dossier, event);
  else if (dossier.status === 'stopped') await keepMoney(tx, dossier);
  return { kind: 'inLine' };
}

function isCalledOff({ outcome }: PaymentState): boolean {
  return outcome === 'cancelled' || outcome === 'waived';
}

/** Whether the dossier, as it is before the event, still waits for its fee. */
async function wasAwaited(tx: Transaction, dossierId: string): Promise<boolean> {
  const [before] = await tx.select({ state: dossiers.state }).from(dossiers).where(eq(dossiers.id, dossierId));
  return before?.state.payment?.outcome === 'awaited';
}

function isEndWithoutResult({ state: { status, negative } }: NewEvent): boolean {
  return status === 'refused' || status === 'withdrawn' || (status === 'returned' && negative);
}

async function lockOrder(tx: Transaction, dossierId: string, orderNo: number) {
  const [order] = await tx
    .select()
    .from(paymentOrders)
    .where(and(eq(paymentOrders.dossierId, dossierId), eq(paymentOrders.orderNo, orderNo)))
    .for('update');
  return order;
}

async function openOrder(tx: Transaction, dossierId: string, payment: PaymentState): Promise<void> {
  const lines =
    payment.orderNo === 1 ? await linesOfFees(tx, dossierId) : await linesOfFormerOrder(tx, dossierId, payment);
  const sumVnd = lines.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  if (sumVnd !== payment.totalVnd) {
    throw new Error(
      `Order ${payment.orderNo} of dossier ${dossierId} asks for ${payment.totalVnd}, its lines are ${sumVnd}`,
    );
  }
  const [order] = await tx
    .insert(paymentOrders)
    .values({ dossierId, orderNo: payment.orderNo, totalVnd: payment.totalVnd, dueAt: payment.dueAt })
    .returning({ id: paymentOrders.id });
  if (order === undefined) throw new Error(`The order of dossier ${dossierId} was not made`);
  await tx.insert(paymentOrderLines).values(lines.map((line, position) => ({ ...line, orderId: order.id, position })));
}

type OrderLine = Omit<typeof paymentOrderLines.$inferInsert, 'id' | 'orderId' | 'position'>;

async function linesOfFees(tx: Transaction, dossierId: string): Promise<OrderLine[]> {
  const { lines } = await getDossierFees(tx, dossierId);
  return lines.map(({ code, name, amountVnd, why, legalBasis, confidence, refundPolicy }) => ({
    code,
    name,
    amountVnd,
    why,
    legalBasis,
    confidence,
    refundPolicy,
  }));
}

/** An order that is asked for again, after a stop, asks for the same. */
async function linesOfFormerOrder(tx: Transaction, dossierId: string, payment: PaymentState): Promise<OrderLine[]> {
  return tx
    .select({
      code: paymentOrderLines.code,
      name: paymentOrderLines.name,
      amountVnd: paymentOrderLines.amountVnd,
      why: paymentOrderLines.why,
      legalBasis: paymentOrderLines.legalBasis,
      confidence: paymentOrderLines.confidence,
      refundPolicy: paymentOrderLines.refundPolicy,
    })
    .from(paymentOrderLines)
    .innerJoin(paymentOrders, eq(paymentOrders.id, paymentOrderLines.orderId))
    .where(and(eq(paymentOrders.dossierId, dossierId), eq(paymentOrders.orderNo, payment.orderNo - 1)))
    .orderBy(paymentOrderLines.position);
}

async function followState(
  tx: Transaction,
  order: typeof paymentOrders.$inferSelect,
  payment: PaymentState,
): Promise<void> {
  const status = order.status === 'awaited' ? payment.outcome : order.status;
  await tx.update(paymentOrders).set({ status, dueAt: payment.dueAt }).where(eq(paymentOrders.id, order.id));
}

/** What goes back by the rules of its fees has an owner from the moment the dossier ended, and waits for approval. */
async function claimRefunds(tx: Transaction, dossier: LockedDossier, { state }: NewEvent): Promise<void> {
  const orders = await tx
    .select()
    .from(paymentOrders)
    .where(eq(paymentOrders.dossierId, dossier.id))
    .orderBy(paymentOrders.orderNo)
    .for('update');
  for (const order of orders) {
    await closeCasesOf(tx, { orderId: order.id }, { kinds: ['under', 'feeGivenBack'], resolution: 'superseded' });
    const { totalVnd: amountVnd, lines, sources } = await getRefundable(tx, order, state);
    if (amountVnd === 0) continue;
    const of = { unitCode: dossier.unitCode, dossierId: dossier.id, orderId: order.id };
    const caseId = await openCase(tx, { key: `refund:${order.id}:${state.seq}`, kind: 'refundDue', amountVnd, ...of });
    if (caseId === undefined) continue;
    for (const source of sources) {
      await requestRefundByItself(tx, { ...of, ...source, caseId, lines, reason: 'refundDue' });
    }
  }
}

/**
 * A dossier that goes on needs its fee: what waited to be given back waits no more. What somebody has given back already
 * is missing from now on, and a person decides whether to ask for it: the payer did nothing wrong.
 */
async function keepMoney(tx: Transaction, { id: dossierId, unitCode, seq }: LockedDossier): Promise<void> {
  const due = await tx
    .select({ id: moneyCases.id })
    .from(moneyCases)
    .where(and(eq(moneyCases.dossierId, dossierId), eq(moneyCases.kind, 'refundDue'), eq(moneyCases.status, 'open')));
  for (const { id } of due) {
    await declineRefundsOfCase(tx, id, 'Hồ sơ được giải quyết tiếp');
    await closeCase(tx, id, { resolution: 'superseded', reason: null, actor: null });
  }
  const short = await tx
    .select()
    .from(paymentOrders)
    .where(
      and(
        eq(paymentOrders.dossierId, dossierId),
        eq(paymentOrders.status, 'paid'),
        lt(paymentOrders.receivedVnd, paymentOrders.totalVnd),
      ),
    )
    .for('update');
  for (const { id: orderId, totalVnd, receivedVnd } of short) {
    const amountVnd = totalVnd - receivedVnd;
    await openCase(tx, {
      key: `feeGone:${orderId}:${seq + 1}`,
      kind: 'feeGivenBack',
      unitCode,
      dossierId,
      orderId,
      amountVnd,
    });
  }
}
