import type { Application, ApplicationChange } from '../../api/contract/application.ts';
import type { FieldError } from '../../api/contract/problem.ts';
import { failureCode, fieldErrorsOf, isPassing } from '../../ui/failures.ts';
import { changeFor, isSameJson, toForm, type Change, type DraftForm } from './draft-form.ts';
import { rebase, type DraftPart } from './rebase.ts';

export interface DraftState {
  readonly saved: Application;
  readonly form: DraftForm;
  readonly progress: 'saved' | 'waiting' | 'saving' | 'failed';
  readonly failure: unknown;
  /** What the server said of fields it did not take. */
  readonly refused: readonly FieldError[];
  readonly conflicts: readonly DraftPart[];
}

export interface DraftServer {
  readonly save: (change: ApplicationChange) => Promise<Application>;
  readonly load: () => Promise<Application>;
}

const typingPauseMs = 800;
const retryAfterMs = 5_000;

/**
 * Keeps a dossier being written and its copy on the server together: saves after a pause in typing, one save at a time;
 * takes in changes made elsewhere; tries again when the line was down. Told of by `subscribe`, read by `getState`.
 */
export class DraftSaver {
  readonly #server: DraftServer;
  readonly #listeners = new Set<() => void>();
  #state: DraftState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  /** What the server took last: should it write it in another way, it is not sent again and again. */
  #taken: Change = {};

  constructor(
    saved: Application,
    server: DraftServer,
    unsaved?: { readonly form: DraftForm; readonly base: DraftForm },
  ) {
    this.#server = server;
    const theirs = toForm(saved);
    const { form, conflicts } =
      unsaved === undefined
        ? { form: theirs, conflicts: [] }
        : rebase({ mine: unsaved.form, base: unsaved.base, theirs });
    this.#state = { saved, form, conflicts, progress: 'saved', failure: undefined, refused: [] };
    if (this.#hasChange()) this.#schedule(typingPauseMs);
  }

  getState = (): DraftState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something was typed or chosen. */
  edit(change: Partial<DraftForm>): void {
    this.#set({ form: { ...this.#state.form, ...change }, refused: [] });
    if (this.#hasChange()) this.#schedule(typingPauseMs);
  }

  /** The server answered something newer than what we had: a file was put to it. */
  adopt(latest: Application): void {
    if (this.#running === undefined) this.#takeIn(latest);
    else void this.#running.catch(() => undefined).then(() => this.adopt(latest));
  }

  /**
   * Saves whatever is left now; afterwards `saved` is what is on the screen, as far as that can be sent.
   * @throws what the save threw; Error while a conflict waits to be decided.
   */
  async flush(): Promise<Application> {
    this.#cancelTimer();
    await this.#running?.catch(() => undefined);
    if (this.#state.conflicts.length > 0) throw new Error('A conflict waits to be decided');
    await this.#run();
    return this.#state.saved;
  }

  /** Decides a conflict: what is on the screen is right. */
  keepMine(): void {
    this.#set({ conflicts: [] });
    this.#schedule(0);
  }

  /** Decides a conflict: what the server has is right. */
  takeTheirs(): void {
    const theirs = toForm(this.#state.saved);
    const taken = Object.fromEntries(this.#state.conflicts.map((part) => [part, theirs[part]]));
    this.#set({ form: { ...this.#state.form, ...taken }, conflicts: [] });
    this.#schedule(0);
  }

  dispose(): void {
    this.#cancelTimer();
    this.#listeners.clear();
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }

  #takeIn(latest: Application): void {
    const { saved, form } = this.#state;
    if (latest.revision < saved.revision) return;
    this.#set({ saved: latest, ...rebase({ mine: form, base: toForm(saved), theirs: toForm(latest) }) });
  }

  #hasChange(): boolean {
    const change = changeFor(this.#state.form, this.#state.saved);
    return Object.keys(change).length > 0 && !isSameJson(change, this.#taken);
  }

  #schedule(delayMs: number): void {
    this.#cancelTimer();
    if (this.#state.conflicts.length > 0) return;
    if (this.#state.progress === 'saved') this.#set({ progress: 'waiting' });
    this.#timer = setTimeout(() => {
      // What went wrong is in the state, where the page shows it.
      this.#run().catch(() => undefined);
    }, delayMs);
  }

  #cancelTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #run(): Promise<void> {
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #saveAll(): Promise<void> {
    while (this.#hasChange() && this.#state.conflicts.length === 0) {
      this.#set({ progress: 'saving', failure: undefined });
      try {
        await this.#saveOnce();
      } catch (failure) {
        this.#set({ progress: 'failed', failure, refused: fieldErrorsOf(failure) });
        if (isPassing(failure)) this.#schedule(retryAfterMs);
        throw failure;
      }
    }
    if (this.#state.conflicts.length === 0) this.#set({ progress: 'saved', failure: undefined });
  }

  async #saveOnce(): Promise<void> {
    const { saved, form } = this.#state;
    const change = changeFor(form, saved);
    try {
      const latest = await this.#server.save({ revision: saved.revision, ...change });
      this.#taken = change;
      this.#set({ saved: latest });
    } catch (failure) {
      const isOvertaken = ['stale_form', 'application_closed'].includes(failureCode(failure) ?? '');
      if (!isOvertaken) throw failure;
      const latest = await this.#server.load();
      this.#takeIn(latest);
      if (latest.dossierCode !== null) throw failure;
    }
  }
}
