import { dropStagedExcept, listStaged } from '../db/queries/applicant-files.ts';
import type { DossierStanding } from '../db/queries/dossier-standing.ts';
import { getDefinition } from '../db/queries/procedure-versions.ts';
import type { Queryable } from '../db/client.ts';
import type { Viewer } from './allowed-actions.ts';
import type { FieldFault } from './http/problem.ts';
import { findPaper } from '../domain/authority.ts';
import { faultyField, Problem } from './http/problem.ts';

interface AtOwn {
  readonly standing: DossierStanding;
  readonly viewer: Viewer;
}

/** A staged file and what it is for. */
export interface SentPiece {
  readonly component: string;
  readonly fileId: string;
}

/**
 * Makes what is named all that is staged, so that exactly that goes with the supplement. Nothing is changed when a file
 * is not there or a piece that was asked for has none. Answers the contents of what is not sent, to be forgotten.
 * @throws Problem `validation_failed` naming `files.<n>.fileId`, or `files` with the pieces that are missing.
 */
export async function takeStaged(db: Queryable, own: AtOwn, sent: readonly SentPiece[]): Promise<string[]> {
  const stager = stagerOf(own);
  const staged = await listStaged(db, stager);
  const isThere = ({ component, fileId }: SentPiece) =>
    staged.some(({ id, componentKey }) => id === fileId && componentKey === component);
  const faults = sent.flatMap((piece, i) => (isThere(piece) ? [] : [notStaged(`files.${i}.fileId`)]));
  if (faults.length > 0) throw new Problem('validation_failed', { errors: faults });
  const brought = new Set(sent.map(({ component }) => component));
  await requirePieces(db, own, { brought, field: 'files' });
  const kept = sent.map(({ fileId }) => fileId);
  return dropStagedExcept(db, stager, kept);
}

/**
 * Checks that there is a staged file for every component somebody says they supply.
 * @throws Problem `validation_failed` naming `input.components` with the pieces that are missing.
 */
export async function checkStagedFor(db: Queryable, own: AtOwn, components: readonly string[]): Promise<void> {
  const staged = await listStaged(db, stagerOf(own));
  const brought = new Set(staged.flatMap(({ componentKey }) => componentKey ?? []));
  await requirePieces(db, own, { brought, field: 'input.components', also: components });
}

interface Brought {
  readonly brought: ReadonlySet<string>;
  readonly field: string;
  /** Components that must be there beside those asked for. */
  readonly also?: readonly string[];
}

async function requirePieces(db: Queryable, { standing }: AtOwn, { brought, field, also = [] }: Brought) {
  const wanted = [...new Set([...standing.state.supplement.asked, ...also])];
  const missing = wanted.filter((key) => !brought.has(key));
  if (missing.length === 0) return;
  const definition = await getDefinition(db, standing.procedureVersionId);
  const names = (language: 'vi' | 'en') =>
    missing.map((key) => findPaper(definition, key)?.name[language] ?? key).join('; ');
  throw faultyField(field, 'pieces_missing', {
    vi: `Tải lên đủ trong một lần. Còn thiếu: ${names('vi')}.`,
    en: `Upload everything at once. Still missing: ${names('en')}.`,
  });
}

function stagerOf({ standing, viewer }: AtOwn) {
  return { dossierId: standing.id, accountId: viewer.accountId };
}

function notStaged(field: string): FieldFault {
  return {
    field,
    code: 'not_staged',
    message: {
      vi: 'Không có tệp này cho thành phần đã nêu. Tải tệp lên lại rồi gửi.',
      en: 'There is no such file for this component. Upload it again, then send.',
    },
  };
}
