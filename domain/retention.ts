import type { LocalizedText } from './localized-text.ts';

/** How long an ended dossier is kept, and where that is laid down: a setting of the agency. */
export interface Retention {
  readonly years: number;
  readonly source: LocalizedText;
}

/** From when on nothing holds a dossier that ended at an instant; both UTC ISO. */
export function keptUntil(endedAt: string, { years }: Retention): string {
  return shiftYears(endedAt, years);
}

/** What ended before this instant is kept no longer. */
export function outlivedBefore(now: string, { years }: Retention): string {
  return shiftYears(now, -years);
}

/** The same instant some years on; 29 February becomes 1 March. */
function shiftYears(instant: string, years: number): string {
  const shifted = new Date(instant);
  shifted.setUTCFullYear(shifted.getUTCFullYear() + years);
  return shifted.toISOString();
}
