import type { SavedView } from '../../api/contract/saved-views.ts';

/** What a list shows at the moment: its filters and its columns. */
export interface Shown {
  readonly filters: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
}

/** Whether a list shows exactly what a view says. */
export function isShown({ filters, columns }: SavedView, shown: Shown): boolean {
  return columns.join() === shown.columns.join() && spell(filters) === spell(shown.filters);
}

function spell(filters: Shown['filters']): string {
  return JSON.stringify(Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
