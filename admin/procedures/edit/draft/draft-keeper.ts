import type { ProcedureDraft } from '../../../../api/contract/procedure-drafts.ts';
import type { DefinitionFinding } from '../../../../api/contract/procedures.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { Autosave, retryAfterMs } from '../../../../ui/autosave.ts';
import { failureCode, isPassing } from '../../../../ui/failures.ts';
import { Observed } from '../../../../ui/observed.ts';

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

/**
 * Keeps the draft on the screen and its copy on the server together: saves after a pause, one save at a time, tries
 * again when the line was down, and stops when somebody else has saved. Told of by `subscribe`, read by `getState`.
 */
export class DraftKeeper extends Observed<DraftState> {
  readonly #server: DraftServer;
  readonly #autosave = new Autosave(() => this.#saveAll());
  #saved: ProcedureDefinition;

  constructor(begun: ProcedureDraft | DraftToSend, server: DraftServer) {
    const { definition, baseVersion, revision } = begun;
    const kept = 'findings' in begun ? begun : undefined;
    super({
      definition,
      baseVersion,
      revision,
      findings: kept?.findings ?? [],
      lastSaved: kept,
      progress: 'saved',
      failure: undefined,
    });
    this.#server = server;
    this.#saved = definition;
  }

  /** Something was typed or chosen. */
  change = (recipe: (definition: ProcedureDefinition) => ProcedureDefinition): void => {
    this.set({ definition: recipe(this.getState().definition) });
    this.#schedule(typingPauseMs);
  };

  /** Saves whatever is left now. @throws what the save threw. */
  flush(): Promise<void> {
    return this.#autosave.flush();
  }

  /** Somebody else saved: theirs is right. @throws what the loading threw, which the state has too. */
  async takeTheirs(): Promise<void> {
    this.#takeIn(await this.#load(), 'theirs');
  }

  /** Somebody else saved: what is on the screen is right, and replaces theirs. @throws as `takeTheirs`. */
  async keepMine(): Promise<void> {
    const { revision } = await this.#load();
    this.set({ revision, progress: 'waiting', failure: undefined });
    await this.flush();
  }

  /** Saves what was typed last; its failure is nobody's business any more. */
  dispose(): void {
    this.forget();
    if (this.#autosave.isDue) this.flush().catch(() => undefined);
  }

  async #load(): Promise<ProcedureDraft> {
    try {
      return await this.#server.load();
    } catch (failure) {
      this.set({ failure });
      throw failure;
    }
  }

  #takeIn(latest: ProcedureDraft, whose: 'ours' | 'theirs'): void {
    const { definition, baseVersion, revision, findings } = latest;
    if (whose === 'theirs') this.#saved = definition;
    const content = whose === 'theirs' ? { definition, baseVersion } : {};
    this.set({ ...content, revision, findings, lastSaved: latest, progress: 'saved', failure: undefined });
  }

  #hasChange(): boolean {
    return this.getState().definition !== this.#saved;
  }

  #schedule(delayMs: number): void {
    const { progress } = this.getState();
    if (progress === 'overtaken') return;
    if (progress === 'saved') this.set({ progress: 'waiting' });
    this.#autosave.schedule(delayMs);
  }

  async #saveAll(): Promise<void> {
    while (this.#hasChange() && this.getState().progress !== 'overtaken') {
      this.#autosave.cancel();
      const { definition, baseVersion, revision } = this.getState();
      this.set({ progress: 'saving', failure: undefined });
      try {
        const latest = await this.#server.save({ definition, baseVersion, revision });
        this.#saved = definition;
        this.#takeIn(latest, 'ours');
      } catch (failure) {
        this.set({ progress: failureCode(failure) === 'stale_form' ? 'overtaken' : 'failed', failure });
        if (isPassing(failure)) this.#schedule(retryAfterMs);
        throw failure;
      }
    }
  }
}
