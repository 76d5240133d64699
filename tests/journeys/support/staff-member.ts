import type { Locator, Page } from 'playwright-core';
import type { Album } from './album.ts';

/** A member of staff in the console, working through the mouse and the keyboard only. */
export function staffMemberAt(page: Page, { consoleUrl, album }: { readonly consoleUrl: string; readonly album: Album }) {
  const dialog = page.getByRole('dialog');
  return {
    page,

    async signIn(email: string, password: string): Promise<void> {
      await page.goto(consoleUrl);
      await page.getByLabel('Thư điện tử').fill(email);
      await page.getByLabel('Mật khẩu').fill(password);
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await page.getByRole('tab', { name: /Đơn vị/ }).click();
    },

    /** Finds the dossier among the tasks of the unit, takes it, and opens it. */
    async claim(code: string): Promise<void> {
      await page.getByRole('link', { name: 'Một Cửa' }).click();
      await page.getByRole('textbox', { name: /^Tìm theo mã/ }).fill(code);
      const row = page.getByRole('row').filter({ hasText: code });
      const news = page.getByRole('button', { name: /việc mới/ });
      await row.or(news).first().waitFor();
      if (await news.isVisible()) await news.click();
      await row.getByRole('button', { name: 'Nhận việc' }).click();
      await row.getByText('Tôi', { exact: true }).waitFor();
      await album.onDesk(page, 'inbox');
      await row.getByRole('link', { name: code }).click();
      await page.getByRole('button', { name: 'Trả lại đơn vị' }).waitFor();
      await album.onDesk(page, 'dossier');
    },

    /** Opens an action, fills in its form, sends it, and waits until it has taken effect. */
    async act(action: string, fillIn: (form: Locator) => Promise<void> = () => Promise.resolve()): Promise<void> {
      await page.getByRole('button', { name: action, exact: true }).click();
      await dialog.getByText('Điều sẽ xảy ra').waitFor();
      await fillIn(dialog);
      await album.onDesk(page, 'action');
      await dialog.getByRole('button', { name: action, exact: true }).click();
      await page.getByText(`Đã ghi nhận “${action}”`).waitFor();
    },
  };
}

export type StaffMember = ReturnType<typeof staffMemberAt>;
