import type { LocalizedText } from './localized-text.ts';

/** What somebody on staff is told of, about what they hold, watch or supervise. */
export const newsKinds = [
  'assigned',
  'takenAway',
  'dueSoon',
  'overdue',
  'supplement',
  'message',
  'paid',
  'consultation',
  'unitOverdue',
] as const;
export type NewsKind = (typeof newsKinds)[number];

export const newsNames: Readonly<Record<NewsKind, LocalizedText>> = {
  assigned: { vi: 'Được giao việc', en: 'A task was assigned to you' },
  takenAway: { vi: 'Việc đã chuyển cho người khác', en: 'A task of yours went to somebody else' },
  dueSoon: { vi: 'Việc sắp đến hạn', en: 'A task of yours is due soon' },
  overdue: { vi: 'Việc đã quá hạn', en: 'A task of yours is overdue' },
  supplement: { vi: 'Người nộp đã bổ sung', en: 'The applicant sent the supplement' },
  message: { vi: 'Có tin nhắn của người nộp', en: 'The applicant wrote a message' },
  paid: { vi: 'Đã nộp phí, lệ phí', en: 'The fee was paid' },
  consultation: { vi: 'Có trả lời lấy ý kiến', en: 'A consultation was answered' },
  unitOverdue: { vi: 'Việc của đơn vị đã quá hạn', en: 'A task of your unit is overdue' },
};

/** How many days back news go. A setting: what is older is found in the lists. */
export const newsDays = 30;
