import type { Page } from 'playwright-core';
import type { Album } from './album.ts';
import type { ChosenFile } from './citizen.ts';
import type { StaffMember } from './staff-member.ts';

/** Whoever looks after the money, in the pages of the console made for it. */
export class Accountant {
  readonly page: Page;
  readonly #album: Album;

  constructor({ page }: StaffMember, album: Album) {
    this.page = page;
    this.#album = album;
  }

  /** Looks the payment up and finds it paid, with its receipt and the movement of its money. */
  async findsPaid(code: string, amountVnd: number): Promise<void> {
    await this.#goTo('Thu phí');
    await this.page.getByRole('link', { name: code }).waitFor();
    await this.#picture('payments');
    await this.page.getByRole('link', { name: code }).click();
    await this.page.getByRole('heading', { name: new RegExp(code) }).waitFor();
    await this.page.getByText('Đã nộp').first().waitFor();
    await this.page.getByText(amountVnd.toLocaleString('vi-VN')).first().waitFor();
    await this.page.getByRole('table', { name: 'Sổ tiền' }).getByText('Ngân hàng').waitFor();
    await this.#picture('payment');
  }

  /** Looks at the transfers, and finds money of which nobody knows yet that it is a payout of the gateway. */
  async findsPayoutUnexplained(): Promise<void> {
    await this.#goTo('Chuyển khoản');
    await this.page.getByRole('button', { name: 'Chọn tệp sao kê…' }).waitFor();
    await this.#picture('transfers');
    await this.#goTo('Tiền cần xử lý');
    await this.page.getByText(/VNPAY CHI TRA/).waitFor();
    await this.#picture('cases');
  }

  /** Imports the gateway's file: the money the bank has told of is explained, and nothing is left to look into. */
  async importsSettlement(file: ChosenFile): Promise<void> {
    await this.#goTo('Cổng chi trả', 'Cổng thanh toán chi trả');
    await this.page.getByLabel('Chọn tệp quyết toán…').setInputFiles(file);
    await this.page.getByText('Khớp giao dịch').waitFor();
    await this.#picture('settlement-preview');
    await this.page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
    await this.page.getByText(/^Đã về/).waitFor();
    await this.#picture('settlement');
    await this.#goTo('Tiền cần xử lý');
    await this.page.getByText('Không có khoản nào cần xử lý.').waitFor();
  }

  async findsBooksInOrder(): Promise<void> {
    await this.#goTo('Đối chiếu');
    await this.page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
    await this.page.getByText(/^Sổ sách khớp/).waitFor();
    await this.#picture('reconciliation');
  }

  /** Opens a drawer with so much change, counts it in one note, and closes it. */
  async opensAndClosesDrawer(floatVnd: number): Promise<void> {
    const amount = floatVnd.toLocaleString('vi-VN');
    await this.#goTo('Quỹ tiền mặt');
    await this.page.getByLabel('Tiền lẻ đầu ca (đồng)').fill(amount);
    await this.page.getByRole('button', { name: 'Mở quỹ' }).click();
    await this.page.getByLabel(`Số tờ ${amount}`).fill('1');
    await this.page.getByText('Khớp', { exact: true }).waitFor();
    await this.#picture('drawer');
    await this.page.getByRole('button', { name: 'Đóng quỹ' }).click();
    await this.page.getByText('Chờ xác nhận').waitFor();
  }

  /** Takes over what another has counted and closed. */
  async takesOverDrawer(): Promise<void> {
    await this.#goTo('Quỹ tiền mặt');
    await this.page.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Xác nhận đã nhận' }).click();
    await this.page.getByText('Đã bàn giao').waitFor();
    await this.#picture('drawers');
  }

  async #goTo(name: string, title = name): Promise<void> {
    await this.page.getByRole('button', { name: 'Kế toán' }).click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
    await this.page.getByRole('menu').waitFor({ state: 'detached' });
    await this.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  }

  #picture(name: string): Promise<void> {
    return this.#album.onDesk(this.page, name);
  }
}
