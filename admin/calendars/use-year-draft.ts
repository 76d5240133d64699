import { useState } from 'react';
import { draftKey, parseDraft, type DraftDay } from './year-draft.ts';

export interface YearDraft {
  /** `undefined` while nobody drafts the year. */
  readonly days: readonly DraftDay[] | undefined;
  readonly keep: (days: readonly DraftDay[]) => void;
  readonly discard: () => void;
}

/** The draft of a year, kept in this browser at every keystroke. Give the component a key of unit and year. */
export function useYearDraft(unitCode: string, year: number): YearDraft {
  const key = draftKey(unitCode, year);
  const [days, setDays] = useState(() => parseDraft(localStorage.getItem(key)));
  return {
    days,
    keep: (changed) => {
      setDays(changed);
      localStorage.setItem(key, JSON.stringify(changed));
    },
    discard: () => {
      setDays(undefined);
      localStorage.removeItem(key);
    },
  };
}
