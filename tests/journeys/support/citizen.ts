import type { Locator, Page } from 'playwright-core';
import type { Album } from './album.ts';

export interface Applicant {
  readonly name: string;
  readonly personalId: string;
  readonly phone: string;
  readonly email: string;
  readonly password: string;
}

export interface Address {
  readonly province: string;
  readonly commune: string;
  readonly line: string;
}

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What is written down after submitting. */
export interface Receipt {
  readonly code: string;
  readonly trackingKey: string;
}

/**
 * A citizen in the portal, doing what the published guide says, word for word: every button and field is found by its
 * Vietnamese name. Each step ends when the page shows that it is done.
 */
export function citizenAt(page: Page, { portalUrl, album }: { readonly portalUrl: string; readonly album: Album }) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const heading = (name: string | RegExp) => page.getByRole('heading', { name });
  const header = page.getByRole('banner');
  const goTo = (name: string) => header.getByRole('link', { name, exact: true }).click();
  const personal = (name: string) =>
    page.getByRole('navigation', { name: 'Trang cá nhân' }).getByRole('link', { name });
  const picture = async (name: string) => {
    await album.onDesk(page, name);
    await album.onPhone(page, name);
  };
  const next = async (step: RegExp) => {
    await button('Tiếp tục').click();
    await heading(step).waitFor();
  };

  return {
    page,
    picture,

    async goHome(): Promise<void> {
      await page.goto(portalUrl);
      await heading('Dịch vụ công trực tuyến').waitFor();
    },

    async register(applicant: Applicant): Promise<void> {
      await goTo('Đăng ký');
      await page.getByLabel('Họ và tên').fill(applicant.name);
      await page.getByLabel('Số định danh cá nhân').fill(applicant.personalId);
      await page.getByLabel('Số điện thoại').fill(applicant.phone);
      await page.getByLabel('Thư điện tử').fill(applicant.email);
      await page.getByLabel('Mật khẩu', { exact: false }).first().fill(applicant.password);
      await page.getByLabel('Nhập lại mật khẩu').fill(applicant.password);
      await picture('register');
      await button('Đăng ký').click();
      await heading('Kiểm tra thư của bạn').waitFor();
      await picture('check-mail');
    },

    async openConfirmation(address: string): Promise<void> {
      await page.goto(address);
      await heading('Đã xác nhận tài khoản').waitFor();
      await picture('confirmed');
    },

    /** Sends the sign-in form; whether that lets them in is awaited by whoever knows. */
    async trySigningIn({ email, password }: Pick<Applicant, 'email' | 'password'>): Promise<void> {
      await goTo('Đăng nhập');
      await page.getByLabel('Thư điện tử').fill(email);
      await page.getByLabel('Mật khẩu').fill(password);
      await button('Đăng nhập').click();
    },

    async signIn(account: Pick<Applicant, 'email' | 'password'>): Promise<void> {
      await this.trySigningIn(account);
      await header.getByRole('button', { name: 'Đăng xuất' }).waitFor();
    },

    async findService(wanted: { readonly unit: string; readonly field: string; readonly name: string }): Promise<void> {
      await goTo('Dịch vụ công');
      await choose(page, 'Đơn vị', wanted.unit);
      await choose(page, 'Lĩnh vực', wanted.field);
      await page.getByRole('searchbox', { name: 'Tìm thủ tục' }).fill(wanted.name);
      await page.getByRole('status').getByText('1 thủ tục').waitFor();
      await picture('search');
      await link(wanted.name).click();
      await heading(wanted.name).waitFor();
      await picture('service');
    },

    async begin(): Promise<void> {
      await button('Nộp hồ sơ').click();
      await heading(/Thông tin người nộp hồ sơ/).waitFor();
    },

    async fillAddress(address: Address): Promise<void> {
      await fillAddress(page, address);
    },

    /** Checks that the account's data are there already, then goes on. */
    async confirmApplicant(applicant: Applicant): Promise<void> {
      for (const [label, value] of [
        ['Họ và tên', applicant.name],
        ['Số định danh cá nhân', applicant.personalId],
        ['Số điện thoại', applicant.phone],
        ['Thư điện tử nhận thông báo', applicant.email],
      ] as const) {
        const shown = await page.getByLabel(label).inputValue();
        if (shown !== value) throw new Error(`“${label}” is ${shown}, not ${value}`);
      }
      await picture('applicant');
      await next(/Thành phần hồ sơ theo quy định/);
    },

    /** Chooses a file for a component; what comes of it is awaited by whoever knows. */
    async chooseFile(component: string, file: ChosenFile): Promise<void> {
      await componentOf(page, component).locator('input[type=file]').setInputFiles(file);
    },

    async attach(component: string, file: ChosenFile): Promise<void> {
      await this.chooseFile(component, file);
      await componentOf(page, component).getByRole('link', { name: file.name }).waitFor();
    },

    component: (name: string) => componentOf(page, name),

    async answer(answers: Readonly<Record<string, string>>): Promise<void> {
      for (const [question, answer] of Object.entries(answers)) await page.getByLabel(question).fill(answer);
      await picture('papers');
      await next(/Cách nộp và nhận kết quả/);
    },

    async wantResultAtHome(address: Address): Promise<void> {
      await page.getByLabel('Nhận kết quả tại nhà').check();
      await fillAddress(page, address);
      await picture('delivery');
      await next(/Phí, lệ phí dự kiến/);
    },

    /** The fee as it is shown before submitting, for example “50.000”. */
    async reviewFee(): Promise<string> {
      const total = page.getByRole('row', { name: /^Tổng cộng/ });
      await picture('review');
      return total.innerText();
    },

    async submit(): Promise<Receipt> {
      await button('Nộp hồ sơ').click();
      await heading('Đã nộp hồ sơ').waitFor();
      const [code = '', trackingKey = ''] = await page.locator('dd strong').allInnerTexts();
      await picture('submitted');
      return { code, trackingKey };
    },

    async followDossier(code: string): Promise<void> {
      await goTo('Trang cá nhân');
      await personal('Hồ sơ của tôi').click();
      await page.getByRole('listitem').filter({ hasText: code }).getByRole('link').first().click();
      await heading(/Theo dõi hồ sơ/).waitFor();
    },

    /** Waits until the dossier's page, as it is open, says so by itself. */
    sees: (words: string) => page.getByText(words, { exact: true }).first().waitFor(),

    async openTransactions(): Promise<void> {
      await goTo('Trang cá nhân');
      await personal('Danh sách giao dịch').click();
      await heading('Danh sách giao dịch').waitFor();
    },

    async payFee(code: string, method: { readonly kind: string; readonly bank: string }): Promise<void> {
      const owed = page.getByRole('listitem').filter({ hasText: code });
      await owed.getByRole('link', { name: 'Thanh toán phí/lệ phí' }).waitFor();
      await picture('transactions');
      await owed.getByRole('link', { name: 'Thanh toán phí/lệ phí' }).click();
      await heading('Tài khoản nhận thanh toán').waitFor();
      await picture('transaction');
      await button('Thanh toán phí/lệ phí').click();
      await page.getByRole('radio', { name: method.kind }).check();
      await choose(page, 'Chọn ngân hàng', method.bank);
      await picture('choose-bank');
      await button('Thanh toán').click();
    },

    async waitsForBank(): Promise<void> {
      await heading('Đang chờ xác nhận của ngân hàng').waitFor();
      await picture('waiting-for-bank');
    },

    async seesPaid(): Promise<void> {
      await page.getByRole('status').getByText('Đã thanh toán').waitFor();
      await picture('paid');
    },

    async track({ code, trackingKey }: Receipt): Promise<void> {
      await goTo('Tra cứu hồ sơ');
      await page.getByRole('heading', { name: 'Tra cứu hồ sơ', level: 1 }).waitFor();
      await page.getByLabel('Mã hồ sơ').fill(code);
      await page.getByLabel('Khóa tra cứu').fill(trackingKey);
      await button('Tra cứu').click();
      await heading(/Theo dõi hồ sơ/).waitFor();
    },

    async switchTo(language: 'Tiếng Việt' | 'English'): Promise<void> {
      await button(language).click();
      await page.locator(`html[lang=${language === 'English' ? 'en' : 'vi'}]`).waitFor();
    },
  };
}

export type Citizen = ReturnType<typeof citizenAt>;

function componentOf(page: Page, name: string): Locator {
  return page.getByRole('listitem').filter({ hasText: name });
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function fillAddress(page: Page, { province, commune, line }: Address): Promise<void> {
  for (const [field, name] of [
    ['Tỉnh, thành phố', province],
    ['Xã, phường, đặc khu', commune],
  ] as const) {
    await page.getByRole('combobox', { name: field }).fill(name);
    await page.getByRole('option', { name, exact: true }).click();
  }
  await page.getByLabel('Số nhà, đường, thôn, tổ dân phố').fill(line);
}
