import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPostalCarrier } from '../../../integrations/post/vnpost/carrier.ts';
import { keys } from './support.ts';

const now = new Date('2026-01-05T03:00:00Z');
const nowSeconds = now.getTime() / 1000;

const carrier = createPostalCarrier({ ...keys, apiUrl: 'http://localhost:9', now: () => now });

const delivered = {
  _id: { $oid: '00000000000000000000000a' },
  orderNumber: 'H99-260105-0001-d1',
  itemCode: 'SB000000001VN',
  statusCode: 3,
  statusMessage: 'Đã phát thành công',
  statusTime: '2026-01-05T02:59:00.000Z',
};
const body = JSON.stringify(delivered);

function sign(rawBody: string, signedAt: number = nowSeconds, secret: string = keys.callbackSecret): string {
  const mac = createHmac('sha256', secret).update(`${signedAt}.${rawBody}`).digest('hex');
  return `t=${signedAt},v1=${mac}`;
}

describe('a callback of the carrier', () => {
  test('is read when its signature holds', () => {
    expect(carrier.readCallback(body, sign(body))).toEqual({
      kind: 'verified',
      event: {
        eventId: '00000000000000000000000a',
        orderNumber: 'H99-260105-0001-d1',
        trackingCode: 'SB000000001VN',
        status: 'delivered',
        occurredAt: new Date('2026-01-05T02:59:00Z'),
        note: 'Đã phát thành công',
      },
    });
  });

  test('holds 300 seconds either way, and is a replay after that', () => {
    expect(carrier.readCallback(body, sign(body, nowSeconds - 300)).kind).toBe('verified');
    expect(carrier.readCallback(body, sign(body, nowSeconds + 300)).kind).toBe('verified');
    expect(carrier.readCallback(body, sign(body, nowSeconds - 301)).kind).toBe('badSignature');
    expect(carrier.readCallback(body, sign(body, nowSeconds + 301)).kind).toBe('badSignature');
  });

  test('holds as long as configured', () => {
    const strict = createPostalCarrier({
      ...keys,
      apiUrl: 'http://localhost:9',
      now: () => now,
      callbackToleranceSeconds: 10,
    });
    expect(strict.readCallback(body, sign(body, nowSeconds - 10)).kind).toBe('verified');
    expect(strict.readCallback(body, sign(body, nowSeconds - 11)).kind).toBe('badSignature');
  });

  test('may carry two signatures while the secret is being changed', () => {
    const [, old] = sign(body, nowSeconds, 'the secret of yesterday').split(',');
    expect(carrier.readCallback(body, `${sign(body)},${old}`).kind).toBe('verified');
    expect(carrier.readCallback(body, `t=${nowSeconds},${old},${sign(body).split(',')[1]}`).kind).toBe('verified');
  });

  test.each([
    ['none', undefined],
    ['an empty one', ''],
    ['one without its instant', sign(body).split(',')[1]],
    ['one without its code', `t=${nowSeconds}`],
    ['one of another secret', sign(body, nowSeconds, 'another')],
    ['one for another instant', sign(body).replace(/^t=\d+/, `t=${nowSeconds - 1}`)],
    ['one cut short', sign(body).slice(0, -1)],
    ['one in capitals', sign(body).toUpperCase()],
  ])('with a signature that is %s is not looked at', (_what, signature) => {
    expect(carrier.readCallback(body, signature)).toEqual({ kind: 'badSignature' });
  });

  test('changed by a single character is not looked at', () => {
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const changed = body.slice(0, at) + character + body.slice(at + 1);
        fc.pre(changed !== body);
        return carrier.readCallback(changed, sign(body)).kind === 'badSignature';
      }),
    );
  });

  test.each([
    ['is not JSON', 'delivered!', /not JSON/],
    ['is not an object', '[]', /expected object/],
    ['lacks its order number', JSON.stringify({ ...delivered, orderNumber: undefined }), /orderNumber/],
    ['has a date that is none', JSON.stringify({ ...delivered, statusTime: 'yesterday' }), /statusTime/],
    ['has a status nobody knows', JSON.stringify({ ...delivered, statusCode: 99 }), /statusCode: 99/],
  ])('that is signed but %s is malformed, and says where', (_what, rawBody, reason) => {
    expect(carrier.readCallback(rawBody, sign(rawBody))).toEqual({
      kind: 'malformed',
      reason: expect.stringMatching(reason) as string,
    });
  });

  test('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (rawBody, signature) => {
        expect(carrier.readCallback(rawBody, signature).kind).toBe('badSignature');
        expect(carrier.readCallback(rawBody, sign(rawBody)).kind).toBe('malformed');
      }),
    );
  });
});
