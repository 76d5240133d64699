import { describe, expect, it } from 'vitest';
import { sampleSignIns } from '../../db/sample/staff.ts';
import { openAlbum } from './support/album.ts';
import { linkIn, Mailbox } from './support/mailbox.ts';
import { oneTimeCode } from './support/one-time-code.ts';
import { setStage } from './support/stage.ts';

const colleague = { name: 'Hồ Mẫu Mới', email: 'moi@mau.example', password: 'bảy con ngựa gỗ' };

describe('a new colleague', () => {
  const stage = setStage({ STAFF_SECOND_FACTOR: 'clerk' });

  it('is invited, sets a password and a second factor, and sees what the role allows', async () => {
    const { installation, browser } = stage;
    const album = openAlbum('test-results/staff');
    const { addresses, secrets } = installation;
    const consoleUrl = `${addresses.api}/quan-tri/`;
    const page = await browser.openFor('administrator and then the colleague');
    const signIn = async (email: string, password: string) => {
      await page.getByLabel('Thư điện tử').fill(email);
      await page.getByLabel('Mật khẩu').fill(password);
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    };
    const signOut = async (name: string) => {
      await page.getByRole('button', { name }).click();
      await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
      await page.getByLabel('Mật khẩu').waitFor();
    };

    await page.goto(consoleUrl);
    await signIn(sampleSignIns.find(({ role }) => role === 'administrator')?.email ?? '', secrets.SAMPLE_PASSWORD);
    await page.getByRole('button', { name: 'Quản trị', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Cán bộ' }).click();
    await page.getByRole('link', { name: 'Mai Mẫu Cúc' }).waitFor();
    await album.onDesk(page, 'staff');
    await page.getByRole('button', { name: 'Mời cán bộ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Họ và tên').fill(colleague.name);
    await dialog.getByLabel('Thư điện tử').fill(colleague.email);
    await dialog.getByLabel('Đơn vị').click();
    await page.getByRole('option', { name: 'Ban Quản lý Khu kinh tế' }).click();
    await dialog.getByLabel('Lý do').fill('Quyết định phân công quầy 18');
    await album.onDesk(page, 'invite');
    await dialog.getByRole('button', { name: 'Mời cán bộ' }).click();
    await page.getByText('Đã gửi thư mời').waitFor();
    await page.getByRole('link', { name: colleague.name }).click();
    await page.getByRole('heading', { name: colleague.name }).waitFor();
    await album.onDesk(page, 'member');
    await signOut('Bùi Mẫu An');

    const mail = await new Mailbox(colleague.email, addresses.mailbox).receive('Mời sử dụng');
    await page.goto(linkIn(mail));
    await page.getByLabel('Mật khẩu mới').fill(colleague.password);
    await album.onDesk(page, 'invitation');
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
    await page.getByText('Đã đặt mật khẩu').waitFor();
    await page.getByRole('link', { name: 'Đến trang đăng nhập' }).click();
    await signIn(colleague.email, colleague.password);

    await page.getByRole('heading', { name: 'Xác thực hai lớp' }).waitFor();
    await page.getByLabel('Mật khẩu').fill(colleague.password);
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    await page.getByRole('img', { name: 'Mã QR' }).waitFor();
    await album.onDesk(page, 'second-factor');
    const key = (await page.locator('code').innerText()).replaceAll(' ', '');
    await page.getByLabel('Mã xác thực').fill(oneTimeCode(key));
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByText('Đã bật xác thực hai lớp.').waitFor();
    await signOut(colleague.name);

    await signIn(colleague.email, colleague.password);
    await page.getByLabel('Mã xác thực').fill(oneTimeCode(key));
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    const pages = page.getByRole('navigation', { name: 'Các trang' });
    await pages.getByRole('link', { name: 'Quầy' }).waitFor();
    expect(await pages.getByText('Quản trị').count()).toBe(0);
    expect(await pages.getByText('Kế toán').count()).toBe(0);
    await album.onDesk(page, 'signed-in');
    expect(browser.complaints).toEqual([]);
  }, 120_000);
});
