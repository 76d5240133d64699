import { log } from '@temporalio/activity';
import type { Database, Transaction } from '../db/client.ts';
import { getRefundAtGateway, keepRefundNo, type RefundAtGateway } from '../db/queries/refund-at-gateway.ts';
import {
  handRefundOver,
  lockRefund,
  markRefundSent,
  rejectRefund,
  settleRefund,
  type Refund,
} from '../db/queries/refunds.ts';
import type { PaymentGateway, RefundAnswer } from '../integrations/payment/gateway.ts';
import { tellsOfRefund } from '../integrations/payment/tells-of-refund.ts';

/**
 * Where a refund stands at the gateway: `unknown` while it tells nothing of it, `held` while another refund of the same
 * payment is under way and this one has not been sent.
 */
export type RefundStage = AskedStage | 'held';
export type AskedStage = 'unknown' | 'underWay' | 'settled' | 'rejected' | 'needsPerson';

interface Which {
  readonly refundId: string;
}

/** Giving money back through the gateway, on its queue. */
export function createRefundActivities(deps: { readonly db: Database; readonly gateway: PaymentGateway }) {
  const { db, gateway } = deps;

  /** Sends an approved refund: its id is committed first, so that whoever comes after a crash asks and does not send. */
  async function send(about: RefundAtGateway): Promise<AskedStage> {
    const { refund, attempt, transactionNo, isFull } = about;
    const isFirst = await db.transaction(async (tx) => markRefundSent(tx, await getLocked(tx, refund.id)));
    if (!isFirst) return ask(refund.id);
    try {
      const answer = await gateway.refund({
        requestId: refund.id.replaceAll('-', ''),
        attemptRef: attempt.ref,
        attemptCreatedAt: new Date(attempt.createdAt),
        amountVnd: refund.amountVnd,
        full: isFull,
        gatewayTransactionNo: transactionNo,
        requestedBy: 'mot-cua',
        description: `Hoan tra ${refund.id.slice(-12)}`,
      });
      return await takeAnswer(refund.id, answer);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // Nothing was sent: the protocol cannot carry what was asked for.
      return end(refund.id, { kind: 'rejected', failure: error.message });
    }
  }

  async function takeAnswer(refundId: string, answer: RefundAnswer): Promise<AskedStage> {
    switch (answer.kind) {
      case 'accepted':
        return answer.transactionStatus === '00'
          ? end(refundId, { kind: 'settled', gatewayRefundNo: answer.gatewayRefundNo })
          : goOn(refundId, answer.gatewayRefundNo);
      case 'rejected': {
        const { kind, code, message, ...named } = answer;
        return end(refundId, { kind, failure: `${code} ${message}`, ...named });
      }
      case 'alreadyRequested':
        return 'unknown';
      case 'unknown':
        log.warn('Whether the gateway took a refund is open; it will be asked', { refundId, reason: answer.reason });
        return 'unknown';
    }
  }

  async function ask(refundId: string): Promise<AskedStage> {
    const { refund, attempt, others } = await getRefundAtGateway(db, refundId);
    if (!isWithGateway(refund)) return stageOf(refund);
    const fate = await gateway.queryAttempt(attempt);
    if (!tellsOfRefund(fate, { ...refund, others })) return 'unknown';
    const { gatewayRefundNo } = fate;
    switch (fate.refund) {
      case 'underWay':
        return goOn(refundId, gatewayRefundNo);
      case 'done':
        return end(refundId, { kind: 'settled', gatewayRefundNo });
      case 'rejected':
        return end(refundId, { kind: 'rejected', failure: fate.transactionStatus, gatewayRefundNo });
    }
  }

  /** Under way, with a number by which it can be told from the next one, whoever says how it ended. */
  async function goOn(refundId: string, gatewayRefundNo: string): Promise<AskedStage> {
    await keepRefundNo(db, refundId, gatewayRefundNo);
    return 'underWay';
  }

  type Ending =
    | { readonly kind: 'settled'; readonly gatewayRefundNo: string }
    | { readonly kind: 'rejected'; readonly failure: string; readonly gatewayRefundNo?: string };

  async function end(refundId: string, { kind, ...how }: Ending): Promise<AskedStage> {
    return db.transaction(async (tx) => {
      const refund = await getLocked(tx, refundId);
      if (!isWithGateway(refund)) return stageOf(refund);
      if ('failure' in how) await rejectRefund(tx, refund, { ...how, actor: null });
      else await settleRefund(tx, refund, { ...how, reference: how.gatewayRefundNo, actor: null });
      return kind;
    });
  }

  return {
    /** Sends an approved refund, once: one that was sent before is asked after. */
    async sendRefund({ refundId }: Which): Promise<RefundStage> {
      const about = await getRefundAtGateway(db, refundId);
      if (about.refund.status !== 'approved') return ask(refundId);
      return about.isAnotherUnderWay ? 'held' : send(about);
    },

    /** Asks what became of a refund that was sent. Throws `GatewayUnavailable` when no trustworthy answer can be had. */
    askRefund: ({ refundId }: Which): Promise<AskedStage> => ask(refundId),

    /** Hands a refund to a person once the gateway has left it open for too long. */
    async handOver({ refundId }: Which): Promise<void> {
      await db.transaction(async (tx) => {
        const refund = await getLocked(tx, refundId);
        if (refund.status === 'sent') await handRefundOver(tx, refund, 'The gateway left it open for too long');
      });
    },
  };
}

export type RefundActivities = ReturnType<typeof createRefundActivities>;

async function getLocked(tx: Transaction, refundId: string): Promise<Refund> {
  const refund = await lockRefund(tx, refundId);
  if (refund === undefined) throw new Error(`No refund ${refundId}`);
  return refund;
}

/** Sent, and nobody knows yet how it ended; also once a person has been told. */
function isWithGateway({ status }: Refund): boolean {
  return status === 'sent' || status === 'needsPerson';
}

function stageOf({ status }: Refund): AskedStage {
  switch (status) {
    case 'settled':
      return 'settled';
    case 'needsPerson':
      return 'needsPerson';
    case 'requested':
    case 'declined':
    case 'rejected':
      return 'rejected';
    case 'approved':
    case 'sent':
      return 'unknown';
  }
}
