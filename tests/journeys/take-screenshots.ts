/** The pictures of the README: a dossier half way, as its applicant and as the officer working on it see it. */

import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { sampleApplicants } from '../../db/sample/staff.ts';
import { guard } from '../../stack/guard.ts';
import { startInstallation, type Installation } from '../../stack/installation.ts';
import { createProgress } from '../../stack/progress.ts';
import { noAlbum } from './support/album.ts';
import { castOn, guideUnit } from './support/cast.ts';
import { openWatchedBrowser, type WatchedBrowser } from './support/watched-browser.ts';

const images = fileURLToPath(new URL('../../docs/images', import.meta.url));
const service = { unit: guideUnit, field: 'Đầu tư', name: 'Cung cấp thông tin về dự án đầu tư' };
const home = { province: 'Tỉnh Quảng Ngãi', commune: 'Phường Kon Tum', line: '27 đường Mẫu, tổ 3' };

/** A letter as it comes from a scanner. */
const letter = `<body style="margin:0;padding:56px 64px;width:620px;font:17px/1.55 serif">
  <p style="text-align:center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập – Tự do – Hạnh phúc</b></p>
  <p style="text-align:right"><i>Kon Tum, ngày 02 tháng 11 năm 2026</i></p>
  <h2 style="text-align:center">VĂN BẢN ĐỀ NGHỊ CUNG CẤP THÔNG TIN</h2>
  <p><b>Kính gửi:</b> ${guideUnit}</p>
  <p>Tôi đề nghị được cung cấp thông tin về quy mô, tiến độ và nhu cầu tuyển dụng của dự án <b>Nhà máy mẫu Bờ Y</b> để
  chuẩn bị hồ sơ hợp tác cung ứng nguyên liệu.</p>
  <p>Tôi cam kết sử dụng thông tin đúng mục đích và theo quy định của pháp luật.</p>
  <p style="text-align:right;margin-top:40px"><b>Người đề nghị</b><br><br><i>Nguyễn Mẫu Xuân</i></p>
</body>`;

async function scan(page: Page): Promise<Buffer> {
  await page.setContent(letter);
  return page.locator('body').screenshot();
}

async function take(installation: Installation, browser: WatchedBrowser): Promise<void> {
  const cast = castOn({ installation, browser, album: noAlbum });
  const [sample] = sampleApplicants;
  if (sample === undefined) throw new Error('The sample has no applicant');
  const applicant = { ...sample, password: installation.secrets.SAMPLE_PASSWORD };

  const citizen = await cast.citizen('citizen');
  await citizen.signIn(applicant);
  await citizen.findService(service);
  await citizen.begin();
  await citizen.checkApplicant(applicant, home);
  await citizen.attach('Văn bản đề nghị cung cấp thông tin', {
    name: 'van-ban-de-nghi.png',
    mimeType: 'image/png',
    buffer: await scan(await browser.openFor('scanner')),
  });
  await citizen.answer({
    'Tên dự án': 'Nhà máy mẫu Bờ Y',
    'Nội dung đề nghị': 'Quy mô, tiến độ và nhu cầu tuyển dụng của dự án',
  });
  await citizen.wantResultAtHome(home);
  const { code } = await citizen.submit();

  const clerk = await cast.staff('clerk');
  await clerk.claim(code);
  await clerk.act('Tiếp nhận hồ sơ', async (form) => {
    await form.getByRole('button', { name: 'Đạt', exact: true }).click();
  });
  await citizen.openTransactions();
  await citizen.payFee(code, 'NCB');
  await cast.bank.pay(citizen.page, 'NCB');
  await citizen.seesPaid();
  const lead = await cast.staff('lead');
  await lead.claim(code);
  await lead.act('Hoàn thành bước', (form) => form.getByLabel('Ý kiến xử lý').fill('Giao phòng Đầu tư thụ lý'));
  const officer = await cast.staff('officer');
  await officer.claim(code);

  await officer.page.getByRole('img', { name: 'van-ban-de-nghi.png' }).waitFor();
  await officer.page.getByText('Bạn đã nhận').waitFor({ state: 'hidden' });
  await officer.page.screenshot({ path: join(images, 'console.png'), animations: 'disabled' });
  await citizen.openDossier(code);
  await citizen.sees('Đang ở');
  await citizen.page.screenshot({ path: join(images, 'portal.png'), animations: 'disabled' });
}

const dataDirectory = mkdtempSync(join(tmpdir(), 'mot-cua-'));
chmodSync(dataDirectory, 0o755); // PostgreSQL may run as another account.
guard.remove(dataDirectory);
mkdirSync(images, { recursive: true });
const installation = await startInstallation({ dataDirectory, progress: createProgress() });
const browser = await openWatchedBrowser();
try {
  await take(installation, browser);
} finally {
  await browser.close();
  await installation.stop();
}
