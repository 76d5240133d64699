import { findStanding, findVersion, listVersions, setOpen } from '../../db/queries/procedure-history.ts';
import { printedForms } from '../../domain/letters.ts';
import { actions, getRow } from '../../domain/lifecycle/transitions.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { procedureDraftsContract } from '../contract/procedure-drafts.ts';
import type { Principal } from '../http/principal.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { refuseStranger } from '../procedure-checks.ts';

/** The versions of procedures, whether they take dossiers, and the letters they cause. */
export function procedureHistoryRoutes({ db }: Pick<ApiParts, 'db'>): BoundRoute[] {
  const getOwn = async (code: string, principal: Principal) => {
    const standing = await findStanding(db, code);
    if (standing === undefined) throw new Problem('not_found');
    refuseStranger(principal, standing.unitCode);
    return standing;
  };

  const history = async (code: string, principal: Principal) => {
    const { name, unitCode, isOpen } = await getOwn(code, principal);
    return { code, name, unitCode, isOpen, versions: await listVersions(db, code, localDateOf(new Date())) };
  };

  return [
    bind(procedureDraftsContract.listVersions, ({ params, principal }) => history(params.code, principal)),

    bind(procedureDraftsContract.getVersion, async ({ params, principal }) => {
      await getOwn(params.code, principal);
      const found = await findVersion(db, params.code, params.version);
      if (found === undefined) throw new Problem('not_found');
      return found;
    }),

    bind(procedureDraftsContract.openProcedure, async ({ params, body, principal }) => {
      await getOwn(params.code, principal);
      const { code } = params;
      await db.transaction((tx) => setOpen(tx, { code, byId: principal.accountId, ...body }));
      return history(code, principal);
    }),

    bind(procedureDraftsContract.listLettersOfProcedures, () => ({ data: causedLetters() })),
  ];
}

/** The letters of the lifecycle with the actions that cause them, in the order of their forms. */
function causedLetters() {
  const rows = actions.map((action) => ({ action, ...getRow(action) }));
  return Object.entries(printedForms)
    .map(([letter, { formNo, name }]) => ({
      letter,
      formNo,
      name,
      causedBy: rows
        .filter((row) => row.letter === letter)
        .map(({ action, label, by }) => ({ action, label, by: [...by] })),
    }))
    .filter(({ causedBy }) => causedBy.length > 0);
}
