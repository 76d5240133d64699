import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Checkout, PaymentGateway } from '../../../integrations/payment/gateway.ts';
import { createVnpayGateway } from '../../../integrations/payment/vnpay/gateway.ts';
import { createSandboxBank } from '../../../stack/sandbox-bank/server.ts';
import type { SandboxBank, SandboxBankOptions } from '../../../stack/sandbox-bank/server.ts';

export const terminalCode = 'MOTCUA01';
export const hashSecret = 'a-secret-only-tests-know';

export const offlineSettings = {
  payUrl: 'https://gateway.invalid/paymentv2/vpcpay.html',
  apiUrl: 'https://gateway.invalid/merchant_webapi/api/transaction',
  terminalCode,
  hashSecret,
};

export function gatewayOf(bankUrl: string, timeoutMs = 5000): PaymentGateway {
  return createVnpayGateway({
    payUrl: `${bankUrl}/paymentv2/vpcpay.html`,
    apiUrl: `${bankUrl}/merchant_webapi/api/transaction`,
    terminalCode,
    hashSecret,
    timeoutMs,
  });
}

export function newRef(): string {
  return randomUUID().replaceAll('-', '');
}

export function checkoutOf(changes: Partial<Checkout> = {}): Checkout {
  const createdAt = new Date();
  return {
    attemptRef: newRef(),
    amountVnd: 150_000,
    description: 'Lệ phí hồ sơ 000.00.01.H01',
    method: 'any',
    locale: 'vi',
    clientIp: '203.0.113.7',
    createdAt,
    expiresAt: new Date(createdAt.getTime() + 15 * 60_000),
    returnUrl: 'https://portal.invalid/payments/vnpay/return?from=portal',
    ...changes,
  };
}

/** The query of an address as express would hand it over. */
export function queryOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address).searchParams);
}

export interface Merchant {
  readonly ipnUrl: string;
  /** Resolves with the query of the next IPN call about this reference that nobody has taken yet. */
  nextCall(attemptRef: string): Promise<Record<string, string>>;
  /** The replies to come about this reference, in order; the last one goes on. */
  replyWith(attemptRef: string, ...codes: string[]): void;
  close(): Promise<void>;
}

/** A merchant that only listens: it takes IPN calls and answers what it is told to, 00 unless told. */
export async function startMerchant(): Promise<Merchant> {
  const calls: Record<string, string>[] = [];
  const replies = new Map<string, string[]>();
  const arrivals = new EventEmitter();
  arrivals.setMaxListeners(0);
  const server = createServer((request, response) => {
    const call = queryOf(`http://merchant.invalid${request.url ?? ''}`);
    const [reply = '00', ...later] = replies.get(call.vnp_TxnRef ?? '') ?? [];
    if (later.length > 0) {
      replies.set(call.vnp_TxnRef ?? '', later);
    }
    calls.push(call);
    response.end(JSON.stringify({ RspCode: reply, Message: 'test' }));
    arrivals.emit('call');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ipnUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ipn`,
    async nextCall(attemptRef) {
      for (;;) {
        const index = calls.findIndex((call) => call.vnp_TxnRef === attemptRef);
        const [call] = index < 0 ? [] : calls.splice(index, 1);
        if (call) {
          return call;
        }
        await once(arrivals, 'call');
      }
    },
    replyWith(attemptRef, ...codes) {
      replies.set(attemptRef, codes);
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export interface Town {
  readonly bank: SandboxBank;
  readonly merchant: Merchant;
  readonly gateway: PaymentGateway;
  readonly dataDir: string;
  readonly options: SandboxBankOptions;
  /** Follows the pay address as a browser would and returns the address of the page it ends on. */
  openPayPage(checkout: Checkout): Promise<string>;
  control<Answer>(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<Answer>;
  /** Opens the payment and lets its payer decide. */
  complete(
    checkout: Checkout,
    outcome: 'pay' | 'cancel' | 'fail',
    responseCode?: string,
  ): Promise<{ returnUrl: string }>;
  close(): Promise<void>;
}

/** A sandbox bank, a merchant it notifies, and our gateway pointed at the bank. */
export async function startTown(changes: Partial<SandboxBankOptions> = {}): Promise<Town> {
  const merchant = await startMerchant();
  const dataDir = changes.dataDir ?? (await mkdtemp(join(tmpdir(), 'sandbox-bank-')));
  const options = { dataDir, terminalCode, hashSecret, ipnUrl: merchant.ipnUrl, retryMs: 20, refundMs: 0, ...changes };
  const bank = createSandboxBank(options);
  await bank.listen();
  const gateway = gatewayOf(bank.url);

  const control = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${bank.url}/control${path}`, { method, ...init });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return (await response.json()) as Answer;
  };
  const openPayPage = async (checkout: Checkout) => {
    const response = await fetch(gateway.buildCheckoutUrl(checkout));
    if (!response.ok) {
      throw new Error(await response.text());
    }
    return response.url;
  };
  return {
    bank,
    merchant,
    gateway,
    dataDir,
    options,
    control,
    openPayPage,
    async complete(checkout, outcome, responseCode) {
      await openPayPage(checkout);
      return control('POST', `/transactions/${checkout.attemptRef}/complete`, { outcome, responseCode });
    },
    async close() {
      await bank.close();
      await merchant.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
