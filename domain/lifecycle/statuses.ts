import type { LocalizedText } from '../localized-text.ts';

/** Where a dossier stands. `draft` is the applicant's own and has no workflow; the last four are ends. */
export const dossierStatuses = [
  'draft',
  'submitted',
  'supplement_requested',
  'payment_requested',
  'processing',
  'withdrawal_requested',
  'stopped',
  'result_ready',
  'returned',
  'refused',
  'withdrawn',
] as const;
export type DossierStatus = (typeof dossierStatuses)[number];

/** Statuses nothing leaves. A stopped dossier can still be resumed, so it is not among them. */
export const finalStatuses = ['returned', 'refused', 'withdrawn'] as const satisfies readonly DossierStatus[];
export type FinalStatus = (typeof finalStatuses)[number];

export function isFinal(status: DossierStatus): status is FinalStatus {
  return (finalStatuses as readonly DossierStatus[]).includes(status);
}

export const statusNames: Readonly<Record<DossierStatus, LocalizedText>> = {
  draft: { vi: 'Bản nháp', en: 'Draft' },
  submitted: { vi: 'Mới đăng ký', en: 'Submitted' },
  supplement_requested: { vi: 'Yêu cầu bổ sung', en: 'Supplement requested' },
  payment_requested: { vi: 'Chờ nộp phí, lệ phí', en: 'Payment requested' },
  processing: { vi: 'Đang xử lý', en: 'In processing' },
  withdrawal_requested: { vi: 'Yêu cầu rút hồ sơ', en: 'Withdrawal requested' },
  stopped: { vi: 'Dừng xử lý', en: 'Stopped' },
  result_ready: { vi: 'Đã xử lý xong', en: 'Result ready' },
  returned: { vi: 'Đã trả kết quả', en: 'Result returned' },
  refused: { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  withdrawn: { vi: 'Đã rút hồ sơ', en: 'Withdrawn' },
};

/** The national portal's ten status codes, by code. */
export const portalStatusNames = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
} as const;
export type PortalStatus = keyof typeof portalStatusNames;

/**
 * The national portal's view of a dossier, derived, never stored as truth. An accepted dossier whose first step is
 * still open counts as received (2), later ones as in processing (4). A draft has none.
 */
export function portalStatus(status: DossierStatus, stepIndex: number | null): PortalStatus | undefined {
  switch (status) {
    case 'draft':
      return undefined;
    case 'submitted':
      return 1;
    case 'refused':
      return 3;
    case 'processing':
      return stepIndex === 0 ? 2 : 4;
    case 'supplement_requested':
      return 5;
    case 'payment_requested':
      return 6;
    case 'withdrawal_requested':
    case 'withdrawn':
      return 7;
    case 'stopped':
      return 8;
    case 'result_ready':
      return 9;
    case 'returned':
      return 10;
  }
}
