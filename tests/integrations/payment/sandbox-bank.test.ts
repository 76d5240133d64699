import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Checkout } from '../../../integrations/payment/gateway.ts';
import { createSandboxBank } from '../../../stack/sandbox-bank/server.ts';
import {
  checkoutOf,
  gatewayOf,
  hashSecret,
  queryOf,
  startMerchant,
  startTown,
  terminalCode,
} from './payment-support.ts';
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

interface Kept {
  readonly transactionStatus: string;
  readonly responseCode?: string;
  readonly ipn: {
    readonly calls: readonly { readonly outcome: string }[];
    readonly confirmed: boolean;
    readonly nextAt?: string;
  };
}

function kept(checkout: Checkout): Promise<Kept> {
  return town.control<Kept>('GET', `/transactions/${checkout.attemptRef}`);
}

function ipnOutcomes(checkout: Checkout) {
  return expect.poll(async () => (await kept(checkout)).ipn.calls.map((call) => call.outcome));
}

/** Sends a form of the payment pages and returns where the browser is sent, or the page it gets. */
async function submit(address: string, form: Record<string, string>) {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location') ?? '', page: await response.text() };
}

describe('the payment page', () => {
  it('is in the language the merchant asked for and says that it is a sandbox', async () => {
    const inVietnamese = await (await fetch(await town.openPayPage(checkoutOf()))).text();
    expect(inVietnamese).toContain('<html lang="vi">');
    expect(inVietnamese).toContain('SANDBOX · Môi trường thử nghiệm, không có tiền thật');
    const inEnglish = await (await fetch(await town.openPayPage(checkoutOf({ locale: 'en' })))).text();
    expect(inEnglish).toContain('<html lang="en">');
    expect(inEnglish).toContain('Choose how to pay');
  });

  it('goes straight to the bank the payer already chose', async () => {
    const page = await (await fetch(await town.openPayPage(checkoutOf({ bankCode: 'NCB' })))).text();
    expect(page).toContain('Ngân hàng NCB (thử nghiệm)');
  });

  it.each([
    ['9704198526191432198', '00', '00'],
    ['9704195798459170488', '51', '02'],
    ['9704193370791314', '12', '02'],
    ['9704194841945513', '99', '02'],
  ])('sends the payer of card %s back with code %s and status %s, signed', async (cardNumber, code, status) => {
    const checkout = checkoutOf({ bankCode: 'NCB' });
    const { pathname } = new URL(await town.openPayPage(checkout));
    const { location } = await submit(`${town.bank.url}${pathname}/NCB`, {
      outcome: 'pay',
      cardNumber,
      password: '123456',
    });
    expect(location).toMatch(/^https:\/\/portal\.invalid\/payments\/vnpay\/return\?from=portal&vnp_/);
    expect(town.gateway.readNotification(queryOf(location))).toMatchObject({
      kind: 'verified',
      attemptRef: checkout.attemptRef,
      responseCode: code,
      transactionStatus: status,
    });
  });

  it('lets the payer cancel before choosing a bank', async () => {
    const { pathname } = new URL(await town.openPayPage(checkoutOf()));
    const { location } = await submit(`${town.bank.url}${pathname}/VNPAY`, { outcome: 'cancel' });
    expect(town.gateway.readNotification(queryOf(location))).toMatchObject({
      kind: 'verified',
      responseCode: '24',
      gatewayTransactionNo: '0',
    });
  });

  it('ends the payment with code 13 at the third wrong password', async () => {
    const { pathname } = new URL(await town.openPayPage(checkoutOf()));
    const attempt = () =>
      submit(`${town.bank.url}${pathname}/NCB`, { outcome: 'pay', cardNumber: '9704198526191432198', password: '0' });
    expect((await attempt()).page).toContain('Còn 2 lần thử');
    expect((await attempt()).page).toContain('Còn 1 lần thử');
    expect(town.gateway.readNotification(queryOf((await attempt()).location))).toMatchObject({ responseCode: '13' });
  });

  it('is a page of the same payment when the payer comes back, and takes no second payment', async () => {
    const checkout = checkoutOf();
    const page = await town.openPayPage(checkout);
    expect(await town.openPayPage(checkout)).toBe(page);
    await town.complete(checkout, 'pay');
    expect(await (await fetch(page)).text()).toContain('Khoản này đã được thanh toán');
    const { page: afterwards } = await submit(`${page.split('?')[0] ?? ''}/VNMART`, { outcome: 'cancel' });
    expect(afterwards).toContain('Khoản này đã được thanh toán');
    expect(await kept(checkout)).toMatchObject({ transactionStatus: '00' });
  });

  it.each<[string, (address: URL) => void]>([
    ['signature', (address) => address.searchParams.set('vnp_Amount', '100')],
    ['signature', (address) => address.searchParams.delete('vnp_SecureHash')],
    ['terminal', (address) => address.searchParams.set('vnp_TmnCode', 'OTHER001')],
    ['fields', (address) => address.searchParams.append('vnp_Amount', '100')],
  ])('is refused for its %s when the address was changed', async (refusal, change) => {
    const address = new URL(town.gateway.buildCheckoutUrl(checkoutOf()));
    change(address);
    const response = await fetch(address);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`data-refusal="${refusal}"`);
  });

  it('is refused for an unknown bank, a time that is over and a reference used before', async () => {
    await expect(town.openPayPage(checkoutOf({ bankCode: 'NOSUCHBANK' }))).rejects.toThrow('data-refusal="bank"');
    const past = { createdAt: new Date(Date.now() - 60_000), expiresAt: new Date(Date.now() - 1000) };
    await expect(town.openPayPage(checkoutOf(past))).rejects.toThrow('data-refusal="expired"');
    const checkout = checkoutOf();
    await town.openPayPage(checkout);
    const again = { ...checkout, amountVnd: 1000 };
    await expect(town.openPayPage(again)).rejects.toThrow('data-refusal="duplicate"');
  });
});

describe('the IPN', () => {
  it('tells the merchant of a payment once, when it is confirmed', async () => {
    const checkout = checkoutOf();
    await town.complete(checkout, 'pay');
    expect(town.gateway.readNotification(await town.merchant.nextCall(checkout.attemptRef))).toMatchObject({
      kind: 'verified',
      attemptRef: checkout.attemptRef,
      amountVnd: checkout.amountVnd,
      succeeded: true,
    });
    await ipnOutcomes(checkout).toEqual(['00']);
  });

  it('is repeated until the merchant answers 00 or 02', async () => {
    const checkout = checkoutOf();
    town.merchant.replyWith(checkout.attemptRef, '99', '97', '02');
    await town.complete(checkout, 'fail');
    await ipnOutcomes(checkout).toEqual(['99', '97', '02']);
  });

  it('is given up after ten calls', async () => {
    const checkout = checkoutOf();
    town.merchant.replyWith(checkout.attemptRef, '99');
    await town.complete(checkout, 'pay');
    await ipnOutcomes(checkout).toHaveLength(10);
    expect(await kept(checkout)).toMatchObject({ ipn: { confirmed: false } });
    expect((await kept(checkout)).ipn).not.toHaveProperty('nextAt');
  });

  it('can come late, and can be called for before its time', async () => {
    const checkout = checkoutOf();
    await town.control('PUT', `/transactions/${checkout.attemptRef}/misbehaviour`, {
      ipn: 'late',
      ipnDelayMs: 3_600_000,
    });
    await town.complete(checkout, 'pay');
    const { calls, nextAt = '' } = (await kept(checkout)).ipn;
    expect(calls).toEqual([]);
    expect(new Date(nextAt).getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    const { outcomes } = await town.control<{ outcomes: string[] }>('POST', `/transactions/${checkout.attemptRef}/ipn`);
    expect(outcomes).toEqual(['00']);
    expect(await town.merchant.nextCall(checkout.attemptRef)).toMatchObject({ vnp_TxnRef: checkout.attemptRef });
  });

  it('can come twice at once', async () => {
    const checkout = checkoutOf();
    await town.control('PUT', '/misbehaviour', { ipn: 'double' });
    await town.complete(checkout, 'pay');
    const first = await town.merchant.nextCall(checkout.attemptRef);
    expect(await town.merchant.nextCall(checkout.attemptRef)).toEqual(first);
    await ipnOutcomes(checkout).toEqual(['00', '00']);
  });

  it('can be tampered with, and then be right', async () => {
    const checkout = checkoutOf();
    town.merchant.replyWith(checkout.attemptRef, '97', '00');
    await town.control('PUT', '/misbehaviour', { ipn: 'tampered', wrongCalls: 1 });
    await town.complete(checkout, 'pay');
    expect(town.gateway.readNotification(await town.merchant.nextCall(checkout.attemptRef))).toEqual({
      kind: 'badSignature',
    });
    expect(town.gateway.readNotification(await town.merchant.nextCall(checkout.attemptRef))).toMatchObject({
      kind: 'verified',
    });
    await ipnOutcomes(checkout).toEqual(['97', '00']);
  });

  it('can be wrong in its amount, rightly signed', async () => {
    const checkout = checkoutOf();
    await town.control('PUT', '/misbehaviour', { ipn: 'wrongAmount', wrongAmountVnd: 50_000 });
    await town.complete(checkout, 'pay');
    expect(town.gateway.readNotification(await town.merchant.nextCall(checkout.attemptRef))).toMatchObject({
      kind: 'verified',
      amountVnd: 50_000,
    });
    await ipnOutcomes(checkout).toEqual(['00']);
  });

  it('can be lost, while the payment is not', async () => {
    const checkout = checkoutOf();
    await town.control('PUT', '/misbehaviour', { ipn: 'lost' });
    await town.complete(checkout, 'pay');
    expect((await kept(checkout)).ipn).toEqual({ calls: [], confirmed: false });
    const { attemptRef, createdAt } = checkout;
    const query = { ref: attemptRef, createdAt: createdAt.toISOString(), description: 'hoi' };
    expect(await town.gateway.queryAttempt(query)).toMatchObject({ kind: 'paid' });
  });
});

describe('the control endpoint', () => {
  it('adds up what was paid and given back', async () => {
    const own = await startTown();
    try {
      const [first, second] = [checkoutOf({ amountVnd: 70_000 }), checkoutOf({ amountVnd: 30_000 })];
      await own.complete(first, 'pay');
      await own.complete(second, 'pay');
      await own.complete(checkoutOf(), 'cancel');
      const { transactionNo } = await own.control<{ transactionNo: string }>(
        'GET',
        `/transactions/${second.attemptRef}`,
      );
      await own.gateway.refund({
        requestId: 'r1',
        attemptRef: second.attemptRef,
        attemptCreatedAt: second.createdAt,
        amountVnd: 10_000,
        full: false,
        gatewayTransactionNo: transactionNo,
        requestedBy: 'ke toan',
        description: 'hoan phi',
      });
      expect(await own.control('GET', '/totals')).toEqual({
        payments: 2,
        paidVnd: 100_000,
        heldVnd: 0,
        refundedVnd: 10_000,
        refundsUnderWayVnd: 0,
      });
    } finally {
      await own.close();
    }
  });

  it('says what is wrong with a misbehaviour it does not know', async () => {
    await expect(town.control('PUT', '/misbehaviour', { ipn: 'never' })).rejects.toThrow('400');
    await expect(town.control('POST', '/transactions/none/complete', { outcome: 'pay' })).rejects.toThrow(
      'pay address',
    );
  });
});

describe('a bank that starts again', () => {
  it('finds every payment, refund, request and misbehaviour as it was, and makes the IPN calls that are due', async () => {
    const own = await startTown({ ipnUrl: 'http://127.0.0.1:9/ipn', retryMs: 60_000 });
    const checkout = checkoutOf();
    await own.complete(checkout, 'pay');
    await own.openPayPage(checkoutOf());
    await own.control('PUT', '/misbehaviour', { ipn: 'double' });
    const path = `/transactions/${checkout.attemptRef}`;
    await expect.poll(async () => (await own.control<Kept>('GET', path)).ipn.calls.length).toBe(1);
    const before = await own.control('GET', '/transactions');
    await own.bank.close();
    // What a write that a kill cut short leaves behind.
    await appendFile(join(own.dataDir, 'ledger.jsonl'), '{"transaction":{"token":"half');

    const again = createSandboxBank({ ...own.options, ipnUrl: own.merchant.ipnUrl });
    await again.listen();
    try {
      const read = async (what: string) => (await fetch(`${again.url}/control${what}`)).json();
      expect(await read('/transactions')).toEqual(before);
      expect(await read('/misbehaviour')).toEqual({ ipn: 'double' });
      await fetch(`${again.url}/control${path}/ipn`, { method: 'POST' });
      expect(await own.merchant.nextCall(checkout.attemptRef)).toMatchObject({ vnp_TxnRef: checkout.attemptRef });
    } finally {
      await again.close();
      await own.merchant.close();
      await rm(own.dataDir, { recursive: true });
    }
  });

  it('has lost nothing it showed as paid when it was killed, and still tells the merchant', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-bank-'));
    const merchant = await startMerchant();
    const settings = { dataDir, terminalCode, hashSecret };
    const script = join(import.meta.dirname, '../../../stack/sandbox-bank/main.ts');
    const flags = { port: '0', 'data-dir': dataDir, 'terminal-code': terminalCode, 'hash-secret': hashSecret };
    const args = Object.entries({ ...flags, 'ipn-url': 'http://127.0.0.1:9/ipn' }).map(
      ([name, value]) => `--${name}=${value}`,
    );
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [greeting] = (await once(createInterface(child.stdout), 'line')) as [string];
      const url = /http:\/\/[\d.:]+/.exec(greeting)?.[0] ?? '';
      const checkout = checkoutOf();
      const { url: page } = await fetch(gatewayOf(url).buildCheckoutUrl(checkout));
      const { location } = await submit(`${page.split('?')[0] ?? ''}/VNPAYQR`, { outcome: 'pay' });
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(gatewayOf(url).readNotification(queryOf(location))).toMatchObject({ succeeded: true });

      const again = createSandboxBank({ ...settings, ipnUrl: merchant.ipnUrl });
      await again.listen();
      try {
        expect(await merchant.nextCall(checkout.attemptRef)).toMatchObject({
          vnp_TxnRef: checkout.attemptRef,
          vnp_TransactionStatus: '00',
        });
      } finally {
        await again.close();
      }
    } finally {
      child.kill('SIGKILL');
      await merchant.close();
      await rm(dataDir, { recursive: true });
    }
  });
});
