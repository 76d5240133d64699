import { z } from 'zod';
import { personRef } from './common.ts';
import { anyone, defineRoute, machine, signedIn } from './route.ts';

const tag = 'Machines';

export const gatewayReply = z
  .object({ RspCode: z.enum(['00', '01', '02', '04', '97', '99']), Message: z.string() })
  .meta({ id: 'GatewayReply', description: 'VNPay 2.1.0: 00 and 02 end the calls, everything else is called again' });
export type GatewayReply = z.infer<typeof gatewayReply>;

export const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

/**
 * `GET /events` sends these as server-sent events, `event:` the type and `data:` the whole as JSON: that something
 * changed, never what is in it. `dossier`: it moved on; `task`: who holds it changed; `presence`: a colleague looks at it.
 * Read again what you show.
 */
export const liveEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('dossier'), code: z.string(), seq: z.int(), status: z.string() }),
    z.object({ type: z.literal('task'), taskId: z.uuid(), unitCode: z.string() }),
    z.object({ type: z.literal('presence'), code: z.string(), person: personRef, isLeaving: z.boolean() }),
  ])
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof liveEvent>;

export const machinesContract = {
  receiveGatewayNotification: defineRoute({
    id: 'receiveGatewayNotification',
    method: 'get',
    path: '/payments/vnpay/ipn',
    tag,
    summary: 'VNPay says what became of a payment: verified, booked and answered in one go',
    access: machine('vnp_SecureHash, HMAC-SHA512'),
    query: z.record(z.string(), z.unknown()),
    success: { kind: 'json', status: 200, body: gatewayReply },
  }),
  receiveCarrierEvent: defineRoute({
    id: 'receiveCarrierEvent',
    method: 'post',
    path: '/post/events',
    tag,
    summary: 'The post says where a parcel is. The same event twice counts once',
    access: machine('HMAC-SHA256 of the body'),
    rawBody: true,
    success: { kind: 'json', status: 200, body: z.object({ received: z.literal(true) }) },
    problems: ['malformed_request', 'forbidden', 'not_found'],
  }),
  followEvents: defineRoute({
    id: 'followEvents',
    method: 'get',
    path: '/events',
    tag,
    summary:
      'What changes among the dossiers I may see, as it happens. Says that something changed, never what is in it',
    access: signedIn,
    success: { kind: 'stream', status: 200, contentType: 'text/event-stream' },
  }),
  getHealth: defineRoute({
    id: 'getHealth',
    method: 'get',
    path: '/healthz',
    tag,
    summary: 'The process is alive',
    access: anyone,
    root: true,
    success: { kind: 'json', status: 200, body: health },
  }),
  getReadiness: defineRoute({
    id: 'getReadiness',
    method: 'get',
    path: '/readyz',
    tag,
    summary:
      'The database answers; 503 when it does not. Temporal is not asked: reading and submitting work without it',
    access: anyone,
    root: true,
    success: { kind: 'json', status: 200, body: health },
    problems: ['temporarily_unavailable'],
  }),
  getMetrics: defineRoute({
    id: 'getMetrics',
    method: 'get',
    path: '/metrics',
    tag,
    summary: 'Prometheus metrics, for the operator’s network only',
    access: anyone,
    root: true,
    success: { kind: 'stream', status: 200, contentType: 'text/plain' },
  }),
};
