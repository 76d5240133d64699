export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Collects durations by name. */
export class Stopwatch {
  readonly #samples = new Map<string, number[]>();

  /** Does a step and keeps how long it took, in milliseconds. */
  readonly time = async <T>(name: string, step: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await step();
    const samples = this.#samples.get(name) ?? [];
    samples.push(performance.now() - began);
    this.#samples.set(name, samples);
    return result;
  };

  /** Milliseconds at three quantiles, by nearest rank. */
  quantiles(name: string): Quantiles {
    const sorted = (this.#samples.get(name) ?? []).toSorted((a, b) => a - b);
    const at = (share: number): number => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  }
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Runs `count` jobs with so many at a time; answers how long the whole took, in seconds. */
export async function runMany(
  count: number,
  atOnce: number,
  job: (nth: number, client: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, client) => {
      while (next < count) await job(next++, client);
    }),
  );
  return (performance.now() - began) / 1000;
}
