import type { LocalizedText } from '../localized-text.ts';

/** What a revenue report may be grouped by. */
export const revenueGroupings = ['fee', 'unit', 'channel', 'day'] as const;
export type RevenueGrouping = (typeof revenueGroupings)[number];

/** What money is for: a fee, an order beyond what it owes, or nothing known. */
export const revenueKinds = ['fee', 'surplus', 'unmatched'] as const;

/** Days a revenue report may cover. A setting: every figure is added up from the ledger when it is asked for. */
export const maxRevenueDays = 366;

/** Which money a revenue report is about: of these units, moved between two instants, the end exclusive. */
export interface RevenueScope {
  readonly unitCodes: readonly string[];
  /** Money that nothing is known about belongs to no unit: it is shown unless one unit is asked for. */
  readonly withUnmatched: boolean;
  readonly fromInstant: string;
  readonly toInstant: string;
}

/** Names of groups that are not a fee, a unit or a day. */
export const revenueNames = {
  surplus: { vi: 'Tiền thừa, chưa thuộc khoản phí nào', en: 'Surplus, the price of no fee' },
  unmatched: { vi: 'Tiền chưa rõ của ai', en: 'Money not matched to anything' },
  vnpay: { vi: 'Cổng thanh toán', en: 'Payment gateway' },
  cash: { vi: 'Tiền mặt', en: 'Cash' },
  card: { vi: 'Thẻ tại quầy', en: 'Card at the counter' },
  transfer: { vi: 'Chuyển khoản', en: 'Bank transfer' },
} as const satisfies Readonly<Record<string, LocalizedText>>;
