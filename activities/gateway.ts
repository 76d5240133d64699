import type { Database } from '../db/client.ts';
import { bookFate } from '../db/queries/book-fate.ts';
import { getOrderWithAttempts, planNextCheck } from '../db/queries/payment-orders.ts';
import type { PaymentGateway } from '../integrations/payment/gateway.ts';

/** What the gateway, and then our books, say of an order. */
export type GatewayAnswer =
  | { readonly kind: 'covered'; readonly bookedVnd: number }
  /** An attempt is still open at the gateway. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'nothing' };

/** Asking the payment gateway, on a queue of its own. */
export function createGatewayActivities(deps: {
  readonly db: Database;
  readonly gateway: PaymentGateway;
  /** How soon it is asked again about an attempt of which nothing is heard. */
  readonly recheckMs: number;
}) {
  const { db, gateway, recheckMs } = deps;
  return {
    /**
     * Asks what became of every attempt at an order that was not paid as far as we know, books what it hears, and answers from the
     * books. Throws `GatewayUnavailable` when no trustworthy answer can be had, to be tried again.
     */
    async askGateway(order: { readonly dossierId: string; readonly orderNo: number }): Promise<GatewayAnswer> {
      const { attempts } = await getOrderWithAttempts(db, order);
      let pending = false;
      for (const attempt of attempts.filter(({ status }) => status !== 'paid')) {
        const fate = await gateway.queryAttempt(attempt);
        if (await bookFate(db, attempt, fate)) pending = true;
        await planNextCheck(db, attempt, { isHeld: fate.kind === 'held', soonMs: recheckMs });
      }
      const { totalVnd, receivedVnd } = await getOrderWithAttempts(db, order);
      if (receivedVnd >= totalVnd) return { kind: 'covered', bookedVnd: receivedVnd };
      return pending ? { kind: 'pending' } : { kind: 'nothing' };
    },
  };
}

export type GatewayActivities = ReturnType<typeof createGatewayActivities>;
