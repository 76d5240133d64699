/** How long after the line was down it is tried again. */
export const retryAfterMs = 5_000;

/**
 * When something that is being written is saved: after a pause, and one save at a time. What was wrong is kept by the
 * `save` that failed, where the page shows it; who asks for a save by `run` or `flush` hears of it as well.
 */
export class Autosave {
  readonly #save: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(save: () => Promise<void>) {
    this.#save = save;
  }

  /** A save is due but has not begun. */
  get isDue(): boolean {
    return this.#timer !== undefined;
  }

  get isSaving(): boolean {
    return this.#running !== undefined;
  }

  /** Saves after a pause; a pause that had begun begins anew. */
  schedule(delayMs: number): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#run().catch(() => undefined);
    }, delayMs);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Waits for a save that is under way, however it ends. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  /** Saves now whatever is left after a save that is under way. @throws what the save threw. */
  async flush(): Promise<void> {
    this.cancel();
    await this.settled();
    await this.#run();
  }

  #run(): Promise<void> {
    this.#running ??= this.#save().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }
}
