import { failureCodes, maximumWrongPasswords, testCards } from './banks.ts';
import type { BankKind, SandboxIssuer } from './banks.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { instantOf } from './protocol.ts';
import { styles } from './styles.ts';
import { texts } from './texts.ts';
import type { Language, Refusal } from './texts.ts';
import type { Transaction } from './transaction.ts';

/** One payment as its payer sees it: in which language, and under which address its pages are. */
export interface PageContext {
  readonly transaction: Transaction;
  readonly language: Language;
  readonly path: string;
}

const kinds: readonly BankKind[] = ['bank', 'ewallet', 'qr', 'card'];

/** The gateway's own page: the payer chooses a bank or wallet. */
export function choicePage(context: PageContext, issuers: readonly SandboxIssuer[]): string {
  const { language, path, transaction } = context;
  const t = texts[language];
  const groups = kinds
    .map((kind) => ({ kind, members: issuers.filter((issuer) => issuer.kind === kind) }))
    .filter(({ members }) => members.length > 0)
    .map(({ kind, members }) => {
      const choices = members.map(
        ({ code, name }) => html`<a class="choice" href="${path}/${code}?lang=${language}">${name}</a>`,
      );
      return html`<h2>${t.kinds[kind]}</h2>
        <div class="choices">${choices}</div>`;
    });
  const cancel = html`<form method="post" action="${path}/VNPAY?lang=${language}">
    <button class="quiet" name="outcome" value="cancel">${t.cancel}</button>
  </form>`;
  return page(context, t.choose, html`${summary(transaction, language)}${groups}${cancel}`);
}

/** The bank's or wallet's page: the payer pays, cancels or tries a failure. */
export function issuerPage(context: PageContext, issuer: SandboxIssuer, problem?: string): string {
  const { language, path, transaction } = context;
  const t = texts[language];
  const usesCard = issuer.kind === 'bank' || issuer.kind === 'card';
  const reasons = failureCodes.map((code) => html`<option value="${code}">${code} · ${t.failures[code]}</option>`);
  const back =
    transaction.requestedBank === issuer.code
      ? ''
      : html`<a class="back" href="${path}?lang=${language}">‹ ${t.back}</a>`;
  const body = html`${summary(transaction, language)}
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
    <form method="post" action="${path}/${issuer.code}?lang=${language}">
      <p class="hint">${t.hints[issuer.kind]}</p>
      ${usesCard ? cardFields(language) : ''}
      <button class="main" name="outcome" value="pay">${t.pay} ${money(transaction.amountVnd, language)}</button>
      <button class="quiet" name="outcome" value="cancel">${t.cancel}</button>
      <details>
        <summary>${t.tryFailure}</summary>
        <label for="responseCode">${t.failureReason}</label>
        <select id="responseCode" name="responseCode">
          ${reasons}
        </select>
        <button class="danger" name="outcome" value="fail">${t.fail}</button>
      </details>
    </form>
    ${back}`;
  return page(context, t.atIssuer[issuer.kind](issuer.name), body);
}

/** What a payer sees who comes back to a payment that is over. */
export function finishedPage(context: PageContext, returnAddress: string): string {
  const { language, transaction } = context;
  const t = texts[language];
  const paid = transaction.transactionStatus === '00';
  return page(
    context,
    t.finished,
    html`${summary(transaction, language)}
      <p class="${paid ? 'success' : 'problem'}">${paid ? t.finishedPaid : t.finishedUnpaid}</p>
      <a class="main" href="${returnAddress}">${t.toMerchant}</a>`,
  );
}

/** Why there is no payment page; `fields` are the parameters at fault. */
export function refusedPage(language: Language, refusal: Refusal, fields: readonly string[] = []): string {
  const t = texts[language];
  const list =
    fields.length > 0
      ? html`<ul>
          ${fields.map((field) => html`<li><code>${field}</code></li>`)}
        </ul>`
      : '';
  return layout(
    language,
    t.refused,
    html`<p class="problem" role="alert" data-refusal="${refusal}">${t.refusals[refusal]}</p>
      ${list}
      <p>${t.refusedHint}</p>`,
  );
}

/** The sentence under a wrong one-time password. */
export function wrongPasswordText(language: Language, wrongPasswords: number): string {
  return texts[language].wrongPassword(maximumWrongPasswords - wrongPasswords);
}

function cardFields(language: Language): Html {
  const t = texts[language];
  const cards = testCards.map(
    ({ number, fate }, index) =>
      html`<label class="card">
        <input type="radio" name="cardNumber" value="${number}" ${index === 0 ? html`checked` : ''} />
        <span><b>${number.replace(/\d{4}(?=\d)/g, '$& ')}</b><small>${t.cardFates[fate]}</small></span>
      </label>`,
  );
  return html`<fieldset>
      <legend>${t.chooseCard}</legend>
      ${cards}
      <small>${t.holder}</small>
    </fieldset>
    <label for="password">${t.password}</label>
    <input
      id="password"
      name="password"
      value="123456"
      inputmode="numeric"
      autocomplete="off"
      aria-describedby="password-hint"
    />
    <small id="password-hint">${t.passwordHint}</small>`;
}

function summary(transaction: Transaction, language: Language): Html {
  const t = texts[language];
  const expiresAt = instantOf(transaction.expireDate);
  const time = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return html`<dl>
    <div class="amount">
      <dt>${t.amount}</dt>
      <dd>${money(transaction.amountVnd, language)}</dd>
    </div>
    <div>
      <dt>${t.content}</dt>
      <dd>${transaction.orderInfo}</dd>
    </div>
    <div>
      <dt>${t.reference}</dt>
      <dd>${transaction.txnRef}</dd>
    </div>
    <div>
      <dt>${t.payBefore}</dt>
      <dd>${expiresAt ? time.format(expiresAt) : ''}</dd>
    </div>
  </dl>`;
}

function money(amountVnd: number, language: Language): string {
  return language === 'vi' ? `${amountVnd.toLocaleString('vi-VN')} đ` : `${amountVnd.toLocaleString('en-GB')} VND`;
}

function page({ language }: PageContext, heading: string, body: Html): string {
  const other: Language = language === 'vi' ? 'en' : 'vi';
  const toggle = html`<a class="language" lang="${other}" href="?lang=${other}">${texts[language].otherLanguage}</a>`;
  return layout(
    language,
    heading,
    html`${body}
      <footer>${toggle}</footer>`,
  );
}

/** A page of the bank, around its body. */
export function layout(language: Language, heading: string, body: Html): string {
  const t = texts[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${heading} – ${t.title}</title>
        <style>
          ${{ markup: styles }}
        </style>
      </head>
      <body>
        <p class="ribbon">${t.ribbon}</p>
        <main>
          <h1>${heading}</h1>
          ${body}
        </main>
      </body>
    </html>`.markup;
}
