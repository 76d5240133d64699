/** State that a page follows by `subscribe` and reads by `getState`, as `useSyncExternalStore` wants it. */
export abstract class Observed<State extends object> {
  readonly #listeners = new Set<() => void>();
  #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  getState = (): State => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  protected set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }

  /** Nobody is told any more. */
  protected forget(): void {
    this.#listeners.clear();
  }
}
