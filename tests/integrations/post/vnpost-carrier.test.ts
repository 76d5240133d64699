import { createServer, type RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CarrierRefused, CarrierUnavailable, type PostalCarrier } from '../../../integrations/post/carrier.ts';
import { createPostalCarrier, type PostalCarrierSettings } from '../../../integrations/post/vnpost/carrier.ts';
import { createSandboxPost, type SandboxPost } from '../../../stack/sandbox-post/server.ts';
import { control, keys, makeTemporaryDirectory, sampleOrder, serve } from './support.ts';

describe('the postal carrier against the sandbox post', () => {
  let post: SandboxPost;
  let carrier: PostalCarrier;
  let directory: Awaited<ReturnType<typeof makeTemporaryDirectory>>;

  const connect = (settings: Partial<PostalCarrierSettings> = {}) =>
    createPostalCarrier({ ...keys, apiUrl: post.url, ...settings });

  beforeEach(async () => {
    directory = await makeTemporaryDirectory();
    post = createSandboxPost({ ...keys, dataDir: directory.path });
    await post.listen(0);
    carrier = connect();
  });

  afterEach(async () => {
    await post.close();
    await directory.remove();
  });

  test('an order is answered with a tracking code and the postage', async () => {
    await expect(carrier.orderParcel(sampleOrder())).resolves.toEqual({
      trackingCode: 'SB000000001VN',
      chargeVnd: 27_000,
    });
  });

  test('ordering twice under one number is one parcel', async () => {
    const first = await carrier.orderParcel(sampleOrder());
    const again = await carrier.orderParcel(sampleOrder());
    expect(again).toEqual(first);
    await expect(carrier.trackParcel(sampleOrder().orderNumber)).resolves.toHaveLength(1);
  });

  test('an order whose answer was lost can be sent again and is still one parcel', async () => {
    await control(post.url, '/faults', { operation: 'postOrder', fault: 'dropAnswer' });
    await expect(carrier.orderParcel(sampleOrder())).rejects.toBeInstanceOf(CarrierUnavailable);
    const { trackingCode } = await carrier.orderParcel(sampleOrder());
    expect(trackingCode).toBe('SB000000001VN');
    await expect(carrier.trackParcel(sampleOrder().orderNumber)).resolves.toHaveLength(1);
  });

  test('another order under a used number is refused', async () => {
    await carrier.orderParcel(sampleOrder());
    await expect(carrier.orderParcel(sampleOrder({ weightGrams: 900 }))).rejects.toMatchObject({
      name: 'CarrierRefused',
      code: 'ORDER_NUMBER_REUSED',
    });
  });

  test.each([
    ['PHONE_INVALID', 'receiverTel', { receiver: { ...sampleOrder().receiver, phone: 'none' } }],
    ['ADDRESS_UNKNOWN', 'receiverCommune', { receiver: { ...sampleOrder().receiver, communeCode: '' } }],
    ['TOO_HEAVY', 'weight', { weightGrams: 31_000 }],
    ['COD_INVALID', 'codAmount', { cashOnDeliveryVnd: -1 }],
  ])('a refusal says why (%s) and names the field, but repeats nothing of the order', async (code, field, changes) => {
    const refusal: unknown = await carrier.orderParcel(sampleOrder(changes)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CarrierRefused);
    expect(refusal).toMatchObject({ code });
    expect(String(refusal)).toContain(field);
    expect(String(refusal)).not.toContain(sampleOrder().receiver.name);
    expect(String(refusal)).not.toContain(sampleOrder().receiver.phone);
  });

  test('tracking tells what happened, in order, of this parcel only', async () => {
    const other = sampleOrder({ orderNumber: 'H99-260105-0002-d1' });
    await carrier.orderParcel(sampleOrder());
    await carrier.orderParcel(other);
    await control(post.url, `/parcels/${other.orderNumber}/advance`, { to: 'pickedUp' });
    await control(post.url, `/parcels/${sampleOrder().orderNumber}/advance`, { to: 'pickedUp' });
    await control(post.url, `/parcels/${sampleOrder().orderNumber}/advance`, { to: 'failed', note: 'Đi vắng' });

    const events = await carrier.trackParcel(sampleOrder().orderNumber);
    expect(events.map(({ status }) => status)).toEqual(['ordered', 'pickedUp', 'failed']);
    expect(events.at(-1)).toMatchObject({ note: 'Đi vắng', trackingCode: 'SB000000001VN' });
    await expect(carrier.trackParcel('unknown')).resolves.toEqual([]);
  });

  test('a parcel is cancelled before it is picked up, twice as well as once, and not after', async () => {
    const later = sampleOrder({ orderNumber: 'H99-260105-0002-d1' });
    await carrier.orderParcel(sampleOrder());
    await carrier.orderParcel(later);
    await carrier.cancelParcel(sampleOrder().orderNumber);
    await carrier.cancelParcel(sampleOrder().orderNumber);
    const events = await carrier.trackParcel(sampleOrder().orderNumber);
    expect(events.map(({ status }) => status)).toEqual(['ordered', 'cancelled']);

    await control(post.url, `/parcels/${later.orderNumber}/advance`, { to: 'pickedUp' });
    await expect(carrier.cancelParcel(later.orderNumber)).rejects.toMatchObject({ code: 'ALREADY_PICKED_UP' });
    await expect(carrier.cancelParcel('unknown')).rejects.toMatchObject({ code: 'ORDER_UNKNOWN' });
  });

  test('a token the carrier no longer takes is renewed within the call', async () => {
    await carrier.orderParcel(sampleOrder());
    await control(post.url, '/tokens/revoke');
    await expect(carrier.orderParcel(sampleOrder())).resolves.toMatchObject({ trackingCode: 'SB000000001VN' });
  });

  test('a wrong secret is said to be one', async () => {
    const impostor = connect({ secret: 'not-the-secret' });
    await expect(impostor.orderParcel(sampleOrder())).rejects.toThrow(/secret does not match/);
  });

  test('a carrier that fails or hangs is unavailable, and well again at the next call', async () => {
    const impatient = connect({ timeoutMs: 300 });
    await control(post.url, '/faults', { operation: 'postOrder', fault: 'error' });
    await expect(impatient.orderParcel(sampleOrder())).rejects.toThrow(CarrierUnavailable);
    await control(post.url, '/faults', { operation: 'postOrder', fault: 'hang' });
    await expect(impatient.orderParcel(sampleOrder())).rejects.toThrow(/none within 300 ms/);
    await control(post.url, '/faults', { operation: 'token', fault: 'hang' });
    await expect(connect({ timeoutMs: 300 }).orderParcel(sampleOrder())).rejects.toThrow(CarrierUnavailable);
    await expect(impatient.orderParcel(sampleOrder())).resolves.toMatchObject({ chargeVnd: 27_000 });
  });

  test('a carrier that is not there is unavailable', async () => {
    const nowhere = await serve(createServer());
    await nowhere.close();
    await expect(connect({ apiUrl: nowhere.url }).orderParcel(sampleOrder())).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('the postal carrier against a carrier with ways of its own', () => {
  const closing: (() => Promise<void>)[] = [];

  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });

  /** Answers `/token` itself and counts how often; everything else is `answer`. */
  async function startCarrier(answer: RequestListener, expiresIn = 3600) {
    const asked = { tokens: 0 };
    const { url, close } = await serve(
      createServer((request, response) => {
        if (request.url !== '/token') {
          answer(request, response);
          return;
        }
        asked.tokens += 1;
        response.end(JSON.stringify({ accessToken: `token-${asked.tokens}`, tokenType: 'Bearer', expiresIn }));
      }),
    );
    closing.push(close);
    return { url, asked };
  }

  const emptyFeed: RequestListener = (_request, response) => response.end('{"_embedded":{"rh:doc":[]}}');

  test('one token serves many calls, also those that start together', async () => {
    const { url, asked } = await startCarrier(emptyFeed);
    const carrier = createPostalCarrier({ ...keys, apiUrl: `${url}/` });
    await Promise.all([carrier.trackParcel('one'), carrier.trackParcel('two'), carrier.trackParcel('three')]);
    await carrier.trackParcel('four');
    expect(asked.tokens).toBe(1);
  });

  test('a token is renewed before it expires', async () => {
    const { url, asked } = await startCarrier(emptyFeed, 600);
    let now = new Date('2026-01-05T01:00:00Z');
    const carrier = createPostalCarrier({ ...keys, apiUrl: url, now: () => now });
    await carrier.trackParcel('one');
    now = new Date('2026-01-05T01:08:59Z');
    await carrier.trackParcel('one');
    expect(asked.tokens).toBe(1);
    now = new Date('2026-01-05T01:09:00Z');
    await carrier.trackParcel('one');
    expect(asked.tokens).toBe(2);
  });

  test('a carrier that refuses even a fresh token is asked twice and no more', async () => {
    let calls = 0;
    const { url, asked } = await startCarrier((_request, response) => {
      calls += 1;
      response.writeHead(401).end('{"code":"TOKEN_INVALID"}');
    });
    await expect(createPostalCarrier({ ...keys, apiUrl: url }).trackParcel('one')).rejects.toThrow(CarrierUnavailable);
    expect({ calls, tokens: asked.tokens }).toEqual({ calls: 2, tokens: 2 });
  });

  test.each([
    ['not JSON', 200, '<html>', /the answer itself/],
    ['a field missing', 200, '{"orderNumber":"H99-260105-0001-d1","itemCode":"X"}', /postage/],
    ['another order', 200, '{"orderNumber":"other","itemCode":"X","postage":1}', /another order/],
    ['a page of a proxy', 404, '<html>', /status 404/],
    ['too many requests', 429, '{"code":"SLOW_DOWN"}', /status 429/],
  ])('an answer that is %s is no answer', async (_what, status, body, message) => {
    const { url } = await startCarrier((_request, response) => response.writeHead(status).end(body));
    const ordering = createPostalCarrier({ ...keys, apiUrl: url }).orderParcel(sampleOrder());
    await expect(ordering).rejects.toThrow(CarrierUnavailable);
    await expect(ordering).rejects.toThrow(message);
  });

  test('a redirect is not followed: the token is for this carrier only', async () => {
    const { url } = await startCarrier((_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    );
    await expect(createPostalCarrier({ ...keys, apiUrl: url }).trackParcel('one')).rejects.toThrow(CarrierUnavailable);
  });

  test('a long feed is read to its end and narrowed to the parcel, whether or not the carrier narrows it', async () => {
    const feed = Array.from({ length: 2500 }, (_, index) => ({
      _id: { $oid: (index + 1).toString(16).padStart(24, '0') },
      orderNumber: index % 500 === 0 ? 'ours' : 'theirs',
      itemCode: 'SB1',
      statusCode: 5,
      statusMessage: '',
      statusTime: '2026-01-05T08:00:00+07:00',
    }));
    const { url } = await startCarrier((request, response) => {
      const query = new URL(request.url ?? '', 'http://localhost').searchParams;
      const lastId = query.get('lastId') ?? '';
      const page = feed.filter((document) => document._id.$oid > lastId).slice(0, Number(query.get('pageSize')));
      response.end(JSON.stringify({ _embedded: { 'rh:doc': page } }));
    });
    const events = await createPostalCarrier({ ...keys, apiUrl: url }).trackParcel('ours');
    expect(events).toHaveLength(5);
    expect(events[0]?.occurredAt).toEqual(new Date('2026-01-05T01:00:00Z'));
  });
});
