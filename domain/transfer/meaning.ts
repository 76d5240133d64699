import type { LocalizedText } from '../localized-text.ts';

/** What a transfer means, once it is known whose payment it is for. */
export const transferMeanings = ['pays', 'under', 'over', 'double', 'late', 'payout', 'unknown'] as const;
export type TransferMeaning = (typeof transferMeanings)[number];

/** What each meaning is called, and what comes of it. */
export const meaningTexts: Readonly<Record<TransferMeaning, LocalizedText>> = {
  pays: { vi: 'Nộp đủ', en: 'Pays in full' },
  under: { vi: 'Nộp thiếu, chờ phần còn lại', en: 'Too little: waits for the rest' },
  over: { vi: 'Nộp thừa, hoàn phần thừa', en: 'Too much: the surplus goes back' },
  double: { vi: 'Nộp trùng, chờ duyệt hoàn trả', en: 'Paid twice: goes back once approved' },
  late: { vi: 'Khoản thu đã đóng, chờ xử lý', en: 'Nothing is awaited any more: needs a person' },
  payout: { vi: 'Cổng thanh toán chi trả', en: 'A payout of the payment gateway' },
  unknown: { vi: 'Không rõ nộp cho hồ sơ nào, chờ xử lý', en: 'For nothing known: needs a person' },
};
