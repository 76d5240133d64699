import { and, eq } from 'drizzle-orm';
import { moneyCaseTable, type ChosenResolution } from '../../domain/money-cases.ts';
import type { RefundMethod } from '../../domain/refund.ts';
import type { Transaction } from '../client.ts';
import { bookings, dossiers, paymentOrders, refunds } from '../schema/index.ts';
import { creditOrder } from './credit-order.ts';
import { isOfOwnDrawer } from './drawers.ts';
import { bookOut, bookWithin, listBalances, type Purpose } from './ledger.ts';
import { closeCase, type MoneyActor, type MoneyCase } from './money-cases.ts';
import {
  approveRefund,
  declineRefundsOfCase,
  lockRefund,
  lockUnclearRefund,
  rejectRefund,
  settleRefund,
  type RefundRefusal,
} from './refunds.ts';
import { requestRefund } from './request-refund.ts';

/** How somebody resolves a case, in their words. */
export interface Resolving {
  /** Names this very request, and a refund it may make. */
  readonly requestId: string;
  readonly resolution: ChosenResolution;
  readonly reason: string;
  readonly actor: MoneyActor;
  /** Units whose orders they may assign money to. */
  readonly unitCodes: readonly string[];
  /** With `assign`: the dossier whose awaited order the money is for. */
  readonly dossierCode?: string | undefined;
  /** With `refund`: how it goes back, where the gateway cannot. */
  readonly method?: RefundMethod | undefined;
}

export type ResolveOutcome =
  | 'resolved'
  /** A refund was asked for; the case is resolved once a second person approves it. */
  | 'requested'
  /** It is resolved already. */
  | 'notOpen'
  /** Cases of this kind are not resolved like this. */
  | 'notThisWay'
  /** There is no awaited order to book it to. */
  | 'noOrder'
  /** The order is somebody else's. */
  | 'otherApplicant'
  /** The gateway cannot give this money back: choose cash or transfer. */
  | 'methodNeeded'
  /** Going without money is a supervisor's decision. */
  | 'supervisorNeeded'
  | RefundRefusal;

/** Resolves a locked case. Anything but `resolved` and `requested` is a refusal, for which the caller rolls back. */
export async function resolveCase(tx: Transaction, found: MoneyCase, how: Resolving): Promise<ResolveOutcome> {
  if (found.status !== 'open') return 'notOpen';
  if (!moneyCaseTable[found.kind].resolutions.includes(how.resolution)) return 'notThisWay';
  switch (how.resolution) {
    case 'refund':
      return refund(tx, found, how);
    case 'assign':
      return assign(tx, found, { how, dossierCode: how.dossierCode });
    case 'keep':
      return found.kind === 'refundDue'
        ? close(tx, found, how)
        : assign(tx, found, { how, dossierId: found.dossierId });
    case 'gatewayReleased':
    case 'gatewayReturned':
      return close(tx, found, how);
    case 'explained':
      return (await isOfOwnDrawer(tx, found.key, how.actor.accountId)) ? 'samePerson' : close(tx, found, how);
    case 'goesOnWithout':
      return how.actor.role === 'supervisor' ? close(tx, found, how) : 'supervisorNeeded';
    case 'notOurs':
      return how.actor.role === 'supervisor' ? writeOff(tx, found, how) : 'supervisorNeeded';
    case 'refundArrived':
    case 'refundNotDone':
      return decideUnclear(tx, found, how);
  }
}

async function close(tx: Transaction, { id }: MoneyCase, how: Resolving): Promise<'resolved'> {
  await declineRefundsOfCase(tx, id, how.reason);
  await closeCase(tx, id, how);
  return 'resolved';
}

/** Approves the refund that waits for this case; without one, asks for it. */
async function refund(tx: Transaction, found: MoneyCase, how: Resolving): Promise<ResolveOutcome> {
  const waiting = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.caseId, found.id), eq(refunds.status, 'requested')));
  if (waiting.length === 0) return askForRefund(tx, found, how);
  await closeCase(tx, found.id, how);
  for (const { id } of waiting) {
    const locked = await lockRefund(tx, id);
    const outcome = locked === undefined ? 'notOpen' : await approveRefund(tx, locked, how.actor);
    if (outcome !== 'approved') return outcome;
  }
  return 'resolved';
}

async function askForRefund(tx: Transaction, found: MoneyCase, how: Resolving): Promise<ResolveOutcome> {
  if (found.bookingId === null) return 'moneyGone';
  const { account, leftVnd, booking } = await findMoney(tx, found, found.bookingId);
  const amountVnd = Math.min(found.amountVnd, leftVnd);
  if (amountVnd <= 0) return 'moneyGone';
  const byGateway = found.kind !== 'refundFailed' && found.kind !== 'unknownReference' && booking.channel === 'vnpay';
  const method = how.method ?? (byGateway ? 'gateway' : undefined);
  if (method === undefined || (method === 'gateway' && !byGateway)) return 'methodNeeded';
  await requestRefund(tx, {
    id: how.requestId,
    key: `request:${how.requestId}`,
    bookingId: found.bookingId,
    orderId: account.kind === 'order' ? account.orderId : null,
    dossierId: found.dossierId,
    unitCode: found.unitCode,
    caseId: found.id,
    amountVnd,
    method,
    lines: [],
    reason: how.reason,
    by: how.actor,
  });
  return 'requested';
}

type Account = Exclude<Purpose, { kind: 'refund' }>;

/** Where the money of a case is booked now, and how much of it is left there. */
async function findMoney(tx: Transaction, { kind, orderId }: MoneyCase, moneyOfId: string) {
  const isUnmatched = kind === 'unknownReference' || kind === 'wrongAmount' || orderId === null;
  const account: Account = isUnmatched ? { kind: 'unmatched' } : { kind: 'order', orderId };
  const balance = (await listBalances(tx, account)).find(({ bookingId }) => bookingId === moneyOfId);
  const [booking] = await tx.select().from(bookings).where(eq(bookings.id, moneyOfId));
  if (booking === undefined) throw new Error(`No booking ${moneyOfId}`);
  return { account, leftVnd: balance?.amountVnd ?? 0, booking };
}

type Target = { readonly how: Resolving } & (
  { readonly dossierCode: string | undefined } | { readonly dossierId: string | null }
);

/** Books the money of a case to the awaited order of a dossier: another of the same applicant, or this one resumed. */
async function assign(tx: Transaction, found: MoneyCase, target: Target): Promise<ResolveOutcome> {
  const { how } = target;
  const value = 'dossierCode' in target ? target.dossierCode : target.dossierId;
  if (found.bookingId === null || value === undefined || value === null) return 'noOrder';
  const [to] = await tx
    .select({ order: paymentOrders, unitCode: dossiers.unitCode, accountId: dossiers.accountId })
    .from(paymentOrders)
    .innerJoin(dossiers, eq(dossiers.id, paymentOrders.dossierId))
    .where(and(eq('dossierCode' in target ? dossiers.code : dossiers.id, value), eq(paymentOrders.status, 'awaited')))
    .for('update', { of: paymentOrders });
  if (to === undefined || !how.unitCodes.includes(to.unitCode)) return 'noOrder';
  if (!(await isSameApplicant(tx, found, to))) return 'otherApplicant';
  await declineRefundsOfCase(tx, found.id, how.reason);
  const { account, leftVnd, booking } = await findMoney(tx, found, found.bookingId);
  const amountVnd = Math.min(found.amountVnd, leftVnd);
  if (amountVnd <= 0) return 'moneyGone';
  const at = new Date().toISOString();
  await bookWithin(tx, {
    key: `assign:${found.id}`,
    amountVnd,
    reference: booking.reference,
    orderId: to.order.id,
    bookedBy: how.actor.accountId,
    occurredAt: at,
    moneyOfId: booking.id,
    from: account,
    to: { kind: 'order', orderId: to.order.id },
  });
  await creditOrder(tx, to.order, {
    bookingId: booking.id,
    amountVnd,
    reference: booking.reference,
    unitCode: to.unitCode,
    collectorId: how.actor.accountId,
    at,
  });
  await closeCase(tx, found.id, how);
  return 'resolved';
}

/** Money that nobody knows may go to whoever it turns out to be of; known money stays with its applicant. */
async function isSameApplicant(
  tx: Transaction,
  { dossierId }: MoneyCase,
  to: { readonly order: { readonly dossierId: string }; readonly accountId: string | null },
): Promise<boolean> {
  if (dossierId === null || dossierId === to.order.dossierId) return true;
  const [from] = await tx.select({ accountId: dossiers.accountId }).from(dossiers).where(eq(dossiers.id, dossierId));
  return from?.accountId !== null && from?.accountId === to.accountId;
}

async function writeOff(tx: Transaction, found: MoneyCase, how: Resolving): Promise<ResolveOutcome> {
  if (found.bookingId === null) return 'moneyGone';
  await declineRefundsOfCase(tx, found.id, how.reason);
  const { account, leftVnd, booking } = await findMoney(tx, found, found.bookingId);
  if (leftVnd <= 0 || booking.channel === null) return 'moneyGone';
  await bookOut(tx, {
    key: `notOurs:${found.id}`,
    amountVnd: leftVnd,
    reference: booking.reference,
    orderId: null,
    bookedBy: how.actor.accountId,
    occurredAt: new Date().toISOString(),
    channel: booking.channel,
    from: account,
    moneyOfId: booking.id,
  });
  await closeCase(tx, found.id, how);
  return 'resolved';
}

async function decideUnclear(tx: Transaction, found: MoneyCase, how: Resolving): Promise<ResolveOutcome> {
  const unclear = await lockUnclearRefund(tx, found.id);
  if (unclear === undefined) return 'notOpen';
  await closeCase(tx, found.id, how);
  const { actor, reason } = how;
  if (how.resolution === 'refundArrived') await settleRefund(tx, unclear, { reference: reason, actor });
  else await rejectRefund(tx, unclear, { failure: reason, actor });
  return 'resolved';
}
