const warmUpMs = 150;
const windowMs = 100;
const windows = 7;

/**
 * How often per second an operation can be done on one core: the median of seven windows after a warm-up. It is given
 * its inputs in turn, so that nothing is measured on one lucky value; what it answers is kept, so that nothing can be
 * left out as unused.
 */
export function perSecond<Input>(inputs: readonly Input[], operation: (input: Input) => unknown): number {
  runFor(warmUpMs, inputs, operation);
  const rates = Array.from({ length: windows }, () => runFor(windowMs, inputs, operation)).toSorted((a, b) => a - b);
  return Math.round(rates[Math.floor(windows / 2)] ?? 0);
}

function runFor<Input>(ms: number, inputs: readonly Input[], operation: (input: Input) => unknown): number {
  const answers: unknown[] = [];
  const began = performance.now();
  let elapsedMs = 0;
  let done = 0;
  // All inputs between two looks at the clock: looking costs as much as the cheapest operation.
  while (elapsedMs < ms) {
    inputs.forEach((input, nth) => (answers[nth] = operation(input)));
    done += inputs.length;
    elapsedMs = performance.now() - began;
  }
  return (done / elapsedMs) * 1000;
}

/** The same pseudo-random numbers in [0, 1) each time (a linear congruential generator, modulus 2³²). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
