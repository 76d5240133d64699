import {
  addComponentFile,
  alignVersion,
  changeDraft,
  discardDraft,
  findApplication,
  insertDraft,
  listDrafts,
  listOrphans,
  removeFile,
  type ApplicationRow,
} from '../../db/queries/applications.ts';
import { getAccount, isCommuneOf } from '../../db/queries/accounts.ts';
import { findProcedure } from '../../db/queries/catalogue.ts';
import { findFile } from '../../db/queries/applicant-files.ts';
import type { ApplicantData } from '../../db/schema/index.ts';
import { applicationContract } from '../contract/application.ts';
import type { Address } from '../contract/common.ts';
import { sendFile } from '../http/downloads.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { receiveFile } from '../http/uploads.ts';
import type { ApiParts } from '../parts.ts';
import { keepRequest } from '../requests.ts';
import { submitApplication } from '../submit-application.ts';
import { shownApplication } from '../views/application.ts';

/** More than any component asks for, and a bound on what one draft can take. */
const maxFilesPerComponent = 20;

/** Applications being written: the applicant's own, until they are handed in. */
export function applicationRoutes(parts: ApiParts): BoundRoute[] {
  const { db, files } = parts;

  /** The application as it must be shown, under the version published by now. */
  const getOwn = async (id: string, accountId: string): Promise<ApplicationRow> => {
    await alignVersion(db, id, accountId);
    const application = await findApplication(db, id, accountId);
    if (application === undefined) throw new Problem('not_found');
    return application;
  };
  const getOpen = async (id: string, accountId: string): Promise<ApplicationRow> => {
    const application = await getOwn(id, accountId);
    if (application.dossier.status !== 'draft') throw new Problem('application_closed');
    return application;
  };
  const checkPlace = async (field: string, place: Address | null | undefined): Promise<void> => {
    if (place === undefined || place === null || (await isCommuneOf(db, place.communeCode, place.provinceCode))) return;
    throw faultyField(`${field}.communeCode`, 'not_in_province', {
      vi: 'Xã, phường này không thuộc tỉnh đã chọn.',
      en: 'This commune is not in the province chosen.',
    });
  };

  return [
    bind(applicationContract.startApplication, async ({ principal, body, identity, language }) => {
      const procedure = await findProcedure(db, body.procedureCode);
      if (procedure === undefined) {
        throw faultyField('procedureCode', 'unknown_procedure', {
          vi: 'Không có thủ tục này, hoặc thủ tục đã ngừng tiếp nhận.',
          en: 'There is no such procedure, or it takes no applications.',
        });
      }
      const { accountId } = principal;
      const applicant = applicantOf((await getAccount(db, accountId)).account);
      await db.transaction(async (tx) => {
        const asked = { accountId, action: 'startApplication', dossierId: null, input: body };
        if ((await keepRequest(tx, identity, asked)) === 'repeated') return;
        await insertDraft(tx, {
          id: identity.id,
          accountId,
          channel: 'online',
          procedureCode: body.procedureCode,
          unitCode: procedure.definition.unitCode,
          versionId: procedure.versionId,
          applicant,
        });
      });
      return shownApplication(await getOwn(identity.id, accountId), language);
    }),

    bind(applicationContract.listApplications, async ({ principal }) => {
      const drafts = await listDrafts(db, principal.accountId);
      return {
        data: drafts.map(({ id, procedureCode, procedureName, savedAt }) => ({
          id,
          procedure: { code: procedureCode, name: procedureName },
          savedAt,
        })),
      };
    }),

    bind(applicationContract.getApplication, async ({ principal, params, language }) =>
      shownApplication(await getOwn(params.id, principal.accountId), language),
    ),

    bind(applicationContract.changeApplication, async ({ principal, params, body, language }) => {
      await checkPlace('applicant.address', body.applicant?.address);
      await checkPlace('returnAddress', body.returnAddress);
      await checkPlace('collectionAddress', body.collectionAddress);
      const { revision, applicant, ...change } = body;
      const draft = { id: params.id, accountId: principal.accountId, revision };
      if (!(await changeDraft(db, draft, { ...change, applicant: applicant as ApplicantData | undefined }))) {
        await getOpen(params.id, principal.accountId);
        throw new Problem('stale_form');
      }
      return shownApplication(await getOwn(params.id, principal.accountId), language);
    }),

    bind(applicationContract.attachFile, async ({ principal, params, query, request, language }) => {
      const application = await getOpen(params.id, principal.accountId);
      const component = application.definition.components.find(({ key }) => key === params.key);
      if (component === undefined) throw new Problem('not_found');
      if (application.files.filter(({ componentKey }) => componentKey === params.key).length >= maxFilesPerComponent) {
        throw faultyField(`components.${params.key}`, 'too_many_files', {
          vi: `Mỗi thành phần tối đa ${maxFilesPerComponent} tệp. Gộp các trang vào một tệp PDF.`,
          en: `A component takes ${maxFilesPerComponent} files. Join the pages into one PDF.`,
        });
      }
      const stored = await receiveFile(request, files, {
        maxBytes: parts.config.files.maxBytes,
        accept: component.accepts,
        name: query.name,
      });
      const kept = await addComponentFile(db, {
        dossierId: params.id,
        purpose: 'component',
        componentKey: params.key,
        name: stored.name,
        kind: stored.type,
        sizeBytes: stored.sizeBytes,
        ref: stored.ref,
        uploadedBy: principal.accountId,
      });
      if (kept === undefined) throw new Problem('application_closed');
      return shownApplication(await getOwn(params.id, principal.accountId), language);
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

    bind(applicationContract.submitApplication, ({ principal, params, body, identity, language }) =>
      submitApplication(parts, {
        id: params.id,
        accountId: principal.accountId,
        ...body,
        identity,
        language,
      }),
    ),

    bind(applicationContract.discardApplication, async ({ principal, params }) => {
      await getOpen(params.id, principal.accountId);
      const held = await discardDraft(db, params.id, principal.accountId);
      if (held === undefined) throw new Problem('application_closed');
      await forget(held);
      return undefined;
    }),
  ];

  /** Removes contents nobody refers to any more. A crash before this leaves bytes, never a reference to none. */
  async function forget(refs: readonly string[]): Promise<void> {
    for (const ref of await listOrphans(db, refs)) await files.remove(ref);
  }
}

type Account = Awaited<ReturnType<typeof getAccount>>['account'];

/** What the account says of the applicant, to begin with. */
function applicantOf(account: Account): ApplicantData {
  const { kind, name, email, personalId, phone, companyName, taxCode } = account;
  const { addressLine, communeCode, provinceCode } = account;
  return {
    kind: kind === 'company' ? 'company' : 'citizen',
    name,
    email,
    ...(personalId === null ? {} : { personalId }),
    ...(phone === null ? {} : { phone }),
    ...(companyName === null ? {} : { companyName }),
    ...(taxCode === null ? {} : { taxCode }),
    ...(addressLine === null || communeCode === null || provinceCode === null
      ? {}
      : { address: { line: addressLine, communeCode, provinceCode } }),
  };
}
