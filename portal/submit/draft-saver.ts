import type { Application, ApplicationChange } from '../../api/contract/application.ts';
import type { FieldError } from '../../api/contract/problem.ts';
import { Autosave, retryAfterMs } from '../../ui/autosave.ts';
import { failureCode, fieldErrorsOf, isPassing } from '../../ui/failures.ts';
import { Observed } from '../../ui/observed.ts';
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

/**
 * Keeps a dossier being written and its copy on the server together: saves after a pause in typing, one save at a time;
 * takes in changes made elsewhere; tries again when the line was down. Told of by `subscribe`, read by `getState`.
 */
export class DraftSaver extends Observed<DraftState> {
  readonly #server: DraftServer;
  readonly #autosave = new Autosave(() => this.#saveAll());
  /** What the server took last: should it write it in another way, it is not sent again and again. */
  #taken: Change = {};

  constructor(
    saved: Application,
    server: DraftServer,
    unsaved?: { readonly form: DraftForm; readonly base: DraftForm },
  ) {
    const theirs = toForm(saved);
    const { form, conflicts } =
      unsaved === undefined
        ? { form: theirs, conflicts: [] }
        : rebase({ mine: unsaved.form, base: unsaved.base, theirs });
    super({ saved, form, conflicts, progress: 'saved', failure: undefined, refused: [] });
    this.#server = server;
    if (this.#hasChange()) this.#schedule(typingPauseMs);
  }

  /** Something was typed or chosen. */
  edit(change: Partial<DraftForm>): void {
    this.set({ form: { ...this.getState().form, ...change }, refused: [] });
    if (this.#hasChange()) this.#schedule(typingPauseMs);
  }

  /** The server answered something newer than what we had: a file was put to it. */
  adopt(latest: Application): void {
    if (this.#autosave.isSaving) void this.#autosave.settled().then(() => this.adopt(latest));
    else this.#takeIn(latest);
  }

  /**
   * Saves whatever is left now; afterwards `saved` is what is on the screen, as far as that can be sent.
   * @throws what the save threw; Error while a conflict waits to be decided.
   */
  async flush(): Promise<Application> {
    this.#autosave.cancel();
    await this.#autosave.settled();
    if (this.getState().conflicts.length > 0) throw new Error('A conflict waits to be decided');
    await this.#autosave.flush();
    return this.getState().saved;
  }

  /** Decides a conflict: what is on the screen is right. */
  keepMine(): void {
    this.set({ conflicts: [] });
    this.#schedule(0);
  }

  /** Decides a conflict: what the server has is right. */
  takeTheirs(): void {
    const theirs = toForm(this.getState().saved);
    const taken = Object.fromEntries(this.getState().conflicts.map((part) => [part, theirs[part]]));
    this.set({ form: { ...this.getState().form, ...taken }, conflicts: [] });
    this.#schedule(0);
  }

  dispose(): void {
    this.#autosave.cancel();
    this.forget();
  }

  #takeIn(latest: Application): void {
    const { saved, form } = this.getState();
    if (latest.revision < saved.revision) return;
    this.set({ saved: latest, ...rebase({ mine: form, base: toForm(saved), theirs: toForm(latest) }) });
  }

  #hasChange(): boolean {
    const change = changeFor(this.getState().form, this.getState().saved);
    return Object.keys(change).length > 0 && !isSameJson(change, this.#taken);
  }

  #schedule(delayMs: number): void {
    const { conflicts, progress } = this.getState();
    if (conflicts.length > 0) return;
    if (progress === 'saved') this.set({ progress: 'waiting' });
    this.#autosave.schedule(delayMs);
  }

  async #saveAll(): Promise<void> {
    while (this.#hasChange() && this.getState().conflicts.length === 0) {
      this.set({ progress: 'saving', failure: undefined });
      try {
        await this.#saveOnce();
      } catch (failure) {
        this.set({ progress: 'failed', failure, refused: fieldErrorsOf(failure) });
        if (isPassing(failure)) this.#schedule(retryAfterMs);
        throw failure;
      }
    }
    if (this.getState().conflicts.length === 0) this.set({ progress: 'saved', failure: undefined });
  }

  async #saveOnce(): Promise<void> {
    const { saved, form } = this.getState();
    const change = changeFor(form, saved);
    try {
      const latest = await this.#server.save({ revision: saved.revision, ...change });
      this.#taken = change;
      this.set({ saved: latest });
    } catch (failure) {
      const isOvertaken = ['stale_form', 'application_closed'].includes(failureCode(failure) ?? '');
      if (!isOvertaken) throw failure;
      const latest = await this.#server.load();
      this.#takeIn(latest);
      if (latest.dossierCode !== null) throw failure;
    }
  }
}
