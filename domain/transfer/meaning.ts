import type { LocalizedText } from '../localized-text.ts';

/** What a transfer means, once it is known whose payment it is for. */
export const transferMeanings = ['pays', 'under', 'over', 'double', 'late', 'unknown'] as const;
export type TransferMeaning = (typeof transferMeanings)[number];

/** What is known of a payment when money for it comes. */
export interface AwaitedPayment {
  readonly status: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled';
  readonly totalVnd: number;
  /** Booked to it so far. */
  readonly receivedVnd: number;
}

/** What money for a payment means. Nothing is decided by it: that is done when the money is booked. */
export function meaningOf({ status, totalVnd, receivedVnd }: AwaitedPayment, amountVnd: number): TransferMeaning {
  switch (status) {
    case 'awaited': {
      const sumVnd = receivedVnd + amountVnd;
      if (sumVnd === totalVnd) return 'pays';
      return sumVnd > totalVnd ? 'over' : 'under';
    }
    case 'paid':
      return 'double';
    case 'waived':
    case 'expired':
    case 'cancelled':
      return 'late';
  }
}

/** The payment after the money: what the next transfer for it will find. */
export function withMoney<P extends AwaitedPayment>(payment: P, amountVnd: number): P {
  const receivedVnd = payment.receivedVnd + amountVnd;
  const isCovered = payment.status === 'awaited' && receivedVnd >= payment.totalVnd;
  return { ...payment, receivedVnd, status: isCovered ? 'paid' : payment.status };
}

/** What each meaning is called, and what comes of it. */
export const meaningTexts: Readonly<Record<TransferMeaning, LocalizedText>> = {
  pays: { vi: 'Nộp đủ', en: 'Pays in full' },
  under: { vi: 'Nộp thiếu, chờ phần còn lại', en: 'Too little: waits for the rest' },
  over: { vi: 'Nộp thừa, hoàn phần thừa', en: 'Too much: the surplus goes back' },
  double: { vi: 'Nộp trùng, chờ duyệt hoàn trả', en: 'Paid twice: goes back once approved' },
  late: { vi: 'Khoản thu đã đóng, chờ xử lý', en: 'Nothing is awaited any more: needs a person' },
  unknown: { vi: 'Không rõ nộp cho hồ sơ nào, chờ xử lý', en: 'For nothing known: needs a person' },
};
