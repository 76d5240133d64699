import type { LocalDate } from '../working-time/local-time.ts';

/** Dates something is in force, both included. */
export interface Validity {
  readonly validFrom?: LocalDate | undefined;
  readonly validTo?: LocalDate | undefined;
}

export function isInForce({ validFrom, validTo }: Validity, onDate: LocalDate): boolean {
  return (validFrom ?? onDate) <= onDate && onDate <= (validTo ?? onDate);
}
