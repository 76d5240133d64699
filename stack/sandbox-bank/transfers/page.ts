import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { layout } from '../views.ts';
import type { Language } from '../texts.ts';
import type { SentTransfer } from './desk.ts';

const texts = {
  vi: {
    title: 'Chuyển khoản',
    hint: 'Chép số tài khoản, số tiền và nội dung từ trang thanh toán. Sửa sai đi để thử nộp thiếu, thừa hoặc sai nội dung.',
    account: 'Số tài khoản nhận',
    bin: 'Mã ngân hàng nhận (BIN)',
    amount: 'Số tiền (đồng)',
    content: 'Nội dung',
    payer: 'Người chuyển',
    telling: 'Ngân hàng báo cho đơn vị',
    tellings: { once: 'Một lần', twice: 'Hai lần cùng lúc', lost: 'Không báo', tampered: 'Bị sửa số tiền trên đường' },
    send: 'Chuyển tiền',
    sent: 'Đã chuyển',
    answers: 'trả lời',
    wrong: 'Kiểm tra lại các ô: số tài khoản, mã ngân hàng 6 chữ số, số tiền.',
    payouts: 'Chi trả cho đơn vị',
    other: 'English',
  },
  en: {
    title: 'Bank transfer',
    hint: 'Copy account number, amount and content from the payment page. Get them wrong to see what happens.',
    account: 'To account',
    bin: 'At bank (BIN)',
    amount: 'Amount (đồng)',
    content: 'Content',
    payer: 'From',
    telling: 'The bank tells the agency',
    tellings: {
      once: 'Once',
      twice: 'Twice at the same time',
      lost: 'Never',
      tampered: 'With the amount changed underway',
    },
    send: 'Send money',
    sent: 'Sent',
    answers: 'answers',
    wrong: 'Check the fields: account number, six-digit bank number, amount.',
    payouts: 'Payout to the agency',
    other: 'Tiếng Việt',
  },
} as const;

/** The page on which a payer sends money, with what was sent so far, latest first. */
export function transferPage(
  language: Language,
  { sent, isWrong }: { readonly sent: readonly SentTransfer[]; readonly isWrong: boolean },
): string {
  const t = texts[language];
  const other: Language = language === 'vi' ? 'en' : 'vi';
  const field = (name: string, label: string, value = ''): Html =>
    html`<label for="${name}">${label}</label><input class="text" id="${name}" name="${name}" value="${value}" />`;
  const tellings = Object.entries(t.tellings).map(([code, name]) => html`<option value="${code}">${name}</option>`);
  const rows = sent
    .toReversed()
    .slice(0, 10)
    .map(
      ({ transferNumber, amountVnd, content, answers }) =>
        html`<div>
          <dt>${transferNumber}</dt>
          <dd>${amountVnd.toLocaleString('vi-VN')} đ · ${content} · ${t.answers}: ${answers.join(', ') || '–'}</dd>
        </div>`,
    );
  return layout(
    language,
    t.title,
    html`<p class="hint">${t.hint}</p>
      ${isWrong ? html`<p class="problem" role="alert">${t.wrong}</p>` : ''}
      <form method="post" action="?lang=${language}">
        ${field('bankBin', t.bin, '999999')} ${field('number', t.account)} ${field('amountVnd', t.amount)}
        ${field('content', t.content)} ${field('payerName', t.payer, 'NGUYEN VAN MAU')}
        <label for="telling">${t.telling}</label>
        <select id="telling" name="telling">
          ${tellings}
        </select>
        <button class="main">${t.send}</button>
      </form>
      ${
        rows.length === 0
          ? ''
          : html`<h2>${t.sent}</h2>
              <dl>${rows}</dl>`
      }
      <footer>
        <a href="/payouts?lang=${language}">${t.payouts}</a> ·
        <a class="language" lang="${other}" href="?lang=${other}">${t.other}</a>
      </footer>`,
  );
}
