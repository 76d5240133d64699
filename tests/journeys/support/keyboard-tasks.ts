/** The main tasks of the console, each done from the first key to the last without a mouse. */

import type { Locator } from 'playwright-core';
import { samplePdf } from '../../../db/sample/documents.ts';
import type { ChosenFile } from './citizen.ts';
import type { Keyboard } from './keyboard.ts';

const pdf: ChosenFile = { name: 'tep.pdf', mimeType: 'application/pdf', buffer: Buffer.from(samplePdf('File')) };

/** Finds the dossier among the tasks of the unit; answers its row. */
async function findRow(keys: Keyboard, code: string): Promise<Locator> {
  const { page } = keys;
  const queues = page.getByRole('tablist', { name: 'Nhóm việc' });
  await keys.reach(queues.locator('[aria-selected=true]'));
  for (const key of ['Home', 'ArrowRight', 'Enter']) await keys.press(key);
  await queues.getByRole('tab', { name: /^Đơn vị/, selected: true }).waitFor();
  await keys.press('/');
  await page.keyboard.insertText(code);
  const row = page.getByRole('row').filter({ hasText: code });
  await page.getByRole('row').nth(1).and(row).waitFor();
  await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  await keys.press('Escape');
  return row;
}

/** Finds the dossier, goes to its row, and takes its task. */
async function claim(keys: Keyboard, code: string): Promise<void> {
  const row = await findRow(keys, code);
  await keys.press('j');
  await keys.press('c');
  await row.getByText('Tôi', { exact: true }).waitFor();
}

/** Opens the form that completes the claimed task, fills it in, and sends it. */
async function complete(keys: Keyboard, action: string, fillIn: (form: Locator) => Promise<void>): Promise<void> {
  await keys.press('e');
  await act(keys, action, fillIn);
}

async function act(keys: Keyboard, action: string, fillIn: (form: Locator) => Promise<void>): Promise<void> {
  const form = keys.page.getByRole('dialog');
  await form.waitFor();
  await fillIn(form);
  await keys.use(form.getByRole('button', { name: action, exact: true }));
  await keys.page.getByText(`Đã ghi nhận “${action}”`).waitFor();
}

/** Receives papers over the counter; answers the new dossier's code. */
export async function receiveWalkIn(keys: Keyboard): Promise<string> {
  const { page } = keys;
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const list = (name: string) => page.getByRole('combobox', { name: new RegExp(`^${name}`) });
  await keys.press('n');
  await keys.find(list('Thủ tục'), 'Cung cấp thông tin về dự án đầu tư');
  await keys.fill(field('Họ và tên'), 'Y Mẫu Blang');
  await keys.fill(field('Số CCCD/định danh'), '000000000019');
  await keys.fill(field('Điện thoại'), '0900000019');
  await keys.find(list('Tỉnh, thành phố'), 'Tỉnh Quảng Ngãi');
  await keys.find(list('Xã, phường, đặc khu'), 'Phường Kon Tum');
  await keys.fill(field('Số nhà, đường, thôn, tổ'), '3 đường Mẫu');
  await keys.fill(page.getByRole('textbox', { name: 'Tên dự án' }), 'Nhà máy mẫu');
  await keys.fill(page.getByRole('textbox', { name: 'Nội dung đề nghị' }), 'Tiến độ của dự án');
  await keys.attach(page.getByRole('button', { name: /^Thêm bản quét/ }), pdf);
  await keys.press('Control+Enter');
  const code = page.getByLabel('Mã hồ sơ', { exact: true });
  await code.waitFor();
  return code.innerText();
}

export async function accept(keys: Keyboard, code: string): Promise<void> {
  await claim(keys, code);
  await complete(keys, 'Tiếp nhận hồ sơ', (form) =>
    keys.use(form.getByRole('button', { name: 'Đạt', exact: true }).first()),
  );
}

export async function completeStep(keys: Keyboard, code: string): Promise<void> {
  await claim(keys, code);
  await complete(keys, 'Hoàn thành bước', (form) => keys.fill(form.getByLabel('Ý kiến xử lý'), 'Đủ điều kiện'));
}

/** Opens an action that is not the main one, be it a button of its own or an entry of the menu. */
async function openAction(keys: Keyboard, code: string, action: string): Promise<void> {
  const { page } = keys;
  await claim(keys, code);
  await keys.press('o');
  const more = page.getByRole('button', { name: 'Thao tác khác', exact: true });
  await more.waitFor();
  const button = page.getByRole('button', { name: action, exact: true });
  if (await button.isVisible()) await keys.use(button);
  else await keys.choose(more, page.getByRole('menuitem', { name: action }));
}

export async function askForSupplement(keys: Keyboard, code: string): Promise<void> {
  await openAction(keys, code, 'Yêu cầu bổ sung');
  await act(keys, 'Yêu cầu bổ sung', async (form) => {
    await keys.check(form.getByRole('checkbox', { name: /^Văn bản đề nghị/ }));
    await keys.fill(form.getByLabel('Nội dung cần bổ sung, hướng dẫn đầy đủ trong một lần'), 'Cần có chữ ký');
  });
}

export async function consult(keys: Keyboard, code: string): Promise<void> {
  await openAction(keys, code, 'Lấy ý kiến đơn vị khác');
  await act(keys, 'Lấy ý kiến đơn vị khác', async (form) => {
    await keys.find(form.getByRole('combobox', { name: /^Đơn vị/ }), 'Thuế tỉnh');
    await keys.fill(form.getByLabel(/ngày làm việc/i).first(), '2');
    await keys.fill(form.getByLabel(/^Nội dung/), 'Xin ý kiến về thuế');
  });
}

export async function sign(keys: Keyboard, code: string): Promise<void> {
  await claim(keys, code);
  await complete(keys, 'Ký kết quả', async (form) => {
    await keys.pick(form.getByRole('radio', { name: 'Có' }));
    await keys.attach(form.getByRole('button', { name: 'Chọn tệp' }), pdf);
    await form.getByRole('status').filter({ hasText: pdf.name }).waitFor();
  });
}

export async function issueAndHandOver(keys: Keyboard, code: string): Promise<void> {
  const { page } = keys;
  await claim(keys, code);
  await complete(keys, 'Phát hành kết quả', async (form) => {
    await keys.fillToday(form.getByLabel('Ngày ban hành'));
    await keys.fill(form.getByLabel('Số văn bản'), '12/TB');
  });
  await keys.press('/');
  await page.keyboard.insertText(code);
  await keys.press('Enter');
  const form = page.getByRole('dialog');
  await keys.fill(form.getByLabel('Họ tên người nhận'), 'Nguyễn Mẫu Xuân');
  await keys.check(form.getByLabel('Đã kiểm tra giấy tờ tùy thân'));
  await keys.use(form.getByRole('button', { name: 'Trả kết quả tại quầy', exact: true }));
  await page.getByText(`Đã trả kết quả hồ sơ ${code}`).waitFor();
}

/** Gives the task of a dossier to a colleague. */
export async function reassign(keys: Keyboard, code: string, colleague: string): Promise<void> {
  const { page } = keys;
  const row = await findRow(keys, code);
  await keys.choose(
    row.getByRole('button', { name: /^Thao tác khác/ }),
    page.getByRole('menuitem', { name: 'Giao việc…' }),
  );
  const dialog = page.getByRole('dialog');
  await keys.pick(dialog.getByRole('radio', { name: new RegExp(`^${colleague}`) }));
  await keys.use(dialog.getByRole('button', { name: 'Giao việc', exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await row.getByText(colleague).waitFor();
}

/** Opens the dossiers behind a figure of the overview; answers the figure and how many are listed. */
export async function lookBehindFigure(keys: Keyboard): Promise<{ figure: number; listed: number }> {
  const { page } = keys;
  await keys.use(page.getByRole('navigation', { name: 'Các trang' }).getByRole('link', { name: 'Tổng quan' }));
  const link = page
    .getByRole('main')
    .getByRole('link', { name: /: \d+$/ })
    .first();
  await link.waitFor();
  const figure = Number(/(\d+)$/.exec((await link.getAttribute('aria-label')) ?? '')?.[1]);
  await keys.use(link);
  // The overview has rows of its own, and stays on the screen until the list's page is loaded.
  const rows = page.getByRole('table', { name: 'Hồ sơ', exact: true }).getByRole('row');
  await rows.nth(1).waitFor();
  return { figure, listed: (await rows.count()) - 1 };
}

/** Goes to a page behind an entry of the menu bar. */
async function goTo(keys: Keyboard, menu: string, name: string): Promise<void> {
  const { page } = keys;
  await keys.choose(
    page.getByRole('button', { name: menu, exact: true }),
    page.getByRole('menuitem', { name, exact: true }),
  );
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Opens a drawer with change in it, counts that, and closes the drawer. */
export async function closeDrawer(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await goTo(keys, 'Kế toán', 'Quỹ tiền mặt');
  await keys.fill(page.getByLabel('Tiền lẻ đầu ca (đồng)'), '100.000');
  await keys.use(page.getByRole('button', { name: 'Mở quỹ' }));
  await keys.fill(page.getByLabel('Số tờ 100.000'), '1');
  await page.getByText('Khớp', { exact: true }).waitFor();
  await keys.use(page.getByRole('button', { name: 'Đóng quỹ' }));
  await page.getByText('Chờ xác nhận').waitFor();
}

export async function invite(keys: Keyboard, person: { readonly name: string; readonly email: string }): Promise<void> {
  const { page } = keys;
  await goTo(keys, 'Quản trị', 'Cán bộ');
  await keys.use(page.getByRole('button', { name: 'Mời cán bộ' }));
  const dialog = page.getByRole('dialog');
  await keys.fill(dialog.getByLabel('Họ và tên'), person.name);
  await keys.fill(dialog.getByLabel('Thư điện tử'), person.email);
  await keys.choose(dialog.getByLabel('Đơn vị'), page.getByRole('option', { name: 'Ban Quản lý Khu kinh tế' }));
  await keys.fill(dialog.getByLabel('Lý do'), 'Quyết định phân công quầy 18');
  await keys.use(dialog.getByRole('button', { name: 'Mời cán bộ' }));
  await page.getByText('Đã gửi thư mời').waitFor();
}
