import type { RegisteredReceipt } from '../../db/queries/receipt-register.ts';
import type { RevenueSum } from '../../db/queries/revenue.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { revenueNames, type RevenueGrouping } from '../../domain/reports/revenue.ts';
import type { ExportSheet } from './columns.ts';

const groupNames: Readonly<Record<RevenueGrouping, LocalizedText>> = {
  fee: { vi: 'Khoản phí', en: 'Fee' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  channel: { vi: 'Kênh', en: 'Channel' },
  day: { vi: 'Ngày', en: 'Day' },
};

function isNamed(key: string): key is keyof typeof revenueNames {
  return key in revenueNames;
}

/** A revenue report as a file. */
export function revenueSheet(by: RevenueGrouping): ExportSheet<RevenueSum> {
  return {
    title: { vi: 'Thu phí', en: 'Revenue' },
    columns: [
      {
        name: groupNames[by],
        width: 44,
        cell: ({ key, name }, { language }) => name?.[language] ?? (isNamed(key) ? revenueNames[key][language] : key),
      },
      { name: { vi: 'Mã thủ tục', en: 'Procedure code' }, width: 16, cell: ({ procedureCode }) => procedureCode },
      {
        name: { vi: 'Thủ tục', en: 'Procedure' },
        width: 50,
        cell: ({ procedureName }, { language }) => procedureName?.[language] ?? null,
      },
      { name: { vi: 'Thu vào (đ)', en: 'Came in (VND)' }, width: 18, isAmount: true, cell: ({ cameVnd }) => cameVnd },
      {
        name: { vi: 'Trả lại (đ)', en: 'Given back (VND)' },
        width: 18,
        isAmount: true,
        cell: ({ wentVnd }) => wentVnd,
      },
      {
        name: { vi: 'Chuyển khoản mục (đ)', en: 'Moved (VND)' },
        width: 18,
        isAmount: true,
        cell: ({ movedVnd }) => movedVnd,
      },
      {
        name: { vi: 'Còn lại (đ)', en: 'Net (VND)' },
        width: 18,
        isAmount: true,
        cell: ({ cameVnd, wentVnd, movedVnd }) => cameVnd - wentVnd + movedVnd,
      },
      {
        name: { vi: 'Trong đó không phải phí (đ)', en: 'Of it no fee (VND)' },
        width: 22,
        isAmount: true,
        cell: ({ noFeeVnd }) => noFeeVnd,
      },
    ],
  };
}

/** The receipts register as a file. */
export const receiptSheet: ExportSheet<RegisteredReceipt> = {
  title: { vi: 'Sổ biên lai', en: 'Receipts' },
  columns: [
    { name: { vi: 'Mẫu số', en: 'Template' }, width: 14, cell: ({ templateCode }) => templateCode },
    { name: { vi: 'Ký hiệu', en: 'Series' }, width: 12, cell: ({ seriesCode }) => seriesCode },
    { name: { vi: 'Số', en: 'Number' }, width: 10, cell: ({ no }) => String(no).padStart(7, '0') },
    { name: { vi: 'Đơn vị', en: 'Unit' }, width: 30, cell: ({ unitName }, { language }) => unitName[language] },
    { name: { vi: 'Lập lúc', en: 'Issued at' }, width: 17, cell: ({ issuedAt }) => new Date(issuedAt) },
    { name: { vi: 'Mã hồ sơ', en: 'Dossier' }, width: 20, cell: ({ dossierCode }) => dossierCode },
    { name: { vi: 'Người nộp', en: 'Payer' }, width: 26, cell: ({ payerName }) => payerName },
    { name: { vi: 'Số tiền (đ)', en: 'Amount (VND)' }, width: 16, isAmount: true, cell: ({ amountVnd }) => amountVnd },
    {
      name: { vi: 'Trạng thái', en: 'Status' },
      width: 14,
      cell: ({ status }, { language }) =>
        ({ issued: { vi: 'Đã lập', en: 'Issued' }, void: { vi: 'Đã hủy', en: 'Void' } })[status][language],
    },
    { name: { vi: 'Lý do hủy', en: 'Void because' }, width: 30, cell: ({ voidReason }) => voidReason },
    { name: { vi: 'Người thu', en: 'Collector' }, width: 24, cell: ({ collectorName }) => collectorName },
  ],
};
