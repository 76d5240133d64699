import { CancellationScope, CancelledFailure, sleep } from '@temporalio/workflow';

/**
 * The one timer of a dossier. A clock that already rings early enough is left alone: a timer that is started and
 * cancelled for every step costs more than one that rings once for nothing.
 */
export class AlarmClock {
  #ringsAtMs: number | undefined;
  #timer: CancellationScope | undefined;

  /** Whether it is still to ring. */
  get isWound(): boolean {
    return this.#ringsAtMs !== undefined;
  }

  /** Makes sure that it rings by an instant, in milliseconds since 1970. */
  wind(atMs: number): void {
    if (this.#ringsAtMs !== undefined && this.#ringsAtMs <= atMs) return;
    this.#timer?.cancel();
    const timer = new CancellationScope();
    this.#timer = timer;
    this.#ringsAtMs = atMs;
    timer
      .run(async () => {
        await sleep(Math.max(1, atMs - Date.now()));
        this.#ringsAtMs = undefined;
      })
      .catch((error: unknown) => {
        if (!(error instanceof CancelledFailure)) throw error;
      });
  }
}
