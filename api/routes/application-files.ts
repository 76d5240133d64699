import { Readable } from 'node:stream';
import { addComponentFile, removeFile, type ApplicationRow } from '../../db/queries/applications.ts';
import { earlierFilesFor, listEarlierFiles, type EarlierFile } from '../../db/queries/earlier-files.ts';
import { findFile } from '../../db/queries/applicant-files.ts';
import { findPaper, papersOf } from '../../domain/authority.ts';
import type { ComponentDefinition, FileKind } from '../../domain/procedure/definition.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { applicationContract } from '../contract/application.ts';
import type { EarlierFile as ShownEarlierFile } from '../contract/papers.ts';
import { sendFile } from '../http/downloads.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { receiveFile, receiveUpload } from '../http/uploads.ts';
import type { OwnApplications } from '../own-applications.ts';
import type { ApiParts } from '../parts.ts';
import { isGivenAsCopy, requireCopy } from '../result-copy.ts';
import { shownApplication } from '../views/application.ts';
import { hrefIn } from '../views/my-dossier.ts';

/** More than any component asks for, and a bound on what one draft can take. */
const maxFilesPerComponent = 20;

/** A file that is in the store, to be put to a component. */
interface ToBeAdded {
  readonly name: string;
  readonly kind: FileKind;
  readonly sizeBytes: number;
  readonly ref: string;
}

/** The papers of an application being written: sent at once, in pieces, or given before. */
export function applicationFileRoutes(parts: ApiParts, { getOwn, getOpen, forget }: OwnApplications): BoundRoute[] {
  const { db, files, uploads } = parts;

  /** @throws Problem `not_found`, `application_closed`, `validation_failed` when the component is full. */
  const getComponent = async (id: string, key: string, accountId: string): Promise<ComponentDefinition> => {
    const application = await getOpen(id, accountId);
    const component = findPaper(application.definition, key);
    if (component === undefined) throw new Problem('not_found');
    if (application.files.filter(({ componentKey }) => componentKey === key).length < maxFilesPerComponent) {
      return component;
    }
    throw faultyField(`components.${key}`, 'too_many_files', {
      vi: `Mỗi thành phần tối đa ${maxFilesPerComponent} tệp. Gộp các trang vào một tệp PDF.`,
      en: `A component takes ${maxFilesPerComponent} files. Join the pages into one PDF.`,
    });
  };
  const termsOf = ({ accepts: accept }: ComponentDefinition, name: string | undefined) => ({
    maxBytes: parts.config.files.maxBytes,
    accept,
    name,
  });

  const add = async (
    at: { readonly id: string; readonly key: string; readonly accountId: string },
    { name, kind, sizeBytes, ref }: ToBeAdded,
  ): Promise<ApplicationRow> => {
    const { id, key, accountId } = at;
    const place = { dossierId: id, purpose: 'component', componentKey: key } as const;
    const kept = await addComponentFile(db, { ...place, name, kind, sizeBytes, ref, uploadedBy: accountId });
    if (kept === undefined) {
      await forget([ref]);
      throw new Problem('application_closed');
    }
    return getOwn(id, accountId);
  };

  const findEarlier = async (accountId: string, component: ComponentDefinition, fileId: string) => {
    const fitting = earlierFilesFor(await listEarlierFiles(db, accountId), component, localDateOf(new Date()));
    const earlier = fitting.find(({ id }) => id === fileId);
    if (earlier !== undefined) return earlier;
    throw faultyField('earlierFileId', 'unknown_file', {
      vi: 'Không có giấy tờ này trong các hồ sơ trước, hoặc đã hết hiệu lực. Tải tệp lên.',
      en: 'There is no such paper in your earlier dossiers, or it is no longer valid. Upload the file.',
    });
  };

  /** An earlier paper as its applicant may have it: what was returned on paper is given on as a marked copy. */
  const asGiven = async (earlier: EarlierFile): Promise<ToBeAdded> => {
    if (!earlier.isResult || !isGivenAsCopy(earlier, earlier.returnMethod)) return earlier;
    const copy = await requireCopy(files, earlier, earlier.dossierCode);
    return { ...earlier, ...(await files.keep(Readable.from([copy]), copy.byteLength)) };
  };

  return [
    bind(applicationContract.attachFile, async ({ principal: { accountId }, params, query, request, language }) => {
      const component = await getComponent(params.id, params.key, accountId);
      const { type: kind, ...stored } = await receiveFile(request, files, termsOf(component, query.name));
      return shownApplication(await add({ ...params, accountId }, { ...stored, kind }), language);
    }),

    bind(applicationContract.addFile, async ({ principal: { accountId }, params, body, language }) => {
      const component = await getComponent(params.id, params.key, accountId);
      const at = { ...params, accountId };
      if ('earlierFileId' in body) {
        const earlier = await findEarlier(accountId, component, body.earlierFileId);
        return shownApplication(await add(at, await asGiven(earlier)), language);
      }
      const finished = { accountId, ...body };
      const { type: kind, ...stored } = await receiveUpload(parts, finished, termsOf(component, body.name));
      const application = await add(at, { ...stored, kind });
      // Only now that the file has its place; should this be lost, the upload is swept away.
      await uploads.remove(body.uploadId);
      return shownApplication(application, language);
    }),

    bind(applicationContract.listEarlierFiles, async ({ principal: { accountId }, params }) => {
      const { definition, dossier } = await getOpen(params.id, accountId);
      const earlier = await listEarlierFiles(db, accountId);
      const today = localDateOf(new Date());
      const papers = papersOf(definition, dossier.applicant.representative !== undefined);
      return {
        data: papers
          .map((paper) => ({ component: paper.key, files: earlierFilesFor(earlier, paper, today).map(shownEarlier) }))
          .filter((paper) => paper.files.length > 0),
      };
    }),

    bind(applicationContract.detachFile, async ({ principal, params, language }) => {
      await getOpen(params.id, principal.accountId);
      const removed = await removeFile(db, { dossierId: params.id, componentKey: params.key, fileId: params.fileId });
      if (removed !== undefined) await forget([removed.ref]);
      return shownApplication(await getOwn(params.id, principal.accountId), language);
    }),

    bind(applicationContract.getApplicationFile, async ({ principal, params, response }) => {
      const { dossier } = await getOwn(params.id, principal.accountId);
      const file = await findFile(db, dossier.id, params.fileId);
      if (file?.purpose !== 'component') throw new Problem('not_found');
      await sendFile(response, files, file, 'inline');
      return undefined;
    }),
  ];
}

function shownEarlier({ ref: _ref, paper: _paper, returnMethod: _method, ...file }: EarlierFile): ShownEarlierFile {
  return { ...file, href: hrefIn(file.dossierCode)(file.id) };
}
