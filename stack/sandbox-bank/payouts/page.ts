import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { Language } from '../texts.ts';
import { layout } from '../views.ts';
import { netOf, type Payout } from './counter.ts';

const texts = {
  vi: {
    title: 'Chi trả cho đơn vị',
    hint: 'Chuyển cho đơn vị tiền của các giao dịch thẻ, ví chưa chi trả, trừ phí; mỗi đợt có một tệp quyết toán.',
    bin: 'Mã ngân hàng của đơn vị (BIN)',
    account: 'Số tài khoản của đơn vị',
    fee: 'Phí mỗi giao dịch (đồng)',
    telling: 'Ngân hàng báo có cho đơn vị',
    tellings: { once: 'Ngay', lost: 'Không báo: chỉ có trong sao kê' },
    send: 'Chi trả',
    nothing: 'Không có giao dịch nào chưa chi trả.',
    paid: 'Đã chi trả',
    lines: 'giao dịch',
    file: 'Tải tệp quyết toán',
    other: 'English',
    transfers: 'Chuyển khoản',
  },
  en: {
    title: 'Payout to the agency',
    hint: 'Sends the agency the money of payments that were not paid out yet, less a fee; each payout has a settlement file.',
    bin: 'The agency’s bank (BIN)',
    account: 'The agency’s account number',
    fee: 'Fee of each payment (đồng)',
    telling: 'The bank tells the agency of the credit',
    tellings: { once: 'At once', lost: 'Never: it is only on the statement' },
    send: 'Pay out',
    nothing: 'There is nothing to be paid out.',
    paid: 'Paid out',
    lines: 'payments',
    file: 'Download the settlement file',
    other: 'Tiếng Việt',
    transfers: 'Bank transfer',
  },
} as const;

/** The page on which the gateway pays out, with what it has paid out so far, latest first. */
export function payoutPage(
  language: Language,
  { payouts, isNothing }: { readonly payouts: readonly Payout[]; readonly isNothing: boolean },
): string {
  const t = texts[language];
  const other: Language = language === 'vi' ? 'en' : 'vi';
  const field = (name: string, label: string, value: string): Html =>
    html`<label for="${name}">${label}</label><input class="text" id="${name}" name="${name}" value="${value}" />`;
  const rows = payouts.toReversed().map(
    (payout) =>
      html`<div>
        <dt>${payout.reference}</dt>
        <dd>
          ${netOf(payout).toLocaleString('vi-VN')} đ · ${payout.lines.length} ${t.lines} ·
          <a href="/payouts/${payout.reference}.csv">${t.file}</a>
        </dd>
      </div>`,
  );
  return layout(
    language,
    t.title,
    html`<p class="hint">${t.hint}</p>
      ${isNothing ? html`<p class="problem" role="alert">${t.nothing}</p>` : ''}
      <form method="post" action="?lang=${language}">
        ${field('bankBin', t.bin, '999999')} ${field('number', t.account, '0000000018')}
        ${field('feeVnd', t.fee, '1100')}
        <label for="telling">${t.telling}</label>
        <select id="telling" name="telling">
          <option value="once">${t.tellings.once}</option>
          <option value="lost">${t.tellings.lost}</option>
        </select>
        <button class="main">${t.send}</button>
      </form>
      ${
        rows.length === 0
          ? ''
          : html`<h2>${t.paid}</h2>
              <dl>${rows}</dl>`
      }
      <footer>
        <a href="/transfers?lang=${language}">${t.transfers}</a> ·
        <a class="language" lang="${other}" href="?lang=${other}">${t.other}</a>
      </footer>`,
  );
}
