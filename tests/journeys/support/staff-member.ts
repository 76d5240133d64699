import type { Locator, Page } from 'playwright-core';
import type { Album } from './album.ts';

/** A member of staff in the console, who sees and presses what everybody does. */
export class StaffMember {
  readonly page: Page;
  readonly #consoleUrl: string;
  readonly #album: Album;

  constructor(page: Page, { consoleUrl, album }: { readonly consoleUrl: string; readonly album: Album }) {
    this.page = page;
    this.#consoleUrl = consoleUrl;
    this.#album = album;
  }

  async signIn(email: string, password: string): Promise<void> {
    const { page } = this;
    await page.goto(this.#consoleUrl);
    await page.getByLabel('Thư điện tử').fill(email);
    await page.getByLabel('Mật khẩu').fill(password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    const ofUnit = page.getByRole('tab', { name: /^Đơn vị/ });
    await ofUnit.click();
    await ofUnit.and(page.locator('[aria-selected=true]')).waitFor();
  }

  /** Finds the dossier among the tasks of the unit, takes the task, and opens the dossier. */
  async claim(code: string): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Một Cửa' }).click();
    await page.getByRole('textbox', { name: /^Tìm theo mã/ }).fill(code);
    const row = page.getByRole('row').filter({ hasText: code });
    const claimIt = row.getByRole('button', { name: 'Nhận việc' });
    const news = page.getByRole('button', { name: /việc mới/ });
    await claimIt.or(news).first().waitFor();
    if (await news.isVisible()) await news.click();
    await claimIt.click();
    await row.getByText('Tôi', { exact: true }).waitFor();
    await this.#album.onDesk(page, 'inbox');
    await row.getByRole('link', { name: code }).click();
    await page.getByRole('button', { name: 'Trả lại đơn vị' }).waitFor();
    await this.#album.onDesk(page, 'dossier');
  }

  /** Opens an action, fills in its form, reads what it will do, sends it, and waits until it has taken effect. */
  async act(action: string, fillIn: (form: Locator) => Promise<void> = () => Promise.resolve()): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await this.page.getByRole('button', { name: action, exact: true }).click();
    await fillIn(dialog);
    await dialog.getByRole('region', { name: 'Điều sẽ xảy ra' }).getByText('Trạng thái:').waitFor();
    await this.#album.onDesk(this.page, 'action');
    await dialog.getByRole('button', { name: action, exact: true }).click();
    await this.page.getByText(`Đã ghi nhận “${action}”`).waitFor();
  }
}
