import type { LocalizedText } from './localized-text.ts';

/** How money goes back: by the gateway it came through, or by hand. */
export const refundMethods = ['gateway', 'transfer', 'cash'] as const;
export type RefundMethod = (typeof refundMethods)[number];

/**
 * `requested` waits for a second person; `approved` is to be sent; `sent` is with the gateway, which is never asked
 * twice; `needsPerson` is a refund of which nobody can tell whether the gateway has it. `declined` was not approved,
 * `rejected` did not reach the payer.
 */
export const refundStatuses = [
  'requested',
  'approved',
  'sent',
  'needsPerson',
  'settled',
  'declined',
  'rejected',
] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/** What each status is called. */
export const refundStatusNames: Readonly<Record<RefundStatus, LocalizedText>> = {
  requested: { vi: 'Chờ duyệt', en: 'Waiting for approval' },
  approved: { vi: 'Đã duyệt', en: 'Approved' },
  sent: { vi: 'Đã gửi ngân hàng', en: 'Sent to the bank' },
  needsPerson: { vi: 'Đang đối chiếu với ngân hàng', en: 'Being checked with the bank' },
  settled: { vi: 'Đã hoàn trả', en: 'Refunded' },
  declined: { vi: 'Không duyệt', en: 'Not approved' },
  rejected: { vi: 'Ngân hàng không thực hiện được', en: 'The bank could not do it' },
};
