import type { Locator, Page } from 'playwright-core';
import type { Album } from './album.ts';

/** An administrator who makes a procedure in the console, part by part, by what the fields are called. */
export class ProcedureAuthor {
  readonly page: Page;
  readonly #album: Album;

  constructor(page: Page, album: Album) {
    this.page = page;
    this.#album = album;
  }

  /** Goes to a part of the procedure by its name in the menu. */
  async open(part: string): Promise<void> {
    const parts = this.page.getByRole('navigation', { name: 'Các phần của thủ tục' });
    await parts.getByRole('button', { name: new RegExp(`^${part}`) }).click();
  }

  /** The frame of whatever stands at this place of the definition. */
  at(place: string): Locator {
    return this.page.locator(`[id="at-${place}"]`);
  }

  /** Fills in a text in both languages. */
  async say(within: Locator, what: string, [vi, en]: readonly [vi: string, en: string]): Promise<void> {
    await within.getByLabel(`${what} (tiếng Việt)`).fill(vi);
    await within.getByLabel(`${what} (tiếng Anh)`).fill(en);
  }

  /** Chooses one of a list; what must be chosen bears a star. */
  async choose(within: Locator, what: string, option: string): Promise<void> {
    await within.getByLabel(new RegExp(String.raw`^${what}(\s\*)?$`)).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Asks one more question under a name of its own; answers the question's frame. */
  async ask(kind: string, name: string, words: readonly [vi: string, en: string]): Promise<Locator> {
    const asked = this.page.locator('section[id^="at-form.properties."]');
    const before = await asked.count();
    await this.page.getByRole('button', { name: 'Thêm câu hỏi' }).click();
    await this.page.getByRole('menuitem', { name: kind, exact: true }).click();
    const added = asked.nth(before);
    await this.say(added, 'Câu hỏi', words);
    await added.getByLabel('Tên trong dữ liệu').fill(name);
    await added.getByLabel('Tên trong dữ liệu').blur();
    return this.at(`form.properties.${name}`);
  }

  /** Adds a fee that is worked out in this way; answers its frame. */
  async charge(kind: string, words: readonly [vi: string, en: string]): Promise<Locator> {
    const charged = this.page.locator('section[id^="at-fees.rules."]');
    const before = await charged.count();
    await this.page.getByRole('button', { name: 'Thêm khoản thu' }).click();
    const added = charged.nth(before);
    await this.say(added, 'Tên khoản thu', words);
    if (kind !== 'Một mức cố định') await this.choose(added, 'Cách tính', kind);
    await added.getByLabel('Căn cứ pháp lý').fill('Quyết định mẫu 01/QĐ');
    return added;
  }

  /** Waits until the draft is saved as it is on the screen. */
  async saved(): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: 'Đã lưu' }).waitFor();
  }

  async picture(name: string): Promise<void> {
    await this.#album.onDesk(this.page, name);
  }
}
