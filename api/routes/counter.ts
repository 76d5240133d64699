import { z } from 'zod';
import { listEarlierApplicants, type EarlierApplicantRow } from '../../db/queries/earlier-applicants.ts';
import { countPostalQueue, listPostalQueue, type PostalRow } from '../../db/queries/postal-queue.ts';
import { listPayments } from '../../db/queries/transactions.ts';
import { drawQrCode } from '../../integrations/pdf/codes.ts';
import { counterContract, type EarlierApplicant, type PostalItem } from '../contract/counter.ts';
import { cursorOf } from '../http/cursor.ts';
import { unitsOf } from '../http/principal.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { getVisible } from '../staff-dossiers.ts';
import { startCheckout } from '../start-checkout.ts';
import { parcelStatusName, withNote } from '../views/dossier-parts.ts';
import { cut, searchOf } from '../views/inbox.ts';

const mostApplicants = 8;
const postalCursor = cursorOf(z.object({ since: z.iso.datetime(), id: z.uuid() }));

/** What the counter needs beside the dossiers themselves: who comes again, what goes by post, and a bank's page to show. */
export function counterRoutes(parts: ApiParts): BoundRoute[] {
  const { db } = parts;
  return [
    bind(counterContract.findApplicants, async ({ principal, query }) => {
      const text = searchOf(query.q);
      if (text === undefined) return { data: [] };
      const unitCodes = unitsOf(principal, counterContract.findApplicants.access.roles);
      const people = await listEarlierApplicants(db, { unitCodes, text, limit: mostApplicants });
      return { data: people.map(shownEarlierApplicant) };
    }),

    bind(counterContract.listDeliveries, async ({ principal, query }) => {
      const { queue, limit } = query;
      const filter = { unitCodes: unitsOf(principal, counterContract.listDeliveries.access.roles), queue };
      const [found, total] = await Promise.all([
        listPostalQueue(db, filter, { after: postalCursor.decode(query.cursor), limit: limit + 1 }),
        countPostalQueue(db, filter),
      ]);
      const { shown, last } = cut(found, limit);
      return {
        data: shown.map((row) => shownPostalItem(row, principal.accountId)),
        page: {
          next: last === undefined ? null : postalCursor.encode({ since: last.since, id: last.id }),
          total,
          totalIsExact: true,
        },
      };
    }),

    bind(counterContract.counterCheckout, async ({ principal, params, body, identity, language, request }) => {
      const { id: dossierId, unitCode } = await getVisible(db, params.code, principal);
      const { roles } = counterContract.counterCheckout.access;
      if (!unitsOf(principal, roles).includes(unitCode)) throw new Problem('forbidden');
      const [order] = await listPayments(db, { dossierId, status: 'awaited' }, { after: undefined, limit: 1 });
      if (order === undefined) throw new Problem('payment_not_open');
      const checkout = await startCheckout(parts, { order, body, identity, language, ip: request.ip });
      return { ...checkout, qrSvg: drawQrCode(checkout.redirectUrl) };
    }),
  ];
}

/** Enough to know somebody by who stands there and says who they are. */
function shownEarlierApplicant({ code, submittedAt, applicant }: EarlierApplicantRow): EarlierApplicant {
  return {
    dossierCode: code,
    kind: applicant.kind ?? 'citizen',
    name: applicant.name ?? '',
    companyName: applicant.companyName ?? null,
    personalIdEnd: (applicant.personalId ?? '').slice(-4),
    phoneEnd: (applicant.phone ?? '').slice(-3),
    submittedAt,
  };
}

function shownPostalItem(row: PostalRow, accountId: string): PostalItem {
  const { code, procedure, applicantName, since, parcel, lastWords, task, holder } = row;
  return {
    dossierCode: code,
    procedure,
    applicantName,
    since,
    parcel: parcel && {
      ...parcel,
      statusName: parcelStatusName(parcel.status),
      lastWords: lastWords && withNote(parcelStatusName(lastWords.status), lastWords.note.trim()),
    },
    task: task && { ...task, holder, mine: holder?.id === accountId },
  };
}
