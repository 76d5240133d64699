import type { Page } from 'playwright-core';
import { z } from 'zod';
import { eventually } from '../../support/eventually.ts';

/** Oldest first. */
const transactions = z.array(z.object({ txnRef: z.string() }));

/** The sandbox bank: its page in front of the payer, and the strings behind it. */
export function bankAt(bankUrl: string) {
  const tell = async (ipn: 'lost' | undefined): Promise<void> => {
    await fetch(`${bankUrl}/control/misbehaviour`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ipn }),
    });
  };
  return {
    /** From now on the bank keeps to itself what was paid. */
    keepQuiet: () => tell('lost'),

    /** The payer pays on the bank's page with the test card that has money. */
    async pay(page: Page): Promise<void> {
      await page.getByRole('heading', { name: /^Ngân hàng NCB/ }).waitFor();
      await page.getByRole('button', { name: /^Thanh toán/ }).click();
    },

    /** The bank tells of the payment it has kept to itself. */
    async speak(): Promise<void> {
      await tell(undefined);
      const response = await fetch(`${bankUrl}/control/transactions`);
      const last = transactions.parse(await response.json()).at(-1);
      await fetch(`${bankUrl}/control/transactions/${last?.txnRef ?? ''}/ipn`, { method: 'POST' });
    },
  };
}
