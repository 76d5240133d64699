import { changeDraft, discardDraft, insertDraft, listDrafts } from '../../db/queries/applications.ts';
import { getAccount, isCommuneOf } from '../../db/queries/accounts.ts';
import { findProcedure } from '../../db/queries/catalogue.ts';
import type { ApplicantData } from '../../db/schema/index.ts';
import { copyDossier } from '../copy-dossier.ts';
import { applicationContract } from '../contract/application.ts';
import type { Address } from '../contract/common.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { openOwnApplications } from '../own-applications.ts';
import type { ApiParts } from '../parts.ts';
import { keepRequest } from '../requests.ts';
import { submitApplication } from '../submit-application.ts';
import { shownApplication } from '../views/application.ts';
import { applicationFileRoutes } from './application-files.ts';

/** Applications being written: the applicant's own, until they are handed in. */
export function applicationRoutes(parts: ApiParts): BoundRoute[] {
  const { db } = parts;
  const own = openOwnApplications(parts);
  const { getOwn, getOpen, forget } = own;

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
      const { like } = body;
      const begun =
        like === undefined
          ? { applicant: applicantOf((await getAccount(db, accountId)).account) }
          : await copyDossier(db, { like, accountId, definition: procedure.definition });
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
          ...begun,
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

    ...applicationFileRoutes(parts, own),
  ];
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
