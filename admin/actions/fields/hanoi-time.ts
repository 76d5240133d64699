const hanoiOffsetMs = 7 * 3_600_000;

/** An instant as `datetime-local` inputs want it, in Asia/Ho_Chi_Minh: `2026-11-26T16:30`. */
export function toLocalInput(instant: string): string {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? '' : new Date(ms + hanoiOffsetMs).toISOString().slice(0, 16);
}

/** The instant of a `datetime-local` input read in Asia/Ho_Chi_Minh, wherever the reader is. */
export function fromLocalInput(local: string): string | undefined {
  const ms = Date.parse(`${local}:00.000Z`);
  return Number.isNaN(ms) ? undefined : new Date(ms - hanoiOffsetMs).toISOString();
}
