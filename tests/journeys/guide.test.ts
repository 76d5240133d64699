import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registrationSubject } from '../../api/auth/mails.ts';
import { samplePdf } from '../../db/sample/documents.ts';
import { sampleSignIns } from '../../db/sample/staff.ts';
import { startInstallation, type Installation } from '../../stack/installation.ts';
import { makeDirectory, type Directory } from '../support/directory.ts';
import { recordingProgress } from '../support/progress.ts';
import { openAlbum, type Album } from './support/album.ts';
import { bankAt } from './support/bank.ts';
import { citizenAt, type Address, type Applicant, type Citizen } from './support/citizen.ts';
import { linkIn, mailboxOf } from './support/mailbox.ts';
import { postOfficeAt } from './support/post-office.ts';
import { staffMemberAt, type StaffMember } from './support/staff-member.ts';
import { openWatchedBrowser, type WatchedBrowser } from './support/watched-browser.ts';

const unit = 'Ban Quản lý Khu kinh tế tỉnh Kon Tum';
const service = { unit, field: 'Đầu tư', name: 'Cung cấp thông tin về dự án đầu tư' };
const paper = 'Văn bản đề nghị cung cấp thông tin';

const huong: Applicant = {
  name: 'Đinh Thị Mẫu Hường',
  personalId: '000000000017',
  phone: '0900000017',
  email: 'huong@cong-dan.example',
  password: 'nui-rung-mang-den',
};
const home: Address = { province: 'Tỉnh Quảng Ngãi', commune: 'Phường Kon Tum', line: '27 đường Mẫu, tổ 3' };
const request = { name: 'van-ban-de-nghi.pdf', mimeType: 'application/pdf', buffer: Buffer.from(samplePdf('Request')) };
const result = { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: Buffer.from(samplePdf('Result')) };

describe('the published guide, on a whole installation', () => {
  let directory: Directory;
  let installation: Installation;
  let browser: WatchedBrowser;

  beforeAll(async () => {
    directory = makeDirectory();
    installation = await startInstallation({
      dataDirectory: directory.path,
      progress: recordingProgress().progress,
      environment: { LOG_LEVEL: 'warn' },
    });
  }, 180_000);

  afterAll(async () => {
    await installation.stop();
    directory.remove();
  });

  beforeEach(async () => {
    browser = await openWatchedBrowser();
  });

  afterEach(() => browser.close());

  async function openPortal(person: string, album: Album): Promise<Citizen> {
    const citizen = citizenAt(await browser.openFor(person), { portalUrl: installation.addresses.api, album });
    await citizen.goHome();
    return citizen;
  }

  async function openConsole(role: 'clerk' | 'lead' | 'officer' | 'signer', album: Album): Promise<StaffMember> {
    const { addresses, secrets } = installation;
    const account = sampleSignIns.find((one) => one.role === role && one.unit === unit);
    if (account === undefined) throw new Error(`The sample has no ${role}`);
    const member = staffMemberAt(await browser.openFor(role), { consoleUrl: `${addresses.api}/quan-tri/`, album });
    await member.signIn(account.email, secrets.SAMPLE_PASSWORD);
    return member;
  }

  it('leads from registering to the result at the door', async () => {
    const { addresses } = installation;
    const album = openAlbum('test-results/guide');
    const mailbox = mailboxOf(huong.email, addresses.mailbox);
    const bank = bankAt(addresses.bank);

    // Bước 1: Đăng ký tài khoản
    const citizen = await openPortal('citizen', album);
    await citizen.register(huong);
    const [confirmation] = await mailbox.until(({ subject }) => subject === registrationSubject);
    await citizen.openConfirmation(linkIn(confirmation));

    // Bước 2: Đăng nhập và sử dụng dịch vụ công trực tuyến
    await citizen.signIn(huong);
    await citizen.findService(service);
    await citizen.begin();
    await citizen.fillAddress(home);
    await citizen.confirmApplicant(huong);
    await citizen.attach(paper, request);
    await citizen.answer({ 'Tên dự án': 'Nhà máy mẫu Bờ Y', 'Nội dung đề nghị': 'Quy mô và tiến độ của dự án' });
    await citizen.wantResultAtHome(home);
    expect(await citizen.reviewFee()).toContain('75.000');
    const receipt = await citizen.submit();
    const { code } = receipt;
    expect(code).toMatch(/^H34\.18-\d{6}-\d{4}$/);

    // The counter receives the dossier.
    const clerk = await openConsole('clerk', album);
    await clerk.claim(code);
    await clerk.act('Tiếp nhận hồ sơ');

    // Bước 3: Thanh toán trực tuyến
    await bank.keepQuiet();
    await citizen.openTransactions();
    await citizen.payFee(code, { kind: 'Ngân hàng', bank: 'NCB' });
    await bank.pay(citizen.page);
    await citizen.waitsForBank();
    await bank.speak();
    await citizen.seesPaid();
    await citizen.followDossier(code);
    await citizen.sees('Đang xử lý');

    // The unit works on it, each step by its role.
    const lead = await openConsole('lead', album);
    await lead.claim(code);
    await lead.act('Hoàn thành bước');
    const officer = await openConsole('officer', album);
    await officer.claim(code);
    await officer.act('Hoàn thành bước', (form) => form.getByLabel('Ý kiến xử lý').fill('Đủ điều kiện cung cấp'));
    await lead.claim(code);
    await lead.act('Hoàn thành bước');
    const signer = await openConsole('signer', album);
    await signer.claim(code);
    await signer.act('Ký kết quả', async (form) => {
      await form.getByRole('radio', { name: 'Có' }).check();
      await form.locator('input[type=file]').setInputFiles(result);
      await form.getByText(result.name).waitFor();
    });
    await clerk.claim(code);
    await clerk.act('Phát hành kết quả', async (form) => {
      await form.getByLabel('Số văn bản').fill('12/TB-BQLKKT');
      await form.getByLabel('Ngày ban hành').fill(new Date().toISOString().slice(0, 10));
    });
    await citizen.sees('Đã xử lý xong');

    // The result goes home by post.
    await clerk.claim(code);
    await clerk.act('Gửi kết quả qua bưu chính', (form) => form.getByLabel('Khối lượng (gam)').fill('120'));
    const postOffice = postOfficeAt(await browser.openFor('postman'), addresses.post);
    await postOffice.find(code);
    for (const to of ['Đã nhận', 'Đang vận chuyển', 'Đã phát']) await postOffice.move(code, to);
    await citizen.sees('Đã trả kết quả');
    await citizen.picture('returned');

    // Everyone with code and key may follow it, and learns nothing of whose it is.
    const neighbour = await openPortal('neighbour', album);
    await neighbour.track(receipt);
    await neighbour.sees('Đã trả kết quả');
    await neighbour.picture('tracking');
    const shown = await neighbour.page.locator('body').innerText();
    for (const secret of [huong.name, huong.personalId, huong.phone, huong.email, home.line]) {
      expect(shown).not.toContain(secret);
    }

    const notices = [
      'Hồ sơ đã được nộp',
      'Hồ sơ đã được tiếp nhận',
      'Đã nhận phí, lệ phí',
      'Đã có kết quả giải quyết hồ sơ',
      'Kết quả đã được gửi qua bưu chính',
      'Bưu chính đã phát kết quả',
    ];
    await mailbox.until(...notices.map((title) => ({ subject }: { subject: string }) => subject.startsWith(`[${code}] ${title}`)));
    expect(browser.complaints).toEqual([]);
  }, 300_000);
});
