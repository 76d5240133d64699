import { findTransfer } from '../db/queries/book-transfer.ts';
import { findPaymentInText, type MatchedPayment } from '../db/queries/match-transfer.ts';
import type { MoneyActor } from '../db/queries/money-cases.ts';
import { findPayoutInText } from '../db/queries/payouts.ts';
import type { UnitAccount } from '../db/queries/receiving-accounts.ts';
import { takeTransfer } from '../db/queries/take-transfer.ts';
import type { LocalizedText } from '../domain/localized-text.ts';
import { formatVnd } from '../domain/money.ts';
import { meaningOf, withMoney } from '../domain/money-meaning.ts';
import { meaningTexts, type TransferMeaning } from '../domain/transfer/meaning.ts';
import { readStatement, UnreadableStatement, type StatementRow } from '../integrations/bank/statement.ts';
import type { StatementRow as ShownRow } from './contract/transfers.ts';
import { faultyField } from './http/problem.ts';
import type { ApiParts } from './parts.ts';

type Credit = Extract<StatementRow, { kind: 'credit' }>;
type Outcome = Pick<ShownRow, 'outcome' | 'text' | 'meaning' | 'dossierCode'>;

/** The rows of a statement. @throws Problem naming `csv` when it is none. */
export function rowsOf(csv: string): StatementRow[] {
  try {
    return readStatement(csv);
  } catch (fault) {
    if (fault instanceof UnreadableStatement) throw faultyField('csv', 'unreadable', fault.reason);
    throw fault;
  }
}

/** What importing the rows would do. Reads only: a row is judged as if those above it had been booked. */
export async function previewStatement(
  { db }: Pick<ApiParts, 'db'>,
  rows: readonly StatementRow[],
  { unitCode, account }: UnitAccount,
): Promise<ShownRow[]> {
  const payments = new Map<string, MatchedPayment>();
  const earlier = new Map<string, number>();
  const judge = async ({ reference, content, amountVnd }: Credit): Promise<Outcome> => {
    const knownVnd = earlier.get(reference) ?? (await findTransfer(db, account, { unitCode, reference }))?.amountVnd;
    if (knownVnd !== undefined) return alreadyBooked(knownVnd === amountVnd ? undefined : knownVnd);
    earlier.set(reference, amountVnd);
    const named = await findPaymentInText(db, { unitCode, content });
    if (named === undefined) {
      return books((await findPayoutInText(db, { content, amountVnd })) === undefined ? 'unknown' : 'payout', null);
    }
    const payment = payments.get(named.orderId) ?? named;
    payments.set(payment.orderId, withMoney(payment, amountVnd));
    return books(meaningOf(payment, amountVnd), payment.dossierCode);
  };
  return showEach(rows, judge);
}

/**
 * Books the credits among the rows, each in a transaction of its own: a row that fails takes no other with it, and
 * importing the file again books what is still missing.
 */
export async function importStatement(
  { db, logger }: Pick<ApiParts, 'db' | 'logger'>,
  rows: readonly StatementRow[],
  { account, actor }: UnitAccount & { readonly actor: MoneyActor },
): Promise<ShownRow[]> {
  const book = async ({ line, reference, amountVnd, receivedAt, content, payer }: Credit): Promise<Outcome> => {
    try {
      const slip = { account, content, payer, source: 'statement' } as const;
      const taken = await takeTransfer(db, { reference, amountVnd, receivedAt, ...slip }, actor);
      return taken.kind === 'booked' ? books(taken.meaning, taken.dossierCode) : alreadyBooked(taken.otherAmountVnd);
    } catch (error) {
      logger.error({ err: error, line }, 'A row of a bank statement could not be booked');
      return failed;
    }
  };
  return showEach(rows, book);
}

async function showEach(
  rows: readonly StatementRow[],
  decide: (credit: Credit) => Promise<Outcome>,
): Promise<ShownRow[]> {
  const shown: ShownRow[] = [];
  for (const row of rows) shown.push(shownRow(row, row.kind === 'credit' ? await decide(row) : notBooked(row)));
  return shown;
}

function shownRow(row: StatementRow, outcome: Outcome): ShownRow {
  const told =
    row.kind === 'credit'
      ? { reference: row.reference, amountVnd: row.amountVnd, receivedAt: row.receivedAt, content: row.content }
      : { reference: null, amountVnd: null, receivedAt: null, content: null };
  return { line: row.line, ...outcome, ...told };
}

function notBooked(row: Exclude<StatementRow, Credit>): Outcome {
  const text = row.kind === 'unreadable' ? row.reason : { vi: 'Không phải tiền vào', en: 'No money came in' };
  return { outcome: row.kind, text, meaning: null, dossierCode: null };
}

function books(meaning: TransferMeaning, dossierCode: string | null): Outcome {
  return { outcome: 'books', text: meaningTexts[meaning], meaning, dossierCode };
}

function alreadyBooked(otherAmountVnd: number | undefined): Outcome {
  const text: LocalizedText =
    otherAmountVnd === undefined
      ? { vi: 'Đã ghi nhận trước đó', en: 'Booked before' }
      : {
          vi: `Số giao dịch này đã ghi nhận với số tiền ${formatVnd(otherAmountVnd)}: hỏi lại ngân hàng`,
          en: `Booked before under this number with ${formatVnd(otherAmountVnd)}: ask the bank`,
        };
  return { outcome: 'alreadyBooked', text, meaning: null, dossierCode: null };
}

const failed: Outcome = {
  outcome: 'failed',
  text: {
    vi: 'Chưa ghi được, nhập lại tệp này sau ít phút',
    en: 'Not booked: import this file again in a few minutes',
  },
  meaning: null,
  dossierCode: null,
};
