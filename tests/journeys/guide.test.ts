import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplePdf } from '../../db/sample/documents.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { useInstallation } from '../support/installation.ts';
import { openAlbum } from './support/album.ts';
import { castOn, guideUnit } from './support/cast.ts';
import type { Address, Applicant } from './support/citizen.ts';
import { linkIn } from './support/mailbox.ts';
import { openWatchedBrowser, type WatchedBrowser } from './support/watched-browser.ts';

const registrationSubject = 'Xác nhận đăng ký tài khoản sử dụng cổng dịch vụ công trực tuyến';
const service = { unit: guideUnit, field: 'Đầu tư', name: 'Cung cấp thông tin về dự án đầu tư' };
const paper = 'Văn bản đề nghị cung cấp thông tin';

const huong: Applicant = {
  name: 'Đinh Thị Mẫu Hường',
  personalId: '000000000017',
  phone: '0900000017',
  email: 'huong@cong-dan.example',
  password: 'nui-rung-mang-den',
};
const hoa: Applicant = { ...huong, name: 'Lê Mẫu Hòa', personalId: '000000000018', email: 'hoa@cong-dan.example' };
const home: Address = { province: 'Tỉnh Quảng Ngãi', commune: 'Phường Kon Tum', line: '27 đường Mẫu, tổ 3' };

const pdf = (name: string, title: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(samplePdf(title)),
});

describe('the published guide, on a whole installation', () => {
  const installation = useInstallation();
  let browser: WatchedBrowser;

  beforeEach(async () => {
    browser = await openWatchedBrowser();
  });

  afterEach(() => browser.close());

  it('leads from registering to the result at the door', async () => {
    const cast = castOn({ installation: installation(), browser, album: openAlbum('test-results/guide') });
    const mailbox = cast.mailboxOf(huong.email);

    // Bước 1: Đăng ký tài khoản
    const citizen = await cast.citizen('citizen');
    await citizen.register(huong);
    const mail = await mailbox.receive(registrationSubject);
    expect(mail.subject).toBe(registrationSubject);
    await citizen.confirm(linkIn(mail));

    // Bước 2: Đăng nhập và sử dụng dịch vụ công trực tuyến
    await citizen.signIn(huong);
    await citizen.findService(service);
    await citizen.begin();
    await citizen.checkApplicant(huong, home);
    await citizen.attach(paper, pdf('van-ban-de-nghi.pdf', 'Request'));
    await citizen.answer({ 'Tên dự án': 'Nhà máy mẫu Bờ Y', 'Nội dung đề nghị': 'Quy mô và tiến độ của dự án' });
    await citizen.wantResultAtHome(home);
    expect(await citizen.reviewFee()).toContain('75.000');
    const receipt = await citizen.submit();
    const { code } = receipt;
    expect(code).toMatch(/^H34\.18-\d{6}-\d{4}$/);

    // The counter receives the dossier.
    const clerk = await cast.staff('clerk');
    await clerk.claim(code);
    await clerk.act('Tiếp nhận hồ sơ');

    // Bước 3: Thanh toán trực tuyến
    await cast.bank.keepQuiet();
    await citizen.openTransactions();
    await citizen.payFee(code, 'NCB');
    await cast.bank.pay(citizen.page, 'NCB');
    await citizen.waitsForBank();
    await cast.bank.speak();
    await citizen.seesPaid();
    await citizen.openDossier(code);
    await citizen.sees('Đang xử lý');

    // The unit works on it, each step by its role.
    const lead = await cast.staff('lead');
    await lead.claim(code);
    await lead.act('Hoàn thành bước');
    const officer = await cast.staff('officer');
    await officer.claim(code);
    await officer.act('Hoàn thành bước', (form) => form.getByLabel('Ý kiến xử lý').fill('Đủ điều kiện cung cấp'));
    await lead.claim(code);
    await lead.act('Hoàn thành bước');
    const signer = await cast.staff('signer');
    await signer.claim(code);
    await signer.act('Ký kết quả', async (form) => {
      await form.getByRole('radio', { name: 'Có' }).check();
      await form.locator('input[type=file]').setInputFiles(pdf('ket-qua.pdf', 'Result'));
      await form.getByText('ket-qua.pdf').waitFor();
    });
    await clerk.claim(code);
    await clerk.act('Phát hành kết quả', async (form) => {
      await form.getByLabel('Số văn bản').fill('12/TB-BQLKKT');
      await form.getByLabel('Ngày ban hành').fill(localDateOf(new Date()));
    });
    await citizen.sees('Đã xử lý xong');

    // The result goes home by post.
    await clerk.claim(code);
    await clerk.act('Gửi kết quả qua bưu chính', (form) => form.getByLabel('Khối lượng (gam)').fill('120'));
    const postOffice = await cast.postOffice();
    await postOffice.find(code);
    for (const to of ['Đã nhận', 'Đang vận chuyển', 'Đã phát']) await postOffice.move(code, to);
    await citizen.sees('Đã trả kết quả');
    await citizen.picture('returned');
    await citizen.switchTo('English');
    await citizen.sees('Result returned');
    await citizen.picture('returned-in-english');

    // Whoever has code and key may follow it, and learns nothing of whose it is.
    const neighbour = await cast.citizen('neighbour');
    await neighbour.track(receipt);
    await neighbour.sees('Đã trả kết quả');
    await neighbour.picture('tracking');
    const shown = await neighbour.page.locator('body').innerText();
    const secrets = [huong.name, huong.personalId, huong.phone, huong.email, home.line];
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);

    for (const title of [
      'Hồ sơ đã được nộp',
      'Hồ sơ đã được tiếp nhận',
      'Đã nhận phí, lệ phí',
      'Đã có kết quả giải quyết hồ sơ',
      'Kết quả đã được gửi qua bưu chính',
      'Bưu chính đã phát kết quả',
    ]) {
      await mailbox.receive(`[${code}] ${title}`);
    }
    expect(browser.complaints).toEqual([]);
  }, 300_000);

  it('has a way out where something is wrong, and speaks English', async () => {
    const cast = castOn({ installation: installation(), browser, album: openAlbum('test-results/guide-ways-out') });
    const mailbox = cast.mailboxOf(hoa.email);
    const citizen = await cast.citizen('citizen');
    await citizen.register(hoa);
    await mailbox.receive(registrationSubject);

    await citizen.trySigningIn(hoa);
    await citizen.sees('Tài khoản chưa được xác nhận.');
    await citizen.picture('unconfirmed');
    await citizen.page.getByRole('button', { name: 'Gửi lại thư' }).click();
    await citizen.sees('Đã gửi lại thư.');
    await citizen.confirm(linkIn(await mailbox.receive(registrationSubject, 2)));
    await citizen.signIn(hoa);

    await citizen.findService(service);
    await citizen.begin();
    await citizen.checkApplicant(hoa, home);
    const alert = citizen.component(paper).getByRole('alert');
    await citizen.chooseFile(paper, { ...pdf('bang-tinh.xlsx', 'Sheet'), mimeType: 'application/octet-stream' });
    expect(await alert.innerText()).toContain('Tệp “bang-tinh.xlsx” không đúng loại. Mục này nhận PDF, PNG, JPG');
    await citizen.chooseFile(paper, { ...pdf('gia-mao.pdf', 'False'), buffer: Buffer.from('Không phải PDF') });
    await alert.filter({ hasText: 'gia-mao.pdf' }).waitFor();
    await citizen.picture('wrong-files');
    await citizen.attach(paper, pdf('van-ban-de-nghi.pdf', 'Request'));

    await citizen.switchTo('English');
    await citizen.page.getByRole('heading', { name: '2. Papers required' }).waitFor();
    await citizen.page.getByLabel('Name of the project').fill('Sample plant');
    await citizen.picture('papers-in-english');

    const unexpected = browser.complaints.filter((complaint) => !complaint.includes('with a status of 4'));
    expect(unexpected).toEqual([]);
  }, 120_000);
});
