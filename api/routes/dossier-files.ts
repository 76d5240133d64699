import { addDocument, findDocument, listDocuments } from '../../db/queries/dossier-files.ts';
import type { DossierStanding } from '../../db/queries/dossier-standing.ts';
import { listLetters } from '../../db/queries/letters.ts';
import { getDefinition } from '../../db/queries/procedure-versions.ts';
import { logRead } from '../../db/queries/read-log.ts';
import { findPaper } from '../../domain/authority.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { isFinal } from '../../domain/lifecycle/statuses.ts';
import { fileKind, type FileKind, type ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { dossiersContract } from '../contract/dossiers.ts';
import { sendFile } from '../http/downloads.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { receiveFile } from '../http/uploads.ts';
import type { ApiParts } from '../parts.ts';
import { getVisible } from '../staff-dossiers.ts';
import { staffViewer } from '../staff-viewer.ts';
import { problemOf } from '../refusals.ts';
import { shownDocument } from '../views/documents.ts';
import { shownLetter } from '../views/letters.ts';
import { hrefOfDocument } from '../views/staff-dossier.ts';

type Purpose = 'component' | 'result' | 'receipt' | 'attachment';

const adding: readonly StaffRole[] = ['clerk', 'officer', 'lead', 'signer', 'accountant'];

/** The files of a dossier as staff see them, and what staff add to them. */
export function dossierFileRoutes({ db, files, config }: ApiParts): BoundRoute[] {
  const logged = async (code: string, principal: Principal, what: string, standing?: DossierStanding) => {
    const read = standing ?? (await getVisible(db, code, principal));
    await logRead(db, { dossierId: read.id, accountId: principal.accountId, what });
    return read;
  };

  return [
    bind(dossiersContract.listDocuments, async ({ principal, params }) => {
      const { id, code, procedureVersionId } = await logged(params.code, principal, 'dossier');
      const definition = await getDefinition(db, procedureVersionId);
      return { data: (await listDocuments(db, id)).map((row) => shownDocument(row, code, definition)) };
    }),

    bind(dossiersContract.listLetters, async ({ principal, params }) => {
      const { id, code } = await logged(params.code, principal, 'dossier');
      return { data: (await listLetters(db, id)).map((letter) => shownLetter(letter, hrefOfDocument(code))) };
    }),

    bind(dossiersContract.addDocument, async ({ principal, params, query, request }) => {
      const standing = await getVisible(db, params.code, principal);
      requirePlace(standing, principal);
      const definition = await getDefinition(db, standing.procedureVersionId);
      const { purpose, component } = query;
      const componentKey = purpose === 'component' ? component : undefined;
      if (purpose === 'component' && isFinal(standing.state.status)) {
        throw problemOf({ code: 'not_in_this_status' }, standing, staffViewer(principal, standing));
      }
      const received = await receiveFile(request, files, {
        maxBytes: config.files.maxBytes,
        accept: acceptedFor(purpose, componentKey, definition),
        name: query.name,
      });
      const fileId = await addDocument(db, {
        dossierId: standing.id,
        purpose,
        componentKey: componentKey ?? null,
        round: standing.state.supplement.rounds,
        name: received.name,
        kind: received.type,
        sizeBytes: received.sizeBytes,
        ref: received.ref,
        uploadedBy: principal.accountId,
      });
      const added = await findDocument(db, standing.id, fileId);
      if (added === undefined) throw new Error(`File ${fileId} of dossier ${standing.id} is gone`);
      return shownDocument(added, standing.code, definition);
    }),

    bind(dossiersContract.getDocumentFile, async ({ principal, params, query, response }) => {
      const standing = await getVisible(db, params.code, principal);
      const document = await findDocument(db, standing.id, params.fileId);
      if (document === undefined || document.file.staged) throw new Problem('not_found');
      await logged(params.code, principal, `file:${document.file.name}`, standing);
      await sendFile(response, files, document.file, query.disposition);
      return undefined;
    }),
  ];
}

/** Files are added where work on the dossier is done. @throws Problem `forbidden`. */
function requirePlace({ unitCode, tasks }: DossierStanding, principal: Principal): void {
  const places = [unitCode, ...tasks.map((task) => task.unitCode)];
  if (!unitsOf(principal, adding).some((unit) => places.includes(unit))) throw new Problem('forbidden');
}

/** The kinds of file that fit a purpose. @throws Problem naming `query.component`. */
function acceptedFor(
  purpose: Purpose,
  componentKey: string | undefined,
  definition: Pick<ProcedureDefinition, 'components'>,
): readonly FileKind[] {
  switch (purpose) {
    case 'result':
      return ['pdf'];
    case 'receipt':
      return ['pdf', 'png', 'jpeg'];
    case 'attachment':
      return fileKind.options;
    case 'component': {
      const component = findPaper(definition, componentKey ?? null);
      if (component !== undefined) return component.accepts;
      throw faultyField('query.component', 'unknown_component', {
        vi: 'Chọn thành phần hồ sơ mà tệp này thuộc về.',
        en: 'Choose the component this file belongs to.',
      });
    }
  }
}
