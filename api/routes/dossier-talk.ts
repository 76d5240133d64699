import { getMessage, insertMessage, listMessages } from '../../db/queries/dossier-parts.ts';
import { getNote, insertNote, listNotes } from '../../db/queries/notes.ts';
import { logRead } from '../../db/queries/read-log.ts';
import type { DossierStanding } from '../../db/queries/dossier-standing.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { dossiersContract } from '../contract/dossiers.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { keepRequest } from '../requests.ts';
import { getVisible } from '../staff-dossiers.ts';
import { shownMessage } from '../views/dossier-parts.ts';

const writing: readonly StaffRole[] = ['clerk', 'officer', 'lead'];

/** What is said about a dossier: notes among staff, and messages to and from its applicant. */
export function dossierTalkRoutes({ db }: Pick<ApiParts, 'db'>): BoundRoute[] {
  const open = async (code: string, principal: Principal) => {
    const standing = await getVisible(db, code, principal);
    await logRead(db, { dossierId: standing.id, accountId: principal.accountId, what: 'dossier' });
    return standing;
  };

  return [
    bind(dossiersContract.listNotes, async ({ principal, params }) => {
      const { id } = await open(params.code, principal);
      return { data: await listNotes(db, id) };
    }),

    bind(dossiersContract.writeNote, async ({ principal, params, body, identity }) => {
      const { accountId } = principal;
      const { id: dossierId } = await getVisible(db, params.code, principal);
      const note = { id: identity.id, dossierId, authorId: accountId, text: body.text };
      await db.transaction(async (tx) => {
        const request = { accountId, dossierId, action: 'writeNote', input: body };
        if ((await keepRequest(tx, identity, request)) === 'first') await insertNote(tx, note);
      });
      return getNote(db, identity.id);
    }),

    bind(dossiersContract.listMessages, async ({ principal, params }) => {
      const { id } = await open(params.code, principal);
      return { data: (await listMessages(db, id)).map(shownMessage) };
    }),

    bind(dossiersContract.writeMessage, async ({ principal, params, body, identity }) => {
      const { accountId } = principal;
      const standing = await getVisible(db, params.code, principal);
      requireOffice(standing, principal);
      const dossierId = standing.id;
      const message = { id: identity.id, dossierId, authorId: accountId, fromApplicant: false, text: body.text };
      await db.transaction(async (tx) => {
        const request = { accountId, dossierId, action: 'writeMessage', input: body };
        if ((await keepRequest(tx, identity, request)) === 'first') await insertMessage(tx, message);
      });
      return shownMessage(await getMessage(db, identity.id));
    }),
  ];
}

/** Only the unit that decides speaks to the applicant, not one that is merely consulted. @throws Problem `forbidden`. */
function requireOffice({ unitCode }: DossierStanding, principal: Principal): void {
  if (!unitsOf(principal, writing).includes(unitCode)) throw new Problem('forbidden');
}
