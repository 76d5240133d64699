import { z } from 'zod';
import { findFile } from '../../db/queries/applicant-files.ts';
import { findOutstanding } from '../../db/queries/applicant-requests.ts';
import { listOwnApplicants } from '../../db/queries/earlier-applicants.ts';
import { getMessage, insertMessage } from '../../db/queries/dossier-parts.ts';
import { countMyDossiers, findMyDossier, listMyDossiers } from '../../db/queries/my-dossiers.ts';
import { getDefinition } from '../../db/queries/procedure-versions.ts';
import { myDossiersContract } from '../contract/my-dossiers.ts';
import { doOnce } from '../do-once.ts';
import { cursorOf } from '../http/cursor.ts';
import { sendFile } from '../http/downloads.ts';
import { etagOf, hasVersion } from '../http/etag.ts';
import { Problem } from '../http/problem.ts';
import { bind, notModified, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { sendResult } from '../send-result.ts';
import { shownMessage } from '../views/dossier-parts.ts';
import { isForApplicant, readMyDossier, shownSummary } from '../views/my-dossier.ts';
import { myDossierActionRoutes } from './my-dossier-actions.ts';

/** Counting further than this tells a reader nothing. */
const countBound = 1000;

/** For more people and companies than this nobody chooses from a list. */
const maxApplicants = 20;

const listCursor = cursorOf(z.object({ createdAt: z.iso.datetime(), id: z.uuid() }));

/** Hồ sơ của tôi: what an applicant sees of their own dossiers and does with them. Others' do not exist here. */
export function myDossierRoutes(parts: ApiParts): BoundRoute[] {
  const { db, files } = parts;

  const getOwn = async (accountId: string, code: string) => {
    const own = await findMyDossier(db, accountId, code);
    if (own === undefined) throw new Problem('not_found');
    return own;
  };

  return [
    bind(myDossiersContract.listMyDossiers, async ({ principal, query }) => {
      const filter = { accountId: principal.accountId, status: query.status, text: query.q };
      const [rows, total] = await Promise.all([
        listMyDossiers(db, filter, { after: listCursor.decode(query.cursor), limit: query.limit + 1 }),
        countMyDossiers(db, filter, countBound),
      ]);
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      const outstandingOf = await findOutstanding(
        db,
        shown.map(({ id }) => id),
      );
      return {
        data: await Promise.all(
          shown.map(async (row) =>
            shownSummary(row, await getDefinition(db, row.procedureVersionId), outstandingOf(row.id)),
          ),
        ),
        page: {
          next:
            rows.length > query.limit && last !== undefined
              ? listCursor.encode({ createdAt: last.createdAt, id: last.id })
              : null,
          total,
          totalIsExact: total < countBound,
        },
      };
    }),

    bind(myDossiersContract.listMyApplicants, async ({ principal }) => ({
      data: await listOwnApplicants(db, principal.accountId, maxApplicants),
    })),

    bind(myDossiersContract.getMyDossier, async ({ principal, params, request, response }) => {
      const dossier = await readMyDossier(db, principal.accountId, params.code);
      return hasVersion(request, response, etagOf(dossier)) ? notModified : dossier;
    }),

    bind(myDossiersContract.writeMyMessage, async ({ principal, params, body, identity }) => {
      const { accountId } = principal;
      const { id: dossierId } = await getOwn(accountId, params.code);
      const request = { identity, accountId, dossierId, action: 'writeMessage', input: body };
      await doOnce(db, request, (tx) =>
        insertMessage(tx, { id: identity.id, dossierId, authorId: accountId, fromApplicant: true, text: body.text }),
      );
      return shownMessage(await getMessage(db, identity.id));
    }),

    bind(myDossiersContract.getMyDossierFile, async ({ principal, params, response }) => {
      const own = await getOwn(principal.accountId, params.code);
      const file = await findFile(db, own.id, params.fileId);
      if (file === undefined || !isForApplicant(file, own.state)) throw new Problem('not_found');
      if (file.purpose === 'result') {
        await sendResult(response, files, { file, code: params.code, returnMethod: own.state.returnMethod });
      } else {
        await sendFile(response, files, file, 'inline');
      }
      return undefined;
    }),

    ...myDossierActionRoutes(parts),
  ];
}
