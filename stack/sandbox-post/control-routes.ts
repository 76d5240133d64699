/**
 * The strings tests and demonstrations pull. JSON over HTTP under `/control`, no sign-in: the sandbox is no place for
 * anything real.
 *
 *     POST /control/parcels/{orderNumber}/advance  { to, note?, telling?, delayMs? }
 *       Moves a parcel. `to` is pickedUp, inTransit, delivered, failed, returned or lost. `telling` is how the customer
 *       hears of it:
 *         sent      a callback at once, again and again until answered with 2xx (the default)
 *         late      the same, but only after `delayMs`
 *         double    the same event in two callbacks at the same time
 *         lost      no callback at all
 *         tampered  a callback whose body was changed after signing, once; the true one is lost
 *         stale     a callback signed an hour ago, once; the true one is lost
 *         held      kept until released: hold several and release them reversed to have them come out of order
 *       409 when the parcel cannot go there; the answer says where it can.
 *     POST /control/parcels/{orderNumber}/release  { order?: asHappened | reversed }
 *       Sends what is held, one after the other; answers when each was tried once.
 *     POST /control/parcels/{orderNumber}/resend   one more genuine callback for everything that happened
 *     GET  /control/parcels/{orderNumber}          the parcel, its events and its callbacks with their attempts
 *     GET  /control/parcels                        all parcels, newest first
 *     POST /control/faults  { operation, fault, times? }
 *       The next `times` (1; 0 for none) calls of `operation` (token, postOrder, getOrderTracking, cancelOrder) go wrong: `error` is
 *       a 500, `hang` is no answer, `dropAnswer` does the work and hangs up.
 *     POST /control/tokens/revoke                  every token given out is refused from now on
 *     POST /control/callback-url  { url }          callbacks go there from now on, until the next start
 */
import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Book, Parcel } from './book.ts';
import type { CarrierApi } from './carrier-routes.ts';
import { faultKinds, operations, type Faults } from './faults.ts';
import { tellings, type Office } from './office.ts';
import { statuses } from './records.ts';

export interface Controlled {
  readonly book: Book;
  readonly office: Office;
  readonly faults: Faults;
  readonly carrierApi: CarrierApi;
  readonly sendCallbacksTo: (url: string) => void;
}

const advanceSchema = z.strictObject({
  to: z.enum(statuses),
  note: z.string().max(500).optional(),
  telling: z.enum(tellings).default('sent'),
  delayMs: z.number().int().min(0).default(0),
});
const releaseSchema = z.strictObject({ order: z.enum(['asHappened', 'reversed']).default('asHappened') });
const faultSchema = z.strictObject({
  operation: z.enum(operations),
  fault: z.enum(faultKinds),
  times: z.number().int().min(0).max(10_000).default(1),
});
const urlSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });

export function createControlRoutes({ book, office, faults, carrierApi, sendCallbacksTo }: Controlled): Router {
  const routes = Router();
  routes.use(json());

  routes.get('/parcels', (_request, response) => {
    response.json({ parcels: book.list() });
  });

  routes.get(
    '/parcels/:orderNumber',
    withParcel(book, (parcel, _request, response) => {
      const callbacks = book.listCallbacks(parcel.order.orderNumber).map(({ callback, event, ...state }) => ({
        ...callback,
        ...state,
        status: event.status,
      }));
      response.json({ ...parcel, callbacks });
    }),
  );

  routes.post(
    '/parcels/:orderNumber/advance',
    withParcel(book, (parcel, request, response) => {
      const step = readBody(advanceSchema, request, response);
      if (step === undefined) return;
      const moved = office.advance(parcel.order.orderNumber, step);
      if (moved.kind === 'moved') response.json(moved.parcel);
      else response.status(409).json({ code: 'NOT_POSSIBLE', ...moved });
    }),
  );

  routes.post(
    '/parcels/:orderNumber/release',
    withParcel(book, async (parcel, request, response) => {
      const body = readBody(releaseSchema, request, response);
      if (body === undefined) return;
      response.json({ released: await office.release(parcel.order.orderNumber, body.order) });
    }),
  );

  routes.post(
    '/parcels/:orderNumber/resend',
    withParcel(book, (parcel, _request, response) => {
      response.json({ resent: office.resend(parcel.order.orderNumber).length });
    }),
  );

  routes.post('/faults', (request, response) => {
    const planned = readBody(faultSchema, request, response);
    if (planned === undefined) return;
    faults.plan(planned.operation, planned.fault, planned.times);
    response.status(204).end();
  });

  routes.post('/tokens/revoke', (_request, response) => {
    carrierApi.revokeTokens();
    response.status(204).end();
  });

  routes.post('/callback-url', (request, response) => {
    const body = readBody(urlSchema, request, response);
    if (body === undefined) return;
    sendCallbacksTo(body.url);
    response.status(204).end();
  });

  return routes;
}

type ParcelHandler = (parcel: Parcel, request: Request, response: Response) => void | Promise<void>;

function withParcel(book: Book, handle: ParcelHandler): RequestHandler<{ orderNumber: string }> {
  return async (request, response) => {
    const parcel = book.find(request.params.orderNumber);
    if (parcel === undefined) {
      response
        .status(404)
        .json({ code: 'ORDER_UNKNOWN', message: `There is no parcel ${request.params.orderNumber}.` });
      return;
    }
    await handle(parcel, request, response);
  };
}

function readBody<T>(schema: z.ZodType<T>, request: Request, response: Response): T | undefined {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  response.status(400).json({ code: 'BAD_REQUEST', message: faults.join('; ') });
  return undefined;
}
