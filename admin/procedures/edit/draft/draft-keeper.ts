import type { ProcedureDraft } from '../../../../api/contract/procedure-drafts.ts';
import type { DefinitionFinding } from '../../../../api/contract/procedures.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { failureCode, isPassing } from '../../../../ui/failures.ts';

/** A draft as it is on the screen, and how far the server has it. */
export interface DraftState {
  readonly definition: ProcedureDefinition;
  readonly baseVersion: number | null;
  /** The revision the server has; 0 while it has none. */
  readonly revision: number;
  /** What was wrong with it when it was last saved. */
  readonly findings: readonly DefinitionFinding[];
  readonly lastSaved: Pick<ProcedureDraft, 'updatedAt' | 'updatedBy'> | undefined;
  /** `overtaken`: somebody else saved meanwhile, and it has to be decided whose holds. */
  readonly progress: 'saved' | 'waiting' | 'saving' | 'failed' | 'overtaken';
  readonly failure: unknown;
}

export type DraftToSend = Pick<ProcedureDraft, 'definition' | 'baseVersion' | 'revision'>;

export interface DraftServer {
  readonly save: (draft: DraftToSend) => Promise<ProcedureDraft>;
  readonly load: () => Promise<ProcedureDraft>;
}

const typingPauseMs = 700;
const retryAfterMs = 5_000;

/**
 * Keeps the draft on the screen and its copy on the server together: saves after a pause, one save at a time, tries
 * again when the line was down, and stops when somebody else has saved. Told of by `subscribe`, read by `getState`.
 */
export class DraftKeeper {
  readonly #server: DraftServer;
  readonly #listeners = new Set<() => void>();
  #state: DraftState;
  #saved: ProcedureDefinition;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(begun: ProcedureDraft | DraftToSend, server: DraftServer) {
    const { definition, baseVersion, revision } = begun;
    const kept = 'findings' in begun ? begun : undefined;
    this.#server = server;
    this.#saved = definition;
    this.#state = {
      definition,
      baseVersion,
      revision,
      findings: kept?.findings ?? [],
      lastSaved: kept,
      progress: 'saved',
      failure: undefined,
    };
  }

  getState = (): DraftState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something was typed or chosen. */
  change = (recipe: (definition: ProcedureDefinition) => ProcedureDefinition): void => {
    this.#set({ definition: recipe(this.#state.definition) });
    this.#schedule(typingPauseMs);
  };

  /** Saves whatever is left now. @throws what the save threw. */
  async flush(): Promise<void> {
    this.#cancelTimer();
    await this.#running?.catch(() => undefined);
    await this.#run();
  }

  /** Somebody else saved: theirs is right. @throws what the loading threw, which the state has too. */
  async takeTheirs(): Promise<void> {
    this.#takeIn(await this.#load(), 'theirs');
  }

  /** Somebody else saved: what is on the screen is right, and replaces theirs. @throws as `takeTheirs`. */
  async keepMine(): Promise<void> {
    const { revision } = await this.#load();
    this.#set({ revision, progress: 'waiting', failure: undefined });
    await this.flush();
  }

  /** Saves what was typed last; its failure is nobody's business any more. */
  dispose(): void {
    this.#listeners.clear();
    if (this.#timer !== undefined) this.flush().catch(() => undefined);
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }

  async #load(): Promise<ProcedureDraft> {
    try {
      return await this.#server.load();
    } catch (failure) {
      this.#set({ failure });
      throw failure;
    }
  }

  #takeIn(latest: ProcedureDraft, whose: 'ours' | 'theirs'): void {
    const { definition, baseVersion, revision, findings } = latest;
    if (whose === 'theirs') this.#saved = definition;
    const content = whose === 'theirs' ? { definition, baseVersion } : {};
    this.#set({ ...content, revision, findings, lastSaved: latest, progress: 'saved', failure: undefined });
  }

  #hasChange(): boolean {
    return this.#state.definition !== this.#saved;
  }

  #schedule(delayMs: number): void {
    this.#cancelTimer();
    if (this.#state.progress === 'overtaken') return;
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
    while (this.#hasChange() && this.#state.progress !== 'overtaken') {
      this.#cancelTimer();
      const { definition, baseVersion, revision } = this.#state;
      this.#set({ progress: 'saving', failure: undefined });
      try {
        const latest = await this.#server.save({ definition, baseVersion, revision });
        this.#saved = definition;
        this.#takeIn(latest, 'ours');
      } catch (failure) {
        this.#set({ progress: failureCode(failure) === 'stale_form' ? 'overtaken' : 'failed', failure });
        if (isPassing(failure)) this.#schedule(retryAfterMs);
        throw failure;
      }
    }
  }
}
