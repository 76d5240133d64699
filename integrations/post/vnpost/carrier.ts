import {
  CarrierUnavailable,
  type ParcelEvent,
  type ParcelOrder,
  type ParcelOrdered,
  type PostalCarrier,
} from '../carrier.ts';
import { readCallback } from './callback.ts';
import { createConnection } from './connection.ts';
import {
  cancelAnswerSchema,
  FEED_PAGE_SIZE,
  FEED_START,
  orderAnswerSchema,
  toParcelEvent,
  toPostOrder,
  trackingPageSchema,
} from './protocol.ts';

export interface PostalCarrierSettings {
  readonly apiUrl: string;
  /** Who we are to the carrier; sent as customer code with every order too. */
  readonly customerKey: string;
  readonly secret: string;
  readonly callbackSecret: string;
  /** How long one exchange with the carrier may take. 8 s by default. */
  readonly timeoutMs?: number;
  /** How far the instant of a callback's signature may be from ours. 300 s by default. */
  readonly callbackToleranceSeconds?: number;
  readonly now?: () => Date;
}

/** The public post (VNPost), spoken to as `protocol.ts` describes. */
export function createPostalCarrier(settings: PostalCarrierSettings): PostalCarrier {
  const { timeoutMs = 8_000, callbackToleranceSeconds = 300, now = () => new Date() } = settings;
  const connection = createConnection({ ...settings, timeoutMs, now });
  const callbackTerms = { callbackSecret: settings.callbackSecret, toleranceSeconds: callbackToleranceSeconds, now };

  async function orderParcel(order: ParcelOrder): Promise<ParcelOrdered> {
    const body = toPostOrder(settings.customerKey, order);
    const answer = await connection.call({ method: 'POST', path: '/postOrder', body }, orderAnswerSchema);
    if (answer.orderNumber !== order.orderNumber) {
      throw new CarrierUnavailable('postOrder: the carrier answered for another order.');
    }
    return { trackingCode: answer.itemCode, chargeVnd: answer.postage };
  }

  /** The carrier may or may not heed `orderNumber` in the query: its feed is narrowed here in any case. */
  async function trackParcel(orderNumber: string): Promise<readonly ParcelEvent[]> {
    const events: ParcelEvent[] = [];
    let lastId = FEED_START;
    for (;;) {
      const documents = await readFeed(orderNumber, lastId);
      for (const document of documents.filter((each) => each.orderNumber === orderNumber)) {
        const event = toParcelEvent(document);
        if (event === undefined) {
          throw new CarrierUnavailable(`getOrderTracking: status code ${document.statusCode} is not one we know.`);
        }
        events.push(event);
      }
      const last = documents.at(-1);
      if (last === undefined || documents.length < FEED_PAGE_SIZE) return events;
      if (last._id.$oid <= lastId) throw new CarrierUnavailable('getOrderTracking: the feed does not advance.');
      lastId = last._id.$oid;
    }
  }

  async function readFeed(orderNumber: string, lastId: string) {
    const query = new URLSearchParams({ pageSize: String(FEED_PAGE_SIZE), lastId, orderNumber });
    const path = `/getOrderTracking?${query.toString()}`;
    const page = await connection.call({ method: 'GET', path }, trackingPageSchema);
    return page._embedded['rh:doc'];
  }

  async function cancelParcel(orderNumber: string): Promise<void> {
    const body = { customerCode: settings.customerKey, orderNumber };
    await connection.call({ method: 'POST', path: '/cancelOrder', body }, cancelAnswerSchema);
  }

  return {
    orderParcel,
    trackParcel,
    cancelParcel,
    readCallback: (rawBody, signature) => readCallback(rawBody, signature, callbackTerms),
  };
}
