import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Album } from './album.ts';
import type { ChosenFile } from './citizen.ts';

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

  /** A payer sends money by the bank's own page, as their banking app would after scanning the code. */
  async transfer(page: Page, sent: { readonly account: string; readonly amount: string; readonly content: string }) {
    await page.goto(`${this.#url}/transfers`);
    await page.getByLabel('Số tài khoản nhận').fill(sent.account);
    await page.getByLabel('Số tiền (đồng)').fill(sent.amount);
    await page.getByLabel('Nội dung').fill(sent.content);
    await page.getByRole('button', { name: 'Chuyển tiền' }).click();
    await page.getByRole('heading', { name: 'Đã chuyển' }).waitFor();
  }

  /** The gateway pays out on the bank's page to an account; answers the settlement file offered there. */
  async payOut(page: Page, account: string): Promise<ChosenFile> {
    await page.goto(`${this.#url}/payouts`);
    await page.getByLabel('Số tài khoản của đơn vị').fill(account);
    await page.getByRole('button', { name: 'Chi trả' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải tệp quyết toán' }).first().click();
    const file = await download;
    return { name: file.suggestedFilename(), mimeType: 'text/csv', buffer: await readFile(await file.path()) };
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
