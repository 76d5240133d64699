import type { LocalizedText } from './localized-text.ts';

/** What a line of the gateway's settlement file is, held against our books. */
export const settlementMeanings = [
  /** A payment of ours that is paid out now. */
  'pays',
  /** A refund of ours that the gateway takes off. */
  'takesOff',
  /** No payment or refund of ours under this reference and number. */
  'unknown',
  /** Paid out, or taken off, before. */
  'doubled',
  /** Ours, but of another amount. */
  'wrongAmount',
] as const;
export type SettlementMeaning = (typeof settlementMeanings)[number];

/** A payment, or a refund, that a payout of the gateway consists of. */
export interface SettlementLine {
  /** Where it stands in the file. */
  readonly line: number;
  /** Our reference of the attempt at paying. */
  readonly attemptRef: string;
  /** The gateway's number of the payment or refund. */
  readonly gatewayNo: string;
  /** Below zero when a refund is taken off. */
  readonly amountVnd: number;
  /** Kept by the gateway. */
  readonly feeVnd: number;
  readonly settledOn: string;
  /** The payout it is part of; the bank's statement names it. */
  readonly payout: string;
  /** 1, unless the file says the same of the same payment once more. */
  readonly occurrence: number;
}

/** What our books still expect of a movement when a line of a settlement file is about it. Both in VND, not below 0. */
export interface Expected {
  /** What came in, or was given back, through the gateway. */
  readonly wholeVnd: number;
  /** Of that, what no settlement was about yet. */
  readonly openVnd: number;
}

/** How a line is judged: what it means, and how much of it our books can account for. */
export interface JudgedLine {
  readonly meaning: SettlementMeaning;
  /** Never more than is open: what is beyond it is explained by nothing we have. */
  readonly accountedVnd: number;
  /** How far it is from what our books expect. */
  readonly differenceVnd: number;
}

/**
 * Judges a line of a settlement file. Below zero it takes a refund off. A line that is wrong still moves what both sides
 * agree on, so that only the difference is left to be asked about.
 */
export function judgeSettlement(amountVnd: number, expected: Expected | undefined): JudgedLine {
  const toldVnd = Math.abs(amountVnd);
  if (expected === undefined) return { meaning: 'unknown', accountedVnd: 0, differenceVnd: toldVnd };
  const { wholeVnd, openVnd } = expected;
  if (openVnd === 0 && wholeVnd > 0) return { meaning: 'doubled', accountedVnd: 0, differenceVnd: toldVnd };
  const accountedVnd = Math.min(toldVnd, openVnd);
  const differenceVnd = Math.abs(toldVnd - openVnd);
  if (differenceVnd > 0) return { meaning: 'wrongAmount', accountedVnd, differenceVnd };
  return { meaning: amountVnd > 0 ? 'pays' : 'takesOff', accountedVnd, differenceVnd };
}

/** Lines that a person must look into. */
export const unfitMeanings = ['unknown', 'doubled', 'wrongAmount'] as const satisfies readonly SettlementMeaning[];

/** What each meaning is called, for people. */
export const settlementTexts: Readonly<Record<SettlementMeaning, LocalizedText>> = {
  pays: { vi: 'Khớp giao dịch', en: 'Matches a payment' },
  takesOff: { vi: 'Trừ khoản đã hoàn trả', en: 'Takes a refund off' },
  unknown: { vi: 'Không có trong sổ', en: 'Not in our books' },
  doubled: { vi: 'Đã thanh toán trước đó', en: 'Settled before' },
  wrongAmount: { vi: 'Số tiền không khớp', en: 'Another amount than ours' },
};

/** How old, in days, what the gateway owes us is: each band ends before the next begins. */
export const receivableBands = [0, 2, 4, 8, 31] as const;
