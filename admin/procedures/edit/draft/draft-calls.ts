import type { ProcedureDraft } from '../../../../api/contract/procedure-drafts.ts';
import type { ProcedureDefinition } from '../../../../domain/procedure/definition.ts';
import { request } from '../../../../ui/api-client.ts';
import type { DraftServer, DraftToSend } from './draft-keeper.ts';

/** One version of a procedure with what it says. */
export interface ReadVersion {
  readonly version: number;
  readonly validFrom: string;
  readonly definition: ProcedureDefinition;
}

/** What the editor begins with, and the version its changes are measured against; none for a new procedure. */
export interface OpenedDraft {
  readonly begun: ProcedureDraft | DraftToSend;
  readonly inForce: ReadVersion | undefined;
}

/** The draft of a procedure; where there is none, its version in force, to begin one with the first change. */
export async function openDraft(code: string): Promise<OpenedDraft> {
  const { hasDraft, isPublished } = await standingOf(code);
  const inForce = isPublished ? await readVersionInForce(code) : undefined;
  if (hasDraft || inForce === undefined) return { begun: await loadDraft(code), inForce };
  return { begun: { definition: inForce.definition, baseVersion: inForce.version, revision: 0 }, inForce };
}

/** The draft on the server, if there is one. */
export async function findDraft(code: string): Promise<ProcedureDraft | undefined> {
  const { hasDraft } = await standingOf(code);
  return hasDraft ? loadDraft(code) : undefined;
}

/** What the desk says of a procedure; one it does not name is published and has no draft, if there is one at all. */
async function standingOf(code: string) {
  const { data } = await request('get', '/procedure-drafts', {});
  const found = data.find((one) => one.code === code);
  return { hasDraft: found?.draft != null, isPublished: found?.isPublished ?? true };
}

/** One version of a procedure. */
export async function readVersion(code: string, version: number): Promise<ReadVersion> {
  const read = await request('get', '/procedures/{code}/versions/{version}', { params: { code, version } });
  return withShape(read);
}

async function readVersionInForce(code: string): Promise<ReadVersion | undefined> {
  const { versions } = await request('get', '/procedures/{code}/versions', { params: { code } });
  const found = versions.find(({ state }) => state === 'inForce') ?? versions[0];
  return found === undefined ? undefined : readVersion(code, found.version);
}

async function loadDraft(code: string): Promise<ProcedureDraft> {
  return withShape(await request('get', '/procedure-drafts/{code}', { params: { code } }));
}

/** Keeps a draft on the server. @throws ProblemError `stale_form` when somebody saved since its revision. */
export async function saveDraft(code: string, draft: DraftToSend): Promise<ProcedureDraft> {
  const { definition, baseVersion, revision } = draft;
  const body = { definition: { ...definition }, baseVersion, revision };
  return withShape(await request('put', '/procedure-drafts/{code}', { params: { code }, body }));
}

/** The API keeps no definition that lacks the shape of one; its document says only that it is an object. */
function withShape<T extends { readonly definition: object }>(answer: T): Omit<T, 'definition'> & Shaped {
  return { ...answer, definition: answer.definition as ProcedureDefinition };
}

interface Shaped {
  readonly definition: ProcedureDefinition;
}

/** The server as the draft of one procedure sees it. */
export function draftServer(code: string): DraftServer {
  return { save: (draft) => saveDraft(code, draft), load: () => loadDraft(code) };
}
