import { sql } from 'drizzle-orm';
import type { BookingOutcome } from '../../db/queries/book-payment.ts';
import { bookParcelEvent } from '../../db/queries/parcels.ts';
import type { Database } from '../../db/client.ts';
import { ipnReply, type IpnReplyCode } from '../../integrations/payment/vnpay/ipn-reply.ts';
import { machinesContract } from '../contract/machines.ts';
import { isNearby } from '../http/nearby.ts';
import { Problem } from '../http/problem.ts';
import { rawBodyOf } from '../http/raw-body.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';

/** Routes other systems call, and those that say how this one is. */
export function machineRoutes(parts: ApiParts): BoundRoute[] {
  const { db, gateway, paymentDesk, carrier, logger } = parts;
  return [
    bind(machinesContract.receiveGatewayNotification, async ({ request }) => {
      const notification = gateway.readNotification(request.query);
      switch (notification.kind) {
        case 'malformed':
          logger.warn({ reason: notification.reason }, 'A payment notification could not be read');
          return ipnReply('99');
        case 'badSignature':
          logger.warn('A payment notification was not signed by the gateway');
          return ipnReply('97');
        case 'foreignTerminal':
          logger.warn({ terminalCode: notification.terminalCode }, 'A payment notification was for another merchant');
          return ipnReply('01');
        case 'verified':
          return ipnReply(replyTo(await paymentDesk.book(notification)));
      }
    }),

    bind(machinesContract.receiveCarrierEvent, async ({ request }) => {
      const callback = carrier.readCallback(rawBodyOf(request.body), request.get('x-post-signature'));
      switch (callback.kind) {
        case 'malformed':
          throw new Problem('malformed_request', {
            detail: { vi: `Không đọc được: ${callback.reason}`, en: `Cannot be read: ${callback.reason}` },
          });
        case 'badSignature':
          throw new Problem('forbidden', {
            detail: { vi: 'Chữ ký không đúng hoặc đã quá hạn.', en: 'The signature is wrong or too old.' },
          });
        case 'verified':
          if ((await bookParcelEvent(db, callback.event)) === 'unknownParcel') throw new Problem('not_found');
          return { received: true } as const;
      }
    }),

    bind(machinesContract.followEvents, ({ principal, response }) => {
      parts.liveEvents.follow(principal, response);
      return undefined;
    }),

    bind(machinesContract.getHealth, () => ({ status: 'ok' }) as const),

    bind(machinesContract.getReadiness, async () => {
      if (!(await answers(db))) throw new Problem('temporarily_unavailable', { retryAfterSeconds: 5 });
      return { status: 'ok' } as const;
    }),

    bind(machinesContract.getMetrics, async ({ request, response }) => {
      if (!isNearby(request)) throw new Problem('not_found');
      response.type('text/plain').send(await parts.metrics.registry.metrics());
      return undefined;
    }),
  ];
}

/** VNPay 2.1.0, IPN replies: what is taken down is confirmed, also when it is that the payment failed. */
function replyTo(outcome: BookingOutcome): IpnReplyCode {
  const codes: Record<BookingOutcome, IpnReplyCode> = {
    recorded: '00',
    alreadyRecorded: '02',
    unknownReference: '01',
    wrongAmount: '04',
  };
  return codes[outcome];
}

async function answers(db: Database): Promise<boolean> {
  try {
    await db.execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
