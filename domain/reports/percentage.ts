import type { LocalizedText } from '../localized-text.ts';
import { buckets, type Bucket } from './standing.ts';

export type BucketCounts = Readonly<Record<Bucket, number>>;

export const noDossiers: BucketCounts = {
  early: 0,
  onTime: 0,
  late: 0,
  openOverdue: 0,
  openInTime: 0,
  paused: 0,
  atReception: 0,
  notAccepted: 0,
};

/** Counts of two disjoint sets of dossiers together. */
export function addCounts(one: BucketCounts, other: BucketCounts): BucketCounts {
  return buckets.reduce((sum, bucket) => ({ ...sum, [bucket]: one[bucket] + other[bucket] }), noDossiers);
}

/** A part of a whole; `percent` is `null` where there is nothing to judge. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  readonly percent: number | null;
}

/** Rounded down to a tenth, so that 100 % means all and not nearly all. */
export function shareOf(part: number, whole: number): Share {
  return { part, whole, percent: whole === 0 ? null : Math.floor((part * 1000) / whole) / 10 };
}

/**
 * The share of dossiers done in time among all that should be done by now: what is open and overdue counts against it,
 * or leaving a late dossier undone would look better than doing it.
 */
export function onTimeShare({ early, onTime, late, openOverdue }: BucketCounts): Share {
  return shareOf(early + onTime, early + onTime + late + openOverdue);
}

/** The formula of `onTimeShare`, shown wherever its number is. */
export const onTimeFormula: LocalizedText = {
  vi: '(trước hạn + đúng hạn) ÷ (trước hạn + đúng hạn + trễ hạn + đang xử lý đã quá hạn)',
  en: '(early + on time) ÷ (early + on time + late + open overdue)',
};

export const bucketNames: Readonly<Record<Bucket, LocalizedText>> = {
  early: { vi: 'Trước hạn', en: 'Early' },
  onTime: { vi: 'Đúng hạn', en: 'On time' },
  late: { vi: 'Trễ hạn', en: 'Late' },
  openOverdue: { vi: 'Đang xử lý, đã quá hạn', en: 'Open overdue' },
  openInTime: { vi: 'Đang xử lý, còn hạn', en: 'Open in time' },
  paused: { vi: 'Tạm dừng', en: 'Paused' },
  atReception: { vi: 'Chờ tiếp nhận', en: 'At reception' },
  notAccepted: { vi: 'Không tiếp nhận', en: 'Not accepted' },
};
