import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Misbehaviour } from '../../stack/sandbox-bank/misbehaviour.ts';
import { gatewayDate, signedQuery } from '../../stack/sandbox-bank/protocol.ts';
import { transactionSchema, type Transaction } from '../../stack/sandbox-bank/transaction.ts';

/** Who the merchant is at the sandbox bank. */
export interface Merchant {
  readonly terminalCode: string;
  readonly hashSecret: string;
}

const decided = z.object({ transaction: transactionSchema, returnUrl: z.string() });
const totalsSchema = z.object({ paidVnd: z.int(), refundedVnd: z.int(), heldVnd: z.int() });

/** A payer reloads a page that does not come. */
const pageTimeoutMs = 4000;

/** Where the payer's decision led. */
export type Decided = z.output<typeof decided>;

export interface Decision {
  readonly outcome: 'pay' | 'cancel' | 'fail';
  readonly responseCode?: string;
}

/** The sandbox bank as a payer's browser and a campaign see it. It is never killed: its books are the measure. */
export class BankClient {
  readonly #url: string;
  readonly #merchant: Merchant;

  constructor(url: string, merchant: Merchant) {
    this.#url = url;
    this.#merchant = merchant;
  }

  /** Opens the page of a payment, waiting while the gateway is down. `false` when the bank does not take it any more. */
  async open(payUrl: string): Promise<boolean> {
    for (;;) {
      const response = await fetch(payUrl, { signal: AbortSignal.timeout(pageTimeoutMs) }).catch(nothingIfLate);
      await response?.text();
      if (response !== undefined && response.status !== 503) return response.ok;
      await wait(300);
    }
  }

  /** The payer decides on the page. */
  async decide(ref: string, decision: Decision): Promise<Decided> {
    return decided.parse(await this.#control('POST', `transactions/${ref}/complete`, decision));
  }

  /** What goes wrong with one payment from now on. */
  async misbehave(ref: string, how: Omit<Misbehaviour, 'gateway'>): Promise<void> {
    await this.#control('PUT', `transactions/${ref}/misbehaviour`, how);
  }

  /** What goes wrong with everything from now on; `{}` makes all of it right again. */
  async misbehaveAlways(how: Misbehaviour): Promise<void> {
    await this.#control('PUT', 'misbehaviour', how);
  }

  async transactions(): Promise<Transaction[]> {
    return z.array(transactionSchema).parse(await this.#control('GET', 'transactions'));
  }

  async find(ref: string): Promise<Transaction> {
    return transactionSchema.parse(await this.#control('GET', `transactions/${ref}`));
  }

  async totals(): Promise<z.output<typeof totalsSchema>> {
    return totalsSchema.parse(await this.#control('GET', 'totals'));
  }

  /** A rightly signed pay address under a reference that nobody here gave out: somebody else's shop, or an old system. */
  payUrlOf(ref: string, amountVnd: number): string {
    const now = Date.now();
    const parameters = {
      vnp_Version: '2.1.0',
      vnp_Command: 'pay',
      vnp_TmnCode: this.#merchant.terminalCode,
      vnp_Amount: String(amountVnd * 100),
      vnp_BankCode: 'NCB',
      vnp_CreateDate: gatewayDate(new Date(now)),
      vnp_CurrCode: 'VND',
      vnp_IpAddr: '127.0.0.1',
      vnp_Locale: 'vn',
      vnp_OrderInfo: 'Nop tien khong ro',
      vnp_OrderType: 'other',
      vnp_ReturnUrl: 'http://localhost/nowhere',
      vnp_ExpireDate: gatewayDate(new Date(now + 900_000)),
      vnp_TxnRef: ref,
    };
    return `${this.#url}/paymentv2/vpcpay.html?${signedQuery(parameters, this.#merchant.hashSecret)}`;
  }

  async #control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#url}/control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`The bank answered ${response.status} to ${method} ${path}`);
    return response.json();
  }
}

function nothingIfLate(error: unknown): undefined {
  if (error instanceof Error && error.name === 'TimeoutError') return undefined;
  throw error;
}
