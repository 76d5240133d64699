import type { LocalizedText } from '../../../domain/localized-text.ts';

/** What a column of the gateway's settlement file holds. */
export const settlementColumns = ['reference', 'gatewayNo', 'amount', 'fee', 'settledOn', 'payout'] as const;
export type SettlementColumn = (typeof settlementColumns)[number];

/**
 * The names of the columns, without accents and in lower case. The gateway's format is not published: these are a setting
 * of ours, made known by `docs/reference/settlement-file.md`; the names of a real contract are added here.
 */
export const settlementColumnNames: Readonly<Record<SettlementColumn, readonly string[]>> = {
  reference: ['ma giao dich', 'ma don hang', 'ma tham chieu', 'vnp txnref', 'transaction reference', 'order reference'],
  gatewayNo: ['so giao dich cong', 'so giao dich vnpay', 'vnp transactionno', 'gateway transaction no'],
  amount: ['so tien', 'so tien giao dich', 'amount'],
  fee: ['phi', 'phi dich vu', 'phi giao dich', 'fee'],
  settledOn: ['ngay thanh toan', 'ngay quyet toan', 'ngay chi tra', 'settled on', 'settlement date'],
  payout: ['ma chi tra', 'ma thanh toan', 'ma dot thanh toan', 'payout', 'payout reference'],
};

/** What each column is called when something is wrong with it. */
export const settlementColumnLabels: Readonly<Record<SettlementColumn, LocalizedText>> = {
  reference: { vi: 'Mã giao dịch', en: 'Transaction reference' },
  gatewayNo: { vi: 'Số giao dịch cổng', en: 'Gateway transaction no' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  fee: { vi: 'Phí', en: 'Fee' },
  settledOn: { vi: 'Ngày thanh toán', en: 'Settled on' },
  payout: { vi: 'Mã chi trả', en: 'Payout reference' },
};
