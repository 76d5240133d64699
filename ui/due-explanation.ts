import type { ExplanationItem } from '../api/contract/common.ts';
import type { Language } from '../domain/localized-text.ts';
import { formatDate, formatDay, formatDeadline, formatPeriod } from './format.ts';

/** One line of why a deadline is when it is: `Thứ Hai 23/11/2026: 13:00–17:00`. */
export function explainDue(item: ExplanationItem, language: Language): string {
  return `${whenOf(item, language)}: ${item.reason[language]}`;
}

function whenOf(item: ExplanationItem, language: Language): string {
  switch (item.kind) {
    case 'start':
    case 'due':
      return formatDeadline(item.at, language);
    case 'counted':
    case 'skipped':
      return item.onDate === item.throughDate
        ? formatDay(item.onDate, language)
        : `${formatDay(item.onDate, language)} – ${formatDay(item.throughDate, language)}`;
    case 'paused':
      return formatPeriod(item.from, item.to);
    case 'provisional':
      return formatDate(item.onDate);
  }
}
