import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noAlbum, openAlbum } from './support/album.ts';
import { castOn } from './support/cast.ts';
import { Keyboard } from './support/keyboard.ts';
import { completeStep } from './support/keyboard-tasks.ts';
import { PreparedOffice } from './support/prepared-office.ts';
import { setStage } from './support/stage.ts';

describe('the work of a unit', () => {
  const stage = setStage();

  it('is shared out with a preview, kept in a view, told at the bell, and done from the keyboard', async () => {
    const { installation, browser } = stage;
    const album = openAlbum('test-results/inbox');
    const office = new PreparedOffice(installation);
    const [given, kept] = [await office.dossierAt('officer'), await office.dossierAt('officer')];
    const cast = castOn({ installation, browser, album });

    const { page: supervisor } = await cast.staff('supervisor');
    await shareOut(supervisor, { given: given.code, kept: kept.code });
    await album.onDesk(supervisor, 'shared-out');
    await supervisor.getByRole('button', { name: 'Giao 1 việc' }).click();
    await supervisor.getByText('Đã xong tất cả.').waitFor();
    await supervisor.getByRole('button', { name: 'Đóng' }).click();
    await keepView(supervisor);
    await album.onDesk(supervisor, 'view');

    const { page: officer } = await cast.staff('officer');
    await officer.getByRole('button', { name: 'Việc của phòng 2' }).waitFor();
    await officer.getByRole('button', { name: 'Tin của bạn: 1 tin chưa xem' }).click();
    const news = officer.getByRole('dialog', { name: 'Tin của bạn' });
    await news.getByText('Lý do: Chia đầu tuần').waitFor();
    await album.onDesk(officer, 'bell');
    await news.getByRole('link', { name: new RegExp(given.code) }).click();
    await officer.getByText(given.code, { exact: true }).waitFor();
    await officer.getByRole('button', { name: 'Tin của bạn', exact: true }).waitFor();

    await supervisor.getByRole('link', { name: given.code }).click();
    await supervisor.getByText(/Trần Mẫu Minh cũng đang xem hồ sơ này/).waitFor();
    await officer.getByText(/Đặng Mẫu Bình cũng đang xem hồ sơ này/).waitFor();
    await album.onDesk(officer, 'both-here');

    const keys = new Keyboard(officer);
    await keys.use(officer.getByRole('link', { name: 'Hộp việc' }));
    await completeStep(keys, kept.code);
    await album.onDesk(officer, 'done');
    expect(browser.complaints).toEqual([]);
  }, 120_000);

  it('asks for its rows as soon as it knows who looks, whatever else is not answered yet', async () => {
    const { installation, browser } = stage;
    const { page } = await castOn({ installation, browser, album: noAlbum }).staff('clerk');
    const unanswered: Route[] = [];
    const isUpFront = ({ pathname }: URL) => pathname.startsWith('/api/') && pathname !== '/api/v1/me';
    await page.route(isUpFront, (route) => void unanswered.push(route));
    const rows = page.waitForRequest((request) => request.url().includes('/api/v1/tasks?'));
    await page.reload();
    await rows;
    await Promise.all(unanswered.map((route) => route.continue()));
  }, 60_000);
});

/** Gives one of two tasks to Minh, whatever is proposed, and leaves the other with nobody. */
async function shareOut(page: Page, { given, kept }: { given: string; kept: string }): Promise<void> {
  await page.getByRole('button', { name: 'Chia việc chưa ai nhận…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Chia việc chưa ai nhận' });
  const choose = async (code: string, who: string) => {
    await dialog.getByRole('row').filter({ hasText: code }).getByRole('combobox').click();
    await page.getByRole('option', { name: who }).click();
  };
  await choose(given, 'Trần Mẫu Minh');
  await choose(kept, '— chưa giao —');
  await dialog.getByLabel('Lý do giao việc').fill('Chia đầu tuần');
}

/** Adds a column, and keeps what is shown for the whole unit. */
async function keepView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Cột', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Trạng thái' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Trạng thái' }).waitFor();
  await page.getByRole('button', { name: 'Lưu bộ lọc này…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tên bộ lọc').fill('Việc của phòng');
  await dialog.getByLabel('Chia sẻ với cả đơn vị').check();
  await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('button', { name: /^Việc của phòng/, pressed: true }).waitFor();
}
