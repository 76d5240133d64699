import { describe, expect, it } from 'vitest';
import { samplePdf } from '../../db/sample/documents.ts';
import { openAlbum } from './support/album.ts';
import { BackOffice } from './support/back-office.ts';
import { castOn } from './support/cast.ts';
import { CounterClerk } from './support/counter-clerk.ts';
import { setStage } from './support/stage.ts';

const mau = { name: 'Y Mẫu Blang', personalId: '000000000019', phone: '0900000019' };
const home = { province: 'Tỉnh Quảng Ngãi', commune: 'Phường Kon Tum', line: '3 đường Mẫu' };
const paper = 'Văn bản đề nghị cung cấp thông tin';

describe('the counter', () => {
  const stage = setStage();

  it('receives a walk-in, takes cash, prints the receipt, and hands the result over for it', async () => {
    const { installation, browser } = stage;
    const album = openAlbum('test-results/counter');
    const { page } = await castOn({ installation, browser, album }).staff('clerk');
    const clerk = new CounterClerk(page);

    await clerk.goToCounter();
    await clerk.chooseProcedure('cung cap thong tin ve du an', 'Cung cấp thông tin về dự án đầu tư');
    await clerk.typeApplicant(mau, home);
    await clerk.attachScan(paper, {
      name: 'ban-quet.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(samplePdf('Scan')),
    });
    await clerk.answer({ 'Tên dự án': 'Nhà máy mẫu', 'Nội dung đề nghị': 'Tiến độ của dự án' });
    await page.reload();
    await clerk
      .field('Họ và tên')
      .and(page.locator(`[value="${mau.name}"]`))
      .waitFor();
    await clerk.attachScan(paper, {
      name: 'ban-quet.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(samplePdf('Scan')),
    });
    await album.onDesk(page, 'reception');
    const code = await clerk.receive();
    expect(code).toMatch(/^H34\.18-\d{6}-\d{4}$/);

    await page.getByLabel('Khách đưa').fill('100000');
    expect(await page.getByText('Trả lại:').innerText()).toContain('50.000');
    await page.getByRole('button', { name: /^Đã thu .* tiền mặt$/ }).click();
    await page.getByText('Đang xử lý').waitFor();
    await page.getByRole('region', { name: 'Bản quét' }).getByText('1 tệp').waitFor();
    expect((await clerk.receipt()).subarray(0, 5).toString()).toBe('%PDF-');
    await album.onDesk(page, 'taken');
    const kept = await page.evaluate<string>('JSON.stringify({ ...sessionStorage, ...localStorage })');
    expect([...Object.values(mau), home.line].filter((secret) => kept.includes(secret))).toEqual([]);

    await page.getByRole('button', { name: 'Người tiếp theo' }).click();
    await clerk.chooseProcedure('cung cap thong tin ve du an', 'Cung cấp thông tin về dự án đầu tư');
    expect(await clerk.field('Họ và tên').inputValue()).toBe('');
    await clerk.findApplicant(mau.phone, mau.name);
    expect(await clerk.field('Số nhà, đường, thôn, tổ').inputValue()).toBe(home.line);

    await clerk.scan(code);
    // It has no result yet: what was searched for is shown.
    await page.waitForURL(/\/dossiers\/.*\/show$/);
    await new BackOffice(installation).process(code, Buffer.from(samplePdf('Result')));
    await clerk.scan(code);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Họ tên người nhận').fill(mau.name);
    await dialog.getByLabel('Đã kiểm tra giấy tờ tùy thân').check();
    await dialog.getByRole('button', { name: 'Trả kết quả tại quầy', exact: true }).click();
    await page.getByText(`Đã trả kết quả hồ sơ ${code}`).waitFor();
    expect(browser.complaints).toEqual([]);
  }, 120_000);
});
