import type { Logger } from 'pino';
import type { GatewayActivities } from '../activities/gateway.ts';
import type { Database } from '../db/client.ts';
import { listOrdersToRecheck, postponeChecks } from '../db/queries/payment-orders.ts';

const batchSize = 20;

/**
 * Asks the gateway about attempts whose time is over and of which nothing was heard: a notification may have been lost,
 * and nobody should stay "unpaid" until the deadline. Answers how many orders were looked at.
 */
export async function recheckPayments(deps: {
  readonly db: Database;
  readonly activities: GatewayActivities;
  readonly log: Logger;
  /** How long a gateway that does not answer is left alone. */
  readonly restMs: number;
}): Promise<number> {
  const orders = await listOrdersToRecheck(deps.db, batchSize);
  for (const order of orders) {
    try {
      await deps.activities.askGateway(order);
    } catch (error) {
      deps.log.warn({ err: error, ...order }, 'The gateway could not be asked about an order');
      await postponeChecks(deps.db, { ...order, waitMs: deps.restMs });
    }
  }
  return orders.length;
}
