import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GatewayUnavailable } from '../../../integrations/payment/gateway.ts';
import type { AttemptQuery, Checkout, RefundRequest } from '../../../integrations/payment/gateway.ts';
import { hashedFields, messageHash } from '../../../stack/sandbox-bank/protocol.ts';
import { checkoutOf, gatewayOf, hashSecret, newRef, startTown, terminalCode } from './payment-support.ts';
import type { Town } from './payment-support.ts';

let town: Town;

beforeAll(async () => {
  town = await startTown();
});
afterEach(async () => {
  await town.control('PUT', '/misbehaviour', {});
});
afterAll(async () => {
  await town.close();
});

function queryAbout({ attemptRef, createdAt }: Checkout): AttemptQuery {
  return { ref: attemptRef, createdAt: createdAt.toISOString(), description: 'Hỏi giao dịch' };
}

async function refundOf(checkout: Checkout, changes: Partial<RefundRequest> = {}): Promise<RefundRequest> {
  const { transactionNo } = await town.control<{ transactionNo: string }>(
    'GET',
    `/transactions/${checkout.attemptRef}`,
  );
  return {
    requestId: newRef(),
    attemptRef: checkout.attemptRef,
    attemptCreatedAt: checkout.createdAt,
    amountVnd: checkout.amountVnd,
    full: true,
    gatewayTransactionNo: transactionNo,
    requestedBy: 'kế toán 12',
    description: 'Hoàn phí',
    ...changes,
  };
}

describe('asking what became of an attempt', () => {
  it('finds nothing when the payer never reached the gateway', async () => {
    expect(await town.gateway.queryAttempt(queryAbout(checkoutOf()))).toEqual({ kind: 'notFound' });
  });

  it('finds it pending while the payer is at the gateway', async () => {
    const checkout = checkoutOf();
    await town.openPayPage(checkout);
    expect(await town.gateway.queryAttempt(queryAbout(checkout))).toEqual({ kind: 'pending' });
  });

  it('finds what was paid, when and where', async () => {
    const checkout = checkoutOf({ amountVnd: 1_234_567 });
    await town.complete(checkout, 'pay');
    const fate = await town.gateway.queryAttempt(queryAbout(checkout));
    expect(fate).toMatchObject({
      kind: 'paid',
      payment: { attemptRef: checkout.attemptRef, amountVnd: 1_234_567, succeeded: true, bankCode: 'NCB' },
    });
    const paidAt = fate.kind === 'paid' ? fate.payment.paidAt : undefined;
    expect(Math.abs((paidAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it.each(['cancel', 'fail'] as const)('finds it failed after the payer had it end with %s', async (outcome) => {
    const checkout = checkoutOf();
    await town.complete(checkout, outcome);
    expect(await town.gateway.queryAttempt(queryAbout(checkout))).toMatchObject({
      kind: 'failed',
      payment: { succeeded: false, transactionStatus: '02', responseCode: undefined },
    });
  });

  it('finds it failed when its time ran out while nobody paid', async () => {
    const checkout = checkoutOf({ expiresAt: new Date(Date.now() + 1500) });
    await town.openPayPage(checkout);
    await expect
      .poll(() => town.gateway.queryAttempt(queryAbout(checkout)), { timeout: 5000 })
      .toMatchObject({ kind: 'failed' });
  });

  it('finds it held when the bank was debited and the gateway suspects fraud', async () => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'fail', '07');
    expect(await town.gateway.queryAttempt(queryAbout(checkout))).toMatchObject({
      kind: 'held',
      payment: { succeeded: false, heldByGateway: true },
    });
  });

  it.each(['unsigned', 'tampered'] as const)('trusts no answer that is %s', async (answers) => {
    const checkout = checkoutOf();
    await town.openPayPage(checkout);
    await town.control('PUT', '/misbehaviour', { answers });
    await expect(town.gateway.queryAttempt(queryAbout(checkout))).rejects.toThrow(GatewayUnavailable);
  });

  it('gives up when the gateway is down, hangs or is not there', async () => {
    await town.control('PUT', '/misbehaviour', { gateway: 'down' });
    await expect(town.gateway.queryAttempt(queryAbout(checkoutOf()))).rejects.toThrow('HTTP 503');
    await town.control('PUT', '/misbehaviour', { gateway: 'hang' });
    const impatient = gatewayOf(town.bank.url, 100);
    await expect(impatient.queryAttempt(queryAbout(checkoutOf()))).rejects.toThrow(GatewayUnavailable);
    const nowhere = gatewayOf('http://127.0.0.1:9');
    await expect(nowhere.queryAttempt(queryAbout(checkoutOf()))).rejects.toThrow(GatewayUnavailable);
  });

  it('is refused by name when a field cannot be carried', async () => {
    const query = { ...queryAbout(checkoutOf()), createdAt: 'yesterday' };
    await expect(town.gateway.queryAttempt(query)).rejects.toThrow('createdAt:');
  });
});

describe('a refund', () => {
  it('in full is accepted and then found done', async () => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'pay');
    expect(await town.gateway.refund(await refundOf(checkout))).toMatchObject({ kind: 'accepted' });
    expect(await town.gateway.queryAttempt(queryAbout(checkout))).toEqual({
      kind: 'refunding',
      refund: 'done',
      full: true,
      amountVnd: checkout.amountVnd,
      gatewayRefundNo: expect.stringMatching(/^\d+$/) as string,
      transactionStatus: '00',
    });
  });

  it('in parts is accepted until nothing is left', async () => {
    const checkout = checkoutOf({ amountVnd: 100_000 });
    await town.complete(checkout, 'pay');
    const part = async () => town.gateway.refund(await refundOf(checkout, { amountVnd: 40_000, full: false }));
    expect(await part()).toMatchObject({ kind: 'accepted' });
    expect(await part()).toMatchObject({ kind: 'accepted' });
    expect(await part()).toMatchObject({ kind: 'rejected', code: '95' });
    expect(await town.gateway.queryAttempt(queryAbout(checkout))).toMatchObject({ full: false, amountVnd: 40_000 });
  });

  it('sent again is not a second refund', async () => {
    const checkout = checkoutOf({ amountVnd: 100_000 });
    await town.complete(checkout, 'pay');
    const request = await refundOf(checkout, { amountVnd: 10_000, full: false });
    expect(await town.gateway.refund(request)).toMatchObject({ kind: 'accepted' });
    expect(await town.gateway.refund(request)).toEqual({ kind: 'alreadyRequested' });
  });

  it('of a payment that failed is rejected', async () => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'fail');
    expect(await town.gateway.refund(await refundOf(checkout))).toMatchObject({ kind: 'rejected', code: '95' });
  });

  it('of a payment the gateway does not know is rejected', async () => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'pay');
    const request = { ...(await refundOf(checkout)), attemptRef: newRef() };
    expect(await town.gateway.refund(request)).toMatchObject({ kind: 'rejected', code: '91' });
  });

  it('whose answer was lost is unknown, and a query tells that it was taken', async () => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'pay');
    await town.control('PUT', `/transactions/${checkout.attemptRef}/misbehaviour`, { refund: 'answerLost' });
    expect(await town.gateway.refund(await refundOf(checkout))).toMatchObject({ kind: 'unknown' });
    expect(await town.gateway.queryAttempt(queryAbout(checkout))).toMatchObject({ kind: 'refunding', full: true });
  });

  it.each(['unsigned', 'tampered'] as const)('whose answer is %s is unknown', async (answers) => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'pay');
    await town.control('PUT', '/misbehaviour', { answers });
    expect(await town.gateway.refund(await refundOf(checkout))).toMatchObject({ kind: 'unknown' });
  });

  it('that the payer’s bank rejects later is found rejected', async () => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'pay');
    await town.control('PUT', '/misbehaviour', { refund: 'rejected' });
    const refund = await town.gateway.refund(await refundOf(checkout));
    expect(refund).toMatchObject({ kind: 'rejected', code: '09' });
    expect(await town.gateway.queryAttempt(queryAbout(checkout))).toMatchObject({ refund: 'rejected' });
  });

  it('is refused by name when a field cannot be carried', async () => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'pay');
    const request = await refundOf(checkout, { requestId: '2b1f-dashes' });
    await expect(town.gateway.refund(request)).rejects.toThrow('requestId:');
  });
});

describe('a signed answer', () => {
  /** A gateway that answers every call with these fields, signed; `undefined` leaves a field out. */
  async function askGatewayAnswering(fields: Record<string, string | number | boolean>, checkout: Checkout) {
    const texts = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
    const vnp_SecureHash = messageHash(texts, hashedFields.querydrAnswer, hashSecret);
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ...fields, vnp_SecureHash }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const gateway = gatewayOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      return await gateway.queryAttempt(queryAbout(checkout));
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  const checkout = checkoutOf();
  const paid = {
    vnp_ResponseId: 'a1',
    vnp_Command: 'querydr',
    vnp_ResponseCode: '00',
    vnp_Message: 'Success',
    vnp_TmnCode: terminalCode,
    vnp_TxnRef: checkout.attemptRef,
    vnp_Amount: '15000000',
    vnp_BankCode: 'NCB',
    vnp_PayDate: '20261123103000',
    vnp_TransactionNo: '14226112',
    vnp_TransactionType: '01',
    vnp_TransactionStatus: '00',
    vnp_OrderInfo: 'x',
  };

  it('may leave out the promotion and write numbers as numbers', async () => {
    const numbers = { ...paid, vnp_Amount: 15_000_000, vnp_TransactionNo: 14_226_112 };
    expect(await askGatewayAnswering(numbers, checkout)).toMatchObject({
      kind: 'paid',
      payment: { amountVnd: 150_000 },
    });
  });

  it.each<[string, Record<string, string>]>([
    ['another attempt', { vnp_TxnRef: 'another' }],
    ['another terminal', { vnp_TmnCode: 'OTHER001' }],
    ['another command', { vnp_Command: 'refund' }],
    ['no attempt at all', { vnp_TxnRef: '' }],
  ])('about %s is not believed', async (_what, changes) => {
    await expect(askGatewayAnswering({ ...paid, ...changes }, checkout)).rejects.toThrow('about something else');
  });

  it('that refuses the query, has an unknown status or half a đồng tells nothing', async () => {
    const refused = { ...paid, vnp_ResponseCode: '94' };
    await expect(askGatewayAnswering(refused, checkout)).rejects.toThrow('code 94');
    const unknown = { ...paid, vnp_TransactionStatus: '55' };
    await expect(askGatewayAnswering(unknown, checkout)).rejects.toThrow('unknown status "55"');
    const half = { ...paid, vnp_Amount: '15000050' };
    await expect(askGatewayAnswering(half, checkout)).rejects.toThrow('vnp_Amount:');
  });

  it('cannot talk itself into success with fields of its own', async () => {
    const boasting = { ...paid, vnp_TransactionStatus: '02', isSuccess: true, isVerified: true };
    expect(await askGatewayAnswering(boasting, checkout)).toMatchObject({ kind: 'failed' });
  });
});
