/**
 * react-admin asks for pages by number, the API gives them by position after a row. The trail remembers, per list and
 * filter, where each page begins, so that page n + 1 starts exactly after the last row shown on page n.
 */
export interface CursorTrail {
  /** Where a page begins: `undefined` for the first, `null` when the page before has not been read yet. */
  cursorOf: (listKey: string, page: number) => string | undefined | null;
  /** Notes where the page after this one begins; `null` when there is none. */
  note: (listKey: string, page: number, next: string | null) => void;
}

/** A trail that forgets the lists not used for longest, so that typing into a search box does not fill the memory. */
export function createCursorTrail(listLimit = 50): CursorTrail {
  const trails = new Map<string, Map<number, string>>();

  function trailOf(listKey: string): Map<number, string> {
    const trail = trails.get(listKey) ?? new Map<number, string>();
    trails.delete(listKey);
    trails.set(listKey, trail);
    for (const oldest of trails.keys()) {
      if (trails.size <= listLimit) break;
      trails.delete(oldest);
    }
    return trail;
  }

  return {
    cursorOf: (listKey, page) => (page <= 1 ? undefined : (trailOf(listKey).get(page) ?? null)),
    note: (listKey, page, next) => {
      const trail = trailOf(listKey);
      if (next === null) trail.delete(page + 1);
      else trail.set(page + 1, next);
    },
  };
}
