import type { Locator, Page } from 'playwright-core';
import { eventually } from '../../support/eventually.ts';
import type { Album } from './album.ts';

/** The sandbox post office, whose page lets a person play the postman. */
export class PostOffice {
  readonly #page: Page;
  readonly #url: string;
  readonly #album: Album;

  constructor(page: Page, { url, album }: { readonly url: string; readonly album: Album }) {
    this.#page = page;
    this.#url = url;
    this.#album = album;
  }

  /** Finds the parcel of a dossier; it is there once the order has reached the post. */
  async find(code: string): Promise<void> {
    const look = async () => {
      await this.#page.goto(`${this.#url}/?q=${encodeURIComponent(code)}`);
      return this.#parcel(code).count();
    };
    await eventually(look, (parcels) => parcels > 0, 60_000);
    await this.#album.onDesk(this.#page, 'post-office');
  }

  /** Presses the button that names where the parcel goes. */
  async move(code: string, to: string): Promise<void> {
    await this.#parcel(code).getByRole('button', { name: to }).click();
    await this.#parcel(code).locator('.status').getByText(to).waitFor();
  }

  #parcel(code: string): Locator {
    return this.#page.getByRole('article').filter({ hasText: code });
  }
}
