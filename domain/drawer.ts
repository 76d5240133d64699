/** Notes in use, in VND, the largest first: a drawer is counted note by note. */
export const denominations = [
  500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200,
] as const;
export type Denomination = (typeof denominations)[number];

/** How many notes of a kind lie in a drawer. */
export interface NoteCount {
  readonly noteVnd: Denomination;
  readonly count: number;
}

/** What counted notes add up to, in VND. */
export function sumOfNotes(notes: readonly { readonly noteVnd: number; readonly count: number }[]): number {
  return notes.reduce((sum, { noteVnd, count }) => sum + noteVnd * count, 0);
}
