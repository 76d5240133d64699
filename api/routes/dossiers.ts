import { listHistory } from '../../db/queries/dossier-history.ts';
import { listParcels } from '../../db/queries/dossier-parts.ts';
import { announcePresence } from '../../db/queries/presence.ts';
import { changePriority } from '../../db/queries/priority.ts';
import { logRead, listReads } from '../../db/queries/read-log.ts';
import { listPayments } from '../../db/queries/transactions.ts';
import { unwatch, watch } from '../../db/queries/watches.ts';
import type { Language } from '../../domain/localized-text.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { dossiersContract } from '../contract/dossiers.ts';
import { doAction } from '../do-action.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { previewAction } from '../preview-action.ts';
import { recallParcel } from '../recall-parcel.ts';
import { receiveAtCounter } from '../receive-at-counter.ts';
import { getVisible } from '../staff-dossiers.ts';
import { staffViewer } from '../staff-viewer.ts';
import { readOutcome } from '../views/action-outcome.ts';
import { shownParcel } from '../views/dossier-parts.ts';
import { readDossierList } from '../views/dossier-list.ts';
import { readStaffDossier } from '../views/staff-dossier.ts';
import { shownTimeline } from '../views/timeline.ts';
import { dossierFileRoutes } from './dossier-files.ts';
import { dossierTalkRoutes } from './dossier-talk.ts';

/** More of each than any dossier has. */
const everyOrder = { after: undefined, limit: 100 };
const latestReads = 200;

/** Dossiers as staff see and act on them. What is not their unit's does not exist here. Every reading is logged. */
export function dossierRoutes(parts: ApiParts): BoundRoute[] {
  const { db } = parts;

  /** A dossier somebody is about to read. */
  const open = async (code: string, principal: Principal) => {
    const standing = await getVisible(db, code, principal);
    await logRead(db, { dossierId: standing.id, accountId: principal.accountId, what: 'dossier' });
    return standing;
  };

  return [
    bind(dossiersContract.searchDossiers, ({ principal, query }) => readDossierList(db, principal, query)),

    bind(dossiersContract.receiveAtCounter, async (call) => {
      const id = await receiveAtCounter(parts, call);
      return readStaffDossier(db, id, call.principal);
    }),

    bind(dossiersContract.getDossier, async ({ principal, params }) => {
      const { id } = await open(params.code, principal);
      return readStaffDossier(db, id, principal);
    }),

    bind(dossiersContract.changePriority, async ({ principal, params, body }) => {
      const { id, unitCode } = await getVisible(db, params.code, principal);
      if (!unitsOf(principal, ['clerk']).includes(unitCode)) throw new Problem('forbidden');
      const by = { accountId: principal.accountId, role: 'clerk' } as const;
      if (!(await changePriority(db, { dossierId: id, ...body, by }))) throw new Problem('dossier_ended');
      return undefined;
    }),

    bind(dossiersContract.listTimeline, async ({ principal, params }) => {
      const { id } = await open(params.code, principal);
      return { data: shownTimeline(await listHistory(db, id)) };
    }),

    bind(dossiersContract.listDossierPayments, async ({ principal, params }) => {
      const { id } = await open(params.code, principal);
      const orders = await listPayments(db, { dossierId: id }, everyOrder);
      return {
        data: orders.map(({ id: transactionId, totalVnd, status, dueAt, paidAt }) => ({
          transactionId,
          purpose: 'fee' as const,
          amountVnd: totalVnd,
          status,
          dueAt,
          paidAt,
        })),
      };
    }),

    bind(dossiersContract.listDossierDeliveries, async ({ principal, params }) => {
      const { id } = await open(params.code, principal);
      return { data: (await listParcels(db, id)).map(shownParcel) };
    }),

    bind(dossiersContract.recallParcel, async ({ principal, params }) => {
      const { id: dossierId, unitCode } = await getVisible(db, params.code, principal);
      const { roles } = dossiersContract.recallParcel.access;
      if (!unitsOf(principal, roles).includes(unitCode)) throw new Problem('forbidden');
      const { accountId } = principal;
      await recallParcel(parts, { dossierId, deliveryId: params.deliveryId, accountId, role: 'clerk' });
      return { data: (await listParcels(db, dossierId)).map(shownParcel) };
    }),

    bind(dossiersContract.listReads, async ({ principal, params, language }) => {
      const { id, unitCode } = await getVisible(db, params.code, principal);
      const { roles } = dossiersContract.listReads.access;
      if (!unitsOf(principal, roles).includes(unitCode)) throw new Problem('forbidden');
      const reads = await listReads(db, id, latestReads);
      return { data: reads.map(({ reader, at, what }) => ({ reader, at, what: readName(what, language) })) };
    }),

    bind(dossiersContract.actOnDossier, async ({ principal, params, body, identity, language }) => {
      const standing = await getVisible(db, params.code, principal);
      await doAction({ parts, standing, viewer: staffViewer(principal, standing), ...body, identity, language });
      return readOutcome(db, standing.id, principal.accountId);
    }),

    bind(dossiersContract.previewAction, async ({ principal, params, body, language }) => {
      const standing = await getVisible(db, params.code, principal);
      return previewAction({ parts, standing, viewer: staffViewer(principal, standing), ...body, language });
    }),

    bind(dossiersContract.watchDossier, async ({ principal, params }) => {
      const { id } = await getVisible(db, params.code, principal);
      await watch(db, principal.accountId, id);
      return undefined;
    }),

    bind(dossiersContract.unwatchDossier, async ({ principal, params }) => {
      const { id } = await getVisible(db, params.code, principal);
      await unwatch(db, principal.accountId, id);
      return undefined;
    }),

    bind(dossiersContract.showPresence, async ({ principal, params, body: { isLeaving } }) => {
      const standing = await getVisible(db, params.code, principal);
      const person = { id: principal.accountId, name: principal.name };
      await announcePresence(db, standing, { code: standing.code, person, isLeaving });
      return undefined;
    }),

    ...dossierFileRoutes(parts),
    ...dossierTalkRoutes(parts),
  ];
}

/** What was read, in words: the dossier, or a file by its name, as long as that is kept. */
function readName(what: string, language: Language): string {
  if (what === 'dossier') return { vi: 'Hồ sơ', en: 'Dossier' }[language];
  if (what === 'file' || what === 'link') return { vi: 'Một tệp', en: 'A file' }[language];
  const [, linked] = /^link:(.*)$/.exec(what) ?? [];
  if (linked === undefined) return what.replace(/^file:/, '');
  return { vi: `${linked}, qua liên kết trong thư`, en: `${linked}, by the link in a mail` }[language];
}
