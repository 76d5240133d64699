import { Context, log } from '@temporalio/activity';
import type { Database } from '../db/client.ts';
import { bookGatewayPayment } from '../db/queries/book-payment.ts';
import { closeCasesOf } from '../db/queries/money-cases.ts';
import { getBookedOfAttempt, openGatewayDifference } from '../db/queries/reconciled-differences.ts';
import { keepComparison, listWaitingAttempts } from '../db/queries/reconciliations.ts';
import { GatewayUnavailable, type AttemptFate, type PaymentGateway } from '../integrations/payment/gateway.ts';
import { judgeAttempt, type JudgedAttempt } from './judge-attempt.ts';

/** Asked one after the other, so that a day's questions never crowd out those of payers who wait. */
const batchSize = 50;

/** After so many tries at a batch, what the gateway still does not answer is left for the next day. */
const patientTries = 8;

/** Comparing attempts at paying with what the gateway says of them, on its queue. */
export function createComparisonActivities(deps: { readonly db: Database; readonly gateway: PaymentGateway }) {
  const { db, gateway } = deps;
  type Attempt = Awaited<ReturnType<typeof listWaitingAttempts>>[number];

  /** @throws GatewayUnavailable to be tried again, unless that was done often enough: then `undefined`. */
  async function ask(attempt: Attempt): Promise<AttemptFate | undefined> {
    try {
      return await gateway.queryAttempt(attempt);
    } catch (error) {
      if (!(error instanceof GatewayUnavailable) || Context.current().info.attempt < patientTries) throw error;
      log.warn('The gateway does not answer about an attempt; it is asked again tomorrow', { attemptId: attempt.id });
      return undefined;
    }
  }

  async function compare(onDate: string, attempt: Attempt): Promise<void> {
    const row = { onDate, attemptId: attempt.id };
    const fate = await ask(attempt);
    if (fate === undefined) {
      await db.transaction((tx) => keepComparison(tx, { ...row, result: 'unanswered' }));
      return;
    }
    const ours = await getBookedOfAttempt(db, attempt);
    const judged = judgeAttempt({ ...ours, status: attempt.status }, fate);
    const result = await bookWhatIsMissing(judged);
    await db.transaction(async (tx) => {
      const { oursVnd, gatewayVnd } = judged;
      await keepComparison(tx, { ...row, result, gatewaySays: fate.kind, gatewayVnd, oursVnd });
      if (judged.needsCase) await openGatewayDifference(tx, attempt, Math.max(oursVnd, gatewayVnd));
      else await closeCasesOf(tx, { reference: attempt.ref }, { kinds: ['gatewayDiffers'], resolution: 'agreed' });
    });
  }

  /** Books news of the gateway; answers how the attempt compares then. */
  async function bookWhatIsMissing({ toBook, result }: JudgedAttempt): Promise<JudgedAttempt['result']> {
    if (toBook === undefined) return result;
    const outcome = await bookGatewayPayment(db, 'query', toBook);
    return outcome === 'recorded' || result === 'agrees' ? result : 'differs';
  }

  return {
    /**
     * Asks the gateway about the next attempts of a day, books payments we had not heard of, and gives every difference
     * its case. Answers whether there may be more. What was compared is kept one by one, so that a retry goes on.
     */
    async compareSome({ onDate }: { readonly onDate: string }): Promise<boolean> {
      const waiting = await listWaitingAttempts(db, onDate, batchSize);
      for (const attempt of waiting) {
        Context.current().heartbeat();
        await compare(onDate, attempt);
      }
      return waiting.length === batchSize;
    },
  };
}

export type ComparisonActivities = ReturnType<typeof createComparisonActivities>;
