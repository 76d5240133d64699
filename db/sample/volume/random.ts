/** Numbers in [0, 1) that look random and are the same for the same seed. */
export type Random = () => number;

/** A generator for each use, so that one dossier more changes no other (mulberry32, a public-domain mixer). */
export function randomOf(...seeds: readonly number[]): Random {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 2_654_435_761) + 0x9e37_79b9, 1) >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. @throws RangeError when there is nothing to choose from. */
export function oneOfThese<T>(random: Random, list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new RangeError('Nothing to choose from');
  return chosen;
}

/** A whole number from one bound to the other, both included. */
export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}
