import type { Locator, Page } from 'playwright-core';
import type { Address, Applicant, ChosenFile } from './citizen.ts';

/** A clerk at the counter of the console, working with keyboard and scanner. */
export class CounterClerk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goToCounter(): Promise<void> {
    await this.page.getByRole('link', { name: 'Quầy' }).click();
    await this.#choice('Thủ tục').waitFor();
  }

  async chooseProcedure(words: string, name: string): Promise<void> {
    await this.#choice('Thủ tục').fill(words);
    await this.page.getByRole('option', { name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('region', { name: 'Thành phần hồ sơ' }).waitFor();
  }

  /** Types what the card in the person's hand says; nobody is asked for a mailbox. */
  async typeApplicant(
    { name, personalId, phone }: Omit<Applicant, 'email' | 'password'>,
    home: Address,
  ): Promise<void> {
    await this.field('Họ và tên').fill(name);
    await this.field('Số CCCD/định danh').fill(personalId);
    await this.field('Điện thoại').fill(phone);
    await this.#pick('Tỉnh, thành phố', home.province);
    await this.#pick('Xã, phường, đặc khu', home.commune);
    await this.field('Số nhà, đường, thôn, tổ').fill(home.line);
  }

  /** Finds somebody who has been here before, and takes their data over. */
  async findApplicant(q: string, name: string): Promise<void> {
    await this.#choice('Tìm người đã từng nộp').fill(q);
    await this.page.getByRole('option', { name }).click();
    await this.field('Họ và tên')
      .and(this.page.locator(`[value="${name}"]`))
      .waitFor();
  }

  async attachScan(paper: string, file: ChosenFile): Promise<void> {
    await this.page.getByRole('group', { name: paper }).locator('input[type=file]').setInputFiles(file);
  }

  async answer(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [question, answer] of Object.entries(answers)) {
      await this.page.getByRole('textbox', { name: question }).fill(answer);
    }
  }

  /** Receives what is on the screen and answers the code it got. */
  async receive(): Promise<string> {
    await this.page.keyboard.press('Control+Enter');
    const code = this.page.getByLabel('Mã hồ sơ', { exact: true });
    await code.waitFor();
    return code.innerText();
  }

  /** The receipt as it goes to the printer. */
  async receipt(): Promise<Buffer> {
    const sheet = this.page.getByTitle('Giấy tiếp nhận hồ sơ và hẹn trả kết quả');
    await sheet.waitFor({ state: 'attached' });
    const href = (await sheet.getAttribute('src')) ?? '';
    const answer = await this.page.request.get(new URL(href, this.page.url()).toString());
    return answer.body();
  }

  /** Scans a receipt into the search box, where a scanner types wherever one is. */
  async scan(code: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Tìm theo mã/ }).fill(code);
    await this.page.keyboard.press('Enter');
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  async #pick(label: string, option: string): Promise<void> {
    await this.#choice(label).fill(option);
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  #choice(name: string): Locator {
    return this.page.getByRole('combobox', { name: new RegExp(`^${name}`) });
  }
}
