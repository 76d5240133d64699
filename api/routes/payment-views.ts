import type { ReceiptRow } from '../../db/queries/receipts.ts';
import type { PaymentRow, PaymentSummaryRow } from '../../db/queries/transactions.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { Payment, PaymentSummary } from '../contract/payments.ts';
import type { PaymentAttempt, Transaction, TransactionSummary } from '../contract/transactions.ts';
import { shownTransferRequest } from '../views/transfer-request.ts';

type LineRow = PaymentRow['lines'][number];
type AttemptRow = PaymentRow['attempts'][number];

/** VNPay 2.1.0, vnp_ResponseCode: why a payment failed, in words the payer can act on. */
const failureReasons: Readonly<Record<string, LocalizedText>> = {
  '07': {
    vi: 'Giao dịch bị nghi ngờ, ngân hàng đang giữ tiền. Cơ quan sẽ kiểm tra và liên hệ.',
    en: 'The transaction looks suspicious and the money is held. The office will check and contact you.',
  },
  '09': {
    vi: 'Thẻ hoặc tài khoản chưa đăng ký dịch vụ InternetBanking.',
    en: 'The card or account is not registered for internet banking.',
  },
  '10': { vi: 'Xác thực sai quá 3 lần.', en: 'Authentication failed more than three times.' },
  '11': {
    vi: 'Đã hết thời gian chờ thanh toán. Xin thanh toán lại.',
    en: 'The time to pay ran out. Please try again.',
  },
  '12': { vi: 'Thẻ hoặc tài khoản bị khóa.', en: 'The card or account is locked.' },
  '13': { vi: 'Nhập sai mật khẩu OTP. Xin thanh toán lại.', en: 'The one-time password was wrong. Please try again.' },
  '24': { vi: 'Bạn đã hủy giao dịch.', en: 'You cancelled the payment.' },
  '51': { vi: 'Tài khoản không đủ số dư.', en: 'The account has insufficient funds.' },
  '65': { vi: 'Tài khoản đã vượt hạn mức giao dịch trong ngày.', en: 'The daily limit of the account is exceeded.' },
  '75': {
    vi: 'Ngân hàng đang bảo trì. Xin chọn ngân hàng khác.',
    en: 'The bank is under maintenance. Please choose another.',
  },
  '79': { vi: 'Nhập sai mật khẩu thanh toán quá nhiều lần.', en: 'The payment password was wrong too often.' },
};

const otherFailure: LocalizedText = {
  vi: 'Ngân hàng không thực hiện được giao dịch. Xin thử lại hoặc chọn cách khác.',
  en: 'The bank could not carry out the payment. Please try again or choose another way.',
};

function shownLine({ code, name, amountVnd, why, legalBasis, confidence }: LineRow) {
  return { code, name, amountVnd, why, legalBasis, confidence: confidence as Payment['lines'][number]['confidence'] };
}

function shownAttempt(row: AttemptRow): PaymentAttempt {
  return {
    ref: row.ref,
    method: row.method as PaymentAttempt['method'],
    status: row.status,
    reason: row.status === 'failed' ? (failureReasons[row.responseCode ?? ''] ?? otherFailure) : null,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}

/** The order's own status, unless its money has gone or is going back. */
function shownStatus(row: PaymentSummaryRow): TransactionSummary['status'] {
  if (row.refundedVnd === 0 || (row.status === 'paid' && row.receivedVnd >= row.totalVnd)) return row.status;
  return row.refundUnderWay ? 'refunding' : 'refunded';
}

/** A payment in the applicant's list. */
export function shownTransactionSummary(row: PaymentSummaryRow): TransactionSummary {
  return {
    id: row.id,
    purpose: 'fee',
    amountVnd: row.totalVnd,
    status: shownStatus(row),
    dueAt: row.dueAt,
    paidAt: row.paidAt,
    dossierCode: row.dossierCode,
    procedure: { code: row.procedureCode, name: row.procedureName },
    createdAt: row.createdAt,
    payable: row.status === 'awaited' && row.receivedVnd < row.totalVnd,
  };
}

/** A payment on the applicant's page, with every way to pay it. */
export function shownTransaction(
  row: PaymentRow,
  around: Pick<Transaction, 'methods' | 'receipt' | 'refunds'>,
): Transaction {
  return {
    ...shownTransactionSummary(row),
    lines: row.lines.map(shownLine),
    receivingAccount: shownAccount(row.receivingAccount),
    transfer: shownTransferRequest(row),
    attempts: row.attempts.map(shownAttempt),
    ...around,
  };
}

function shownAccount(account: PaymentRow['receivingAccount']): Transaction['receivingAccount'] {
  return account && { holder: account.holder, number: account.number, bank: account.bank };
}

/** A payment in the accountant's list. */
export function shownPaymentSummary(row: PaymentSummaryRow): PaymentSummary {
  return {
    id: row.id,
    dossierCode: row.dossierCode,
    procedure: { code: row.procedureCode, name: row.procedureName },
    unit: { code: row.unitCode, name: row.unitName },
    payerName: row.payerName,
    purpose: 'fee',
    amountVnd: row.totalVnd,
    receivedVnd: row.receivedVnd,
    refundedVnd: row.refundedVnd,
    status: shownStatus(row),
    createdAt: row.createdAt,
    paidAt: row.paidAt,
  };
}

/** A payment on the accountant's page, without what stands around it. */
export function shownPayment(row: PaymentRow): Omit<Payment, 'refundableVnd' | 'refunds' | 'receipts'> {
  return {
    ...shownPaymentSummary(row),
    lines: row.lines.map(shownLine),
    attempts: row.attempts.map(shownAttempt),
    transfer: shownTransferRequest(row),
    bookings: row.bookings.map(({ id, occurredAt, direction, amountVnd, channel, reference, entries }) => ({
      id,
      at: occurredAt,
      direction,
      amountVnd,
      channel,
      reference,
      entries: entries.map((entry) => ({ account: entry.account, amountVnd: entry.amountVnd })),
    })),
  };
}

/** Receipts have numbers of seven digits (TT 303/2016/TT-BTC, Art. 3). */
export function receiptNumber({ no }: { readonly no: number }): string {
  return String(no).padStart(7, '0');
}

/** A receipt on the accountant's page. */
export function shownReceipt(row: ReceiptRow, href: string): Payment['receipts'][number] {
  const { id, templateCode, seriesCode, amountVnd, issuedAt, status, voidReason, file } = row;
  return {
    id,
    template: templateCode,
    series: seriesCode,
    number: receiptNumber(row),
    amountVnd,
    issuedAt,
    status,
    voidReason,
    href: file === null ? null : href,
  };
}
