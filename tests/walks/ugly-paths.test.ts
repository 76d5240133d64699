import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { samplePdf } from '../../db/sample/documents.ts';
import { sampleApplicants } from '../../db/sample/staff.ts';
import { portalPlaces } from '../../domain/places.ts';
import { workOn } from '../../stack/driver/journey.ts';
import { noAlbum } from '../journeys/support/album.ts';
import { castOn } from '../journeys/support/cast.ts';
import type { Address, Citizen } from '../journeys/support/citizen.ts';
import { linkIn } from '../journeys/support/mailbox.ts';
import { Postman } from '../journeys/support/postman.ts';
import { PreparedOffice } from '../journeys/support/prepared-office.ts';
import { setStage } from '../journeys/support/stage.ts';

const xuan = sampleApplicants[0]?.email ?? '';
const home: Address = { province: 'Tỉnh Quảng Ngãi', commune: 'Phường Kon Tum', line: '27 đường Mẫu, tổ 3' };
const registrationSubject = 'Xác nhận đăng ký tài khoản sử dụng cổng dịch vụ công trực tuyến';
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(samplePdf(name)) });

describe('where things go wrong for a citizen', () => {
  const stage = setStage();

  describe.each([
    { screen: 'phone', size: { width: 360, height: 740 }, no: 1 },
    { screen: 'desktop', size: { width: 1280, height: 800 }, no: 2 },
  ])('at a $screen', ({ screen, size, no }) => {
    const cast = () => castOn({ ...stage, album: noAlbum });
    let office: PreparedOffice | undefined;
    const atOffice = () => (office ??= new PreparedOffice(stage.installation));
    const url = (path: string) => stage.installation.addresses.api + path;

    async function somebody(who: string): Promise<Citizen> {
      const citizen = await cast().citizen(`${who} at a ${screen}`);
      await citizen.page.setViewportSize(size);
      onTestFinished(() => citizen.page.context().close());
      return citizen;
    }

    /** The applicant of the prepared dossiers, signed in on the way to a page, as by the link of a mail. */
    async function applicantAt(path: string): Promise<Citizen> {
      const citizen = await somebody('xuan');
      await citizen.page.goto(url(path));
      await signIn(citizen.page);
      await citizen.page.waitForURL(url(path));
      return citizen;
    }

    async function signIn(page: Page): Promise<void> {
      await page.getByLabel('Thư điện tử').fill(xuan);
      await page.getByLabel('Mật khẩu').fill(stage.installation.secrets.SAMPLE_PASSWORD);
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    }

    it('a confirmation link that is opened twice says both times that the account is ready', async () => {
      const lan = {
        name: 'Lò Mẫu Lan',
        personalId: `00000000003${no}`,
        phone: `090000003${no}`,
        email: `lan-${screen}@cong-dan.example`,
        password: 'nui-rung-mang-den',
      };
      const citizen = await somebody('lan');
      await citizen.register(lan);
      const link = linkIn(await cast().mailboxOf(lan.email).receive(registrationSubject));
      await citizen.confirm(link);
      await citizen.confirm(link);
      await citizen.signIn(lan);
      await citizen.sees('Hiện không có việc nào cần bạn làm.');
    }, 60_000);

    it('what was filled in is there after the session ended and somebody signed in again', async () => {
      const { id } = await atOffice().draft();
      const { page } = await applicantAt(`/nop-ho-so/${id}?buoc=2`);
      const field = page.getByLabel('Tên dự án');
      await field.waitFor();
      await page.context().clearCookies();
      await field.fill('Nhà máy mẫu đổi tên');
      await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
      await signIn(page);
      await field.waitFor();
      expect(await field.inputValue()).toBe('Nhà máy mẫu đổi tên');
      await page.getByText(/^Đã lưu/).waitFor();
    }, 60_000);

    it('a payment that was cancelled at the bank is paid at the second try', async () => {
      const { code } = await atOffice().dossierAt('payment');
      const citizen = await applicantAt(portalPlaces.transaction(await atOffice().transactionOf(code)));
      const { page } = citizen;
      await chooseBank(page);
      await page.getByRole('button', { name: 'Hủy giao dịch' }).click();
      await citizen.sees('Thanh toán chưa thành công');
      await chooseBank(page);
      await cast().bank.pay(page, 'NCB');
      await citizen.seesPaid();
      await page.getByRole('listitem').filter({ hasText: 'Không thành công' }).waitFor();
    }, 60_000);

    it('a supplement that is asked for twice shows each time what is wanted of each paper', async () => {
      const { code } = await atOffice().dossierAt('reception');
      const clerk = await atOffice().staff('clerk');
      const citizen = await applicantAt(portalPlaces.dossier(code));
      for (const [reason, note] of [
        ['Văn bản chưa hợp lệ', 'Thiếu chữ ký của người đại diện'],
        ['Văn bản vẫn chưa hợp lệ', 'Trang 2 không đọc được, đề nghị quét lại'],
      ] as const) {
        const input = { components: ['request'], reason, notes: { request: note } };
        await workOn(clerk, code, { action: 'requestSupplement', input }, (_, step) => step());
        await citizen.sees(reason);
        const piece = citizen.page.locator('.MuiPaper-outlined').filter({ hasText: note });
        await piece.locator('input[type=file]').setInputFiles(pdf('ban-moi.pdf'));
        await piece.getByRole('link', { name: 'ban-moi.pdf' }).waitFor();
        await citizen.page.getByRole('button', { name: 'Gửi bổ sung' }).click();
        await citizen.page.getByText(reason).waitFor({ state: 'detached' });
      }
    }, 60_000);

    it('papers are fetched from home before the dossier is received, and what the post charges is shown', async () => {
      const { id } = await atOffice().draft();
      const citizen = await applicantAt(`/nop-ho-so/${id}?buoc=3`);
      const { page } = citizen;
      await page.getByLabel('Nộp hồ sơ tại nhà').check();
      await page.getByRole('button', { name: 'Dùng địa chỉ của người nộp' }).click();
      await page.getByLabel('Nhận kết quả tại nhà').check();
      await page.getByRole('button', { name: 'Dùng địa chỉ của người nộp' }).click();
      await citizen.goOn(/Phí, lệ phí dự kiến/);
      await page.getByRole('row', { name: /Cước bưu chính/ }).waitFor();
      const { code } = await citizen.submit();
      await page.goto(url(portalPlaces.dossier(code)));
      await citizen.sees('Nhận giấy tờ tại nhà: Bưu chính đã nhận yêu cầu');
      await citizen.sees('Cước:');
      await new Postman(stage.installation.addresses.post).move(`${code}-c1`, 'pickedUp', 'delivered');
      await citizen.sees('Nhận giấy tờ tại nhà: Đã phát');
      await workOn(await atOffice().staff('clerk'), code, { action: 'accept', input: {} }, (_, step) => step());
      await citizen.sees('Thanh toán phí/lệ phí');
    }, 60_000);

    describe('with the result on its way home', () => {
      const postIt = async (code: string) =>
        workOn(
          await atOffice().staff('clerk'),
          code,
          { action: 'postResult', input: { weightGrams: 120 } },
          (_, step) => step(),
        );
      const postman = () => new Postman(stage.installation.addresses.post);

      it('two tries at the door in vain bring it back to the counter, with a notice', async () => {
        const { code } = await atOffice().dossierAt('parcel');
        await postIt(code);
        const citizen = await applicantAt(portalPlaces.dossier(code));
        await postman().move(`${code}-d1`, 'pickedUp', 'failed');
        await citizen.sees('sẽ đến lần nữa');
        await postman().move(`${code}-d1`, 'failed');
        await citizen.sees('Đã có kết quả. Đến');
        await cast().mailboxOf(xuan).receive(`[${code}] Bưu chính chưa phát được kết quả`);
        const clerk = await atOffice().staff('clerk');
        const input = { recipient: 'Nguyễn Mẫu Xuân', identityChecked: true };
        await workOn(clerk, code, { action: 'handOver', input }, (_, step) => step());
        await citizen.sees('Bạn hài lòng đến mức nào?');
      }, 60_000);

      it('a lost parcel is a case for staff, and the citizen is told honestly', async () => {
        const { code } = await atOffice().dossierAt('parcel');
        await postIt(code);
        const citizen = await applicantAt(portalPlaces.dossier(code));
        await postman().move(`${code}-d1`, 'pickedUp', 'lost');
        await citizen.sees('bạn không phải nộp lại hồ sơ');
        await cast().mailboxOf(xuan).receive(`[${code}] Bưu gửi chứa kết quả bị thất lạc`);
        const clerk = await atOffice().staff('clerk');
        const { data } = await clerk.call<{ data: { kind: string }[] }>('GET', `/api/v1/tasks?queue=unit&q=${code}`);
        expect(data.map(({ kind }) => kind)).toEqual(['resolveLostParcel']);
      }, 60_000);

      it('a wrong address is put right before the postman comes, and the service rated afterwards', async () => {
        const { code } = await atOffice().dossierAt('parcel');
        await postIt(code);
        const citizen = await applicantAt(portalPlaces.dossier(code));
        const { page } = citizen;
        await page.getByRole('button', { name: 'Địa chỉ sai? Lấy lại bưu gửi' }).click();
        await page.getByRole('button', { name: 'Lấy lại bưu gửi', exact: true }).click();
        await citizen.sees('Phát kết quả tại nhà: Đã hủy');
        await page.getByRole('button', { name: 'Đổi hình thức nhận kết quả' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Số nhà, đường, thôn, tổ dân phố').fill(home.line);
        await dialog.getByRole('button', { name: 'Lưu thay đổi' }).click();
        await citizen.sees(home.line);
        await postIt(code);
        await postman().move(`${code}-d2`, 'pickedUp', 'delivered');
        expect(await postman().receiverOf(`${code}-d2`)).toBe(home.line);
        await page.getByText('Đã trả kết quả').first().waitFor();
        await page.getByRole('radio', { name: 'Hài lòng', exact: true }).press('Space');
        await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
        await page.getByRole('button', { name: 'Gửi đánh giá' }).waitFor({ state: 'detached' });
      }, 60_000);
    });
  });

  it('no page failed on any of these ways', () => {
    // Refusals are what these ways are about.
    const unexpected = stage.browser.complaints.filter((complaint) => !complaint.includes('with a status of 4'));
    expect(unexpected).toEqual([]);
  });
});

/** Chooses to pay by the bank of the test card, and goes to its page. */
async function chooseBank(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Thanh toán phí/lệ phí', exact: true }).click();
  await page.getByRole('radio', { name: 'Ngân hàng' }).check();
  await page.getByRole('combobox', { name: 'Chọn ngân hàng' }).click();
  await page.getByRole('option', { name: 'NCB', exact: true }).click();
  await page.getByRole('button', { name: 'Thanh toán', exact: true }).click();
}
