import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../../support/eventually.ts';

const desk = { width: 1280, height: 720 };
const phone = { width: 360, height: 740 };

/** Runs in the page. */
const pixelsTooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Pictures of a journey, numbered in the order they were taken. */
export interface Album {
  onDesk(page: Page, name: string): Promise<void>;
  /** The whole page on a small phone. @throws Error when one would have to scroll it sideways. */
  onPhone(page: Page, name: string): Promise<void>;
}

/** An empty folder for pictures; those of the last run are removed. */
export function openAlbum(directory: string): Album {
  rmSync(directory, { recursive: true, force: true });
  let taken = 0;
  const take = async (page: Page, name: string, fullPage: boolean) => {
    taken += 1;
    const path = join(directory, `${String(taken).padStart(2, '0')}-${name}.png`);
    await page.screenshot({ path, fullPage, animations: 'disabled' });
  };
  return {
    onDesk: (page, name) => take(page, name, false),
    async onPhone(page, name) {
      await page.setViewportSize(phone);
      const measure = async () => ({ name, pixelsTooWide: await page.evaluate<number>(pixelsTooWide) });
      try {
        await eventually(measure, (measured) => measured.pixelsTooWide <= 0, 10_000);
      } finally {
        await take(page, `${name}-phone`, true);
        await page.setViewportSize(desk);
      }
    },
  };
}

/** For who wants no pictures of the way. */
export const noAlbum: Album = { onDesk: () => Promise.resolve(), onPhone: () => Promise.resolve() };
