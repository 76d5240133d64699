/** The upper end of a bracket, left out (`below`) or taken in (`upTo`); the last one is open. */
export interface Bracket {
  readonly below?: number | undefined;
  readonly upTo?: number | undefined;
}

/** The bracket a value falls in, and what that bracket spans, in signs. */
export function bracketOf<Kind extends Bracket>(
  brackets: readonly Kind[],
  value: number,
): { readonly bracket: Kind; readonly span: (write: (bound: number) => string) => string } {
  const index = brackets.findIndex(({ below = Infinity, upTo = Infinity }) => value < below && value <= upTo);
  const bracket = brackets[index];
  if (bracket === undefined) throw new RangeError(`No bracket takes ${value}: the last one must be open`);
  const before = brackets[index - 1];
  return {
    bracket,
    span: (write) => {
      const lower =
        before?.below !== undefined
          ? `≥ ${write(before.below)}`
          : before?.upTo !== undefined && `> ${write(before.upTo)}`;
      const upper =
        bracket.below !== undefined
          ? `< ${write(bracket.below)}`
          : bracket.upTo !== undefined && `≤ ${write(bracket.upTo)}`;
      return [lower, upper].filter(Boolean).join(', ');
    },
  };
}
