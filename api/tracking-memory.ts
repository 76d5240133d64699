import type { Tracking } from './contract/tracking.ts';
import type { WrittenAnswer } from './http/route-binding.ts';

/** What is told of a dossier, as it was read a moment ago. */
export interface Remembered {
  readonly keyHash: Buffer;
  readonly etag: string;
  readonly answer: WrittenAnswer<Tracking>;
}

/**
 * Answers of the tracking page by code, so that people who ask every few seconds cost no look into the dossiers. News of
 * a dossier makes it be read again at once; should news be lost, `maxAgeMs` bounds how old an answer can be.
 */
export interface TrackingMemory {
  find(code: string): Remembered | undefined;
  /** Where the news stand before something is read: what was overtaken while it was read is not kept. */
  asOf(): number;
  keep(code: string, remembered: Remembered, asOf: number): void;
  /** There is news of a dossier, or, without a code, there may be news of any. */
  forget(code?: string): void;
}

const defaults = { maxAgeMs: 15_000, maxEntries: 10_000 };

export function createTrackingMemory({ maxAgeMs, maxEntries } = defaults): TrackingMemory {
  const entries = new Map<string, Remembered & { readonly until: number }>();
  let news = 0;
  return {
    find(code) {
      const entry = entries.get(code);
      return entry !== undefined && entry.until > performance.now() ? entry : undefined;
    },
    asOf: () => news,
    keep(code, remembered, asOf) {
      if (asOf !== news) return;
      entries.delete(code);
      entries.set(code, { ...remembered, until: performance.now() + maxAgeMs });
      if (entries.size <= maxEntries) return;
      // The first key of a map is the one kept longest.
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
    forget(code) {
      news += 1;
      if (code === undefined) entries.clear();
      else entries.delete(code);
    },
  };
}
