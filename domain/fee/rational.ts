/** An exact fraction, so that rates and percentages lose nothing before the one rounding at the end. */
export interface Rational {
  readonly numerator: bigint;
  /** Above zero. */
  readonly denominator: bigint;
}

/** Percentages are data with at most six decimals; this many millionths are one percent. */
const MILLIONTHS = 1_000_000;

export function whole(value: number): Rational {
  return { numerator: BigInt(value), denominator: 1n };
}

/** A percentage as the fraction it means: 12.3 is 123/1000. Exact to six decimals. */
export function fromPercent(percent: number): Rational {
  return { numerator: BigInt(Math.round(percent * MILLIONTHS)), denominator: BigInt(MILLIONTHS * 100) };
}

export function add(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** The nearest whole number, halves up. For amounts of at least 0. */
export function roundHalfUp({ numerator, denominator }: Rational): number {
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}

/** One point of a line of straight pieces. */
export interface Point {
  readonly at: Rational;
  readonly value: Rational;
}

/** The value of a line of straight pieces at a place; outside its ends, that of the nearest end. Points rise. */
export function interpolate(points: readonly Point[], at: Rational): Rational {
  const after = points.findIndex((point) => compare(at, point.at) <= 0);
  const upper = points[after] ?? points.at(-1);
  const lower = points[after - 1] ?? upper;
  if (!upper || !lower) throw new RangeError('A line needs points');
  if (after < 1) return upper.value;
  const rise = multiply(subtract(upper.value, lower.value), subtract(at, lower.at));
  return add(lower.value, divide(rise, subtract(upper.at, lower.at)));
}

function divide(a: Rational, b: Rational): Rational {
  return multiply(a, { numerator: b.denominator, denominator: b.numerator });
}
