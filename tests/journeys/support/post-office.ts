import type { Page } from 'playwright-core';
import { eventually } from '../../support/eventually.ts';

/** The sandbox post office, whose page lets a person play the postman. */
export function postOfficeAt(page: Page, postUrl: string) {
  return {
    /** Finds the parcel of a dossier. It is there once the order has reached the post. */
    async find(code: string): Promise<void> {
      const look = async () => {
        await page.goto(`${postUrl}/?q=${encodeURIComponent(code)}`);
        return page.getByRole('article').count();
      };
      await eventually(look, (parcels) => parcels > 0, 60_000);
    },

    /** Moves the parcel on, by the name of where it goes. */
    async move(code: string, to: string): Promise<void> {
      const parcel = page.getByRole('article').filter({ hasText: code });
      await parcel.getByRole('button', { name: to }).click();
      await parcel.locator('.status').getByText(to).waitFor();
    },
  };
}
