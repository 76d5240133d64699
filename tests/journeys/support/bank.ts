import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Album } from './album.ts';

/** Oldest first. */
const transactions = z.array(z.object({ txnRef: z.string() }));

/** The sandbox bank: its page in front of the payer, and the strings behind it. */
export class Bank {
  readonly #url: string;
  readonly #album: Album;

  constructor(url: string, album: Album) {
    this.#url = url;
    this.#album = album;
  }

  /** From now on the bank keeps to itself what was paid. */
  keepQuiet(): Promise<void> {
    return this.#tell('PUT', 'misbehaviour', { ipn: 'lost' });
  }

  /** The payer, sent here by the portal, pays with the test card that has money and is sent back. */
  async pay(page: Page, bankName: string): Promise<void> {
    await page.getByRole('heading', { name: `Ngân hàng ${bankName}` }).waitFor();
    await this.#album.onDesk(page, 'bank');
    await page.getByRole('button', { name: /^Thanh toán/ }).click();
  }

  /** The bank tells of the payment it has kept to itself. */
  async speak(): Promise<void> {
    await this.#tell('PUT', 'misbehaviour', {});
    const response = await fetch(`${this.#url}/control/transactions`);
    const last = transactions.parse(await response.json()).at(-1);
    await this.#tell('POST', `transactions/${last?.txnRef ?? ''}/ipn`, {});
  }

  async #tell(method: 'PUT' | 'POST', path: string, body: object): Promise<void> {
    const response = await fetch(`${this.#url}/control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The bank answered ${response.status}: ${await response.text()}`);
  }
}
