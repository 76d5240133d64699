import type { Locator, Page } from 'playwright-core';
import type { Album } from './album.ts';

export interface Account {
  readonly email: string;
  readonly password: string;
}

export interface Applicant extends Account {
  readonly name: string;
  readonly personalId: string;
  readonly phone: string;
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

/** What one writes down after submitting. */
export interface Receipt {
  readonly code: string;
  readonly trackingKey: string;
}

/** Runs in the page: the first may be under way already. */
const nextFrame = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))';

/**
 * Somebody at the portal, doing what the published guide says: every button and field is found by its Vietnamese name.
 * Each step ends when the page shows that it is done.
 */
export class Citizen {
  readonly page: Page;
  readonly #portalUrl: string;
  readonly #album: Album;

  constructor(page: Page, { portalUrl, album }: { readonly portalUrl: string; readonly album: Album }) {
    this.page = page;
    this.#portalUrl = portalUrl;
    this.#album = album;
  }

  /** Shows the page as it is now on a desk and on a phone. */
  async picture(name: string): Promise<void> {
    await this.#album.onDesk(this.page, name);
    await this.#album.onPhone(this.page, name);
  }

  /** Waits until the page says so, by itself. */
  async sees(words: string): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  async goHome(): Promise<void> {
    await this.page.goto(this.#portalUrl);
    await this.#heading('Dịch vụ công trực tuyến').waitFor();
  }

  async switchTo(language: 'Tiếng Việt' | 'English'): Promise<void> {
    await this.page.getByRole('button', { name: language }).click();
    await this.page.locator(`html[lang=${language === 'English' ? 'en' : 'vi'}]`).waitFor();
  }

  async register(applicant: Applicant): Promise<void> {
    await this.#goTo('Đăng ký');
    await this.#fill('Họ và tên', applicant.name);
    await this.#fill('Số định danh cá nhân', applicant.personalId);
    await this.#fill('Số điện thoại', applicant.phone);
    await this.#fill('Thư điện tử', applicant.email);
    await this.#fill(/^Mật khẩu/, applicant.password);
    await this.#fill('Nhập lại mật khẩu', applicant.password);
    await this.picture('register');
    await this.#button('Đăng ký').click();
    await this.#heading('Kiểm tra thư của bạn').waitFor();
    await this.picture('check-mail');
  }

  /** Opens the link of the registration mail. */
  async confirm(link: string): Promise<void> {
    await this.page.goto(link);
    await this.#heading('Đã xác nhận tài khoản').waitFor();
    await this.picture('confirmed');
  }

  /** Sends the sign-in form; whoever calls knows what is to come of it. */
  async trySigningIn({ email, password }: Account): Promise<void> {
    await this.#goTo('Đăng nhập');
    await this.#fill('Thư điện tử', email);
    await this.#fill('Mật khẩu', password);
    await this.#button('Đăng nhập').click();
  }

  async signIn(account: Account): Promise<void> {
    await this.trySigningIn(account);
    await this.page.waitForURL(({ pathname }) => pathname !== '/dang-nhap');
  }

  /** Chooses the unit, chooses the field, searches, and opens what was found. */
  async findService(wanted: { readonly unit: string; readonly field: string; readonly name: string }): Promise<void> {
    await this.#goTo('Dịch vụ công');
    await this.#choose('Đơn vị', wanted.unit);
    await this.#choose('Lĩnh vực', wanted.field);
    await this.page.getByRole('searchbox', { name: 'Tìm thủ tục' }).fill(wanted.name);
    await this.page.getByRole('status').getByText('1 thủ tục').waitFor();
    await this.picture('search');
    await this.page.getByRole('link', { name: wanted.name }).click();
    await this.#heading(wanted.name).waitFor();
    await this.picture('service');
  }

  async begin(): Promise<void> {
    await this.#button('Nộp hồ sơ').click();
    await this.#heading(/Thông tin người nộp hồ sơ/).waitFor();
  }

  /** Finds the data of the account filled in already, adds the address, and goes on. */
  async checkApplicant(applicant: Applicant, address: Address): Promise<void> {
    for (const [field, expected] of [
      ['Họ và tên', applicant.name],
      ['Số định danh cá nhân', applicant.personalId],
      ['Số điện thoại', applicant.phone],
      ['Thư điện tử nhận thông báo', applicant.email],
    ] as const) {
      const shown = await this.page.getByLabel(field).inputValue();
      if (shown !== expected) throw new Error(`“${field}” shows “${shown}”, not “${expected}”`);
    }
    await this.#fillAddress(address);
    await this.picture('applicant');
    await this.goOn(/Thành phần hồ sơ theo quy định/);
  }

  /** Chooses a file for a component; whoever calls knows what is to come of it. */
  async chooseFile(component: string, file: ChosenFile): Promise<void> {
    await this.component(component).locator('input[type=file]').setInputFiles(file);
  }

  async attach(component: string, file: ChosenFile): Promise<void> {
    await this.chooseFile(component, file);
    await this.component(component).getByRole('link', { name: file.name }).waitFor();
  }

  component(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  async answer(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [question, answer] of Object.entries(answers)) await this.#fill(question, answer);
    await this.picture('papers');
    await this.goOn(/Cách nộp và nhận kết quả/);
  }

  async wantResultAtHome(address: Address): Promise<void> {
    await this.page.getByLabel('Nhận kết quả tại nhà').check();
    await this.#fillAddress(address);
    await this.picture('delivery');
    await this.goOn(/Phí, lệ phí dự kiến/);
  }

  async goOn(nextHeading: RegExp): Promise<void> {
    await this.#button('Tiếp tục').click();
    await this.#heading(nextHeading).waitFor();
  }

  /** The total as it is shown before submitting. */
  async reviewFee(): Promise<string> {
    await this.picture('review');
    return this.page.getByRole('row', { name: /^Tổng cộng/ }).innerText();
  }

  async submit(): Promise<Receipt> {
    await this.#button('Nộp hồ sơ').click();
    await this.#heading('Đã nộp hồ sơ').waitFor();
    await this.picture('submitted');
    const [code = '', trackingKey = ''] = await this.page.locator('dd strong').allInnerTexts();
    return { code, trackingKey };
  }

  async openTransactions(): Promise<void> {
    await this.#goToPersonal('Danh sách giao dịch');
    await this.#heading('Danh sách giao dịch').waitFor();
  }

  /** Checks the fee and the account that receives it, chooses a bank, and goes to its page. */
  async payFee(code: string, bankName: string): Promise<void> {
    const owed = this.page.getByRole('listitem').filter({ hasText: code });
    await owed.getByRole('link', { name: 'Thanh toán phí/lệ phí' }).waitFor();
    await this.picture('transactions');
    await owed.getByRole('link', { name: 'Thanh toán phí/lệ phí' }).click();
    await this.#heading('Tài khoản nhận thanh toán').waitFor();
    await this.picture('transaction');
    await this.#button('Thanh toán phí/lệ phí').click();
    await this.page.getByRole('radio', { name: 'Ngân hàng' }).check();
    await this.#choose('Chọn ngân hàng', bankName);
    await this.picture('choose-bank');
    await this.#button('Thanh toán').click();
  }

  /** Checks the fee, chooses to transfer it, and answers what is said of the code that a banking app would scan. */
  async chooseTransfer(code: string): Promise<{ account: string; amount: string; content: string }> {
    const owed = this.page.getByRole('listitem').filter({ hasText: code });
    await owed.getByRole('link', { name: 'Thanh toán phí/lệ phí' }).click();
    await this.#button('Thanh toán phí/lệ phí').click();
    await this.page.getByRole('radio', { name: /chuyển khoản/i }).check();
    const qr = this.page.getByRole('img', { name: /VietQR/ });
    await qr.waitFor();
    await this.picture('transfer');
    const said = (await qr.getAttribute('alt')) ?? '';
    const [, amount = '', content = ''] = /chuyển ([\d.]+).*nội dung (\S+)/.exec(said) ?? [];
    const number = this.page.locator('dt').getByText('Số tài khoản', { exact: true }).first();
    const account = await number.locator('xpath=following::dd[1]').innerText();
    return { account: /^\S+/.exec(account)?.[0] ?? '', amount, content };
  }

  async waitsForBank(): Promise<void> {
    await this.#heading('Đang chờ xác nhận của ngân hàng').waitFor();
    await this.picture('waiting-for-bank');
  }

  async seesPaid(): Promise<void> {
    await this.page.getByRole('status').getByText('Đã thanh toán').waitFor();
    await this.picture('paid');
  }

  /** Waits for the receipt of what was just paid and answers how its file begins. */
  async downloadReceipt(): Promise<string> {
    const link = this.page.getByRole('link', { name: /^Biên lai/ });
    await link.waitFor();
    const href = new URL((await link.getAttribute('href')) ?? '', this.page.url());
    const body = await (await this.page.request.get(href.href)).body();
    return body.subarray(0, 8).toString('latin1');
  }

  async openDossier(code: string): Promise<void> {
    await this.#goToPersonal('Hồ sơ của tôi');
    await this.page.getByRole('listitem').filter({ hasText: code }).getByRole('link').click();
    await this.#heading(`Theo dõi hồ sơ ${code}`).waitFor();
  }

  /** Follows a dossier by code and key. */
  async track({ code, trackingKey }: Receipt): Promise<void> {
    await this.#goTo('Tra cứu hồ sơ');
    await this.page.getByRole('heading', { name: 'Tra cứu hồ sơ', level: 1 }).waitFor();
    await this.#fill('Mã hồ sơ', code);
    await this.#fill('Khóa tra cứu', trackingKey);
    await this.#button('Tra cứu').click();
    await this.#heading(`Theo dõi hồ sơ ${code}`).waitFor();
  }

  get #header(): Locator {
    return this.page.getByRole('banner');
  }

  /** By the header's links, which are behind a button where the screen is narrow. */
  async #goTo(page: string): Promise<void> {
    // Where the screen was just resized, the header follows with the next frame.
    await this.page.evaluate(nextFrame);
    const openMenu = this.#header.getByRole('button', { name: 'Mở trình đơn' });
    const link = this.page
      .getByRole('navigation', { name: 'Điều hướng chính' })
      .getByRole('link', { name: page, exact: true });
    await openMenu.or(link).first().waitFor();
    if (await openMenu.isVisible()) await openMenu.click();
    await link.click();
  }

  async #goToPersonal(page: string): Promise<void> {
    await this.#goTo('Trang cá nhân');
    await this.page.getByRole('navigation', { name: 'Trang cá nhân' }).getByRole('link', { name: page }).click();
  }

  #button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  #heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  async #fill(field: string | RegExp, value: string): Promise<void> {
    await this.page.getByLabel(field).fill(value);
  }

  async #choose(field: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: field }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  async #fillAddress({ province, commune, line }: Address): Promise<void> {
    for (const [field, name] of [
      ['Tỉnh, thành phố', province],
      ['Xã, phường, đặc khu', commune],
    ] as const) {
      const choice = this.page.getByRole('combobox', { name: field });
      await choice.click();
      await choice.fill(name);
      await this.page.getByRole('option', { name, exact: true }).click();
    }
    await this.#fill('Số nhà, đường, thôn, tổ dân phố', line);
  }
}
