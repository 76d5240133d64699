import { CancellationScope, condition, patched } from '@temporalio/workflow';

/**
 * A question to somebody outside, who may be away for days: nobody is kept waiting for the answer, and it is asked once
 * at a time. Runs begun before `patch` wait for it all the same.
 */
export class Inquiry<Answer> {
  readonly #ask: () => Promise<Answer>;
  readonly #patch: string;
  #pending: Promise<Answer> | undefined;

  constructor(ask: () => Promise<Answer>, { patch }: { readonly patch: string }) {
    this.#ask = ask;
    this.#patch = patch;
  }

  /**
   * The answer, or `undefined` when something else comes first. The question then stays open, and whoever comes back to
   * it while it is waits for the same answer; one that came meanwhile is forgotten, for the world has moved on.
   */
  async answerUnless(comesFirst: () => boolean): Promise<Answer | undefined> {
    if (!patched(this.#patch)) return this.#ask();
    this.#pending ??= this.#ask().finally(() => {
      this.#pending = undefined;
    });
    const answer = this.#pending;
    const waiting = new CancellationScope();
    try {
      return await Promise.race([answer, waiting.run(() => condition(comesFirst)).then(() => undefined)]);
    } finally {
      waiting.cancel();
    }
  }
}
