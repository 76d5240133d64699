import { countMoneyCases, listMoneyCases, type MoneyCaseRow } from '../../db/queries/list-cases.ts';
import { lockCase, takeCase } from '../../db/queries/money-cases.ts';
import { resolveCase, type ResolveOutcome } from '../../db/queries/resolve-case.ts';
import { moneyCaseTable, resolutionNames } from '../../domain/money-cases.ts';
import { discrepanciesContract, type MoneyCase } from '../contract/discrepancies.ts';
import { confirmRefundNotDone } from '../confirm-refund-not-done.ts';
import { doOnce } from '../do-once.ts';
import { unitsOf, type Principal } from '../http/principal.ts';
import { faultyField, Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import { moneyActor, refuseMoney } from '../money-decisions.ts';
import type { ApiParts } from '../parts.ts';
import { methodNeeded } from './refunds.ts';
import { pageOfPayments, paymentCursor } from './transactions.ts';

const accounting = ['accountant', 'supervisor'] as const;

/** Money that needs a person: every case has an owner, a suggestion and a closed list of ways out. */
export function discrepancyRoutes({ db, gateway }: ApiParts): BoundRoute[] {
  const shownOne = async (id: string, principal: Principal) => {
    const [row] = await listMoneyCases(db, { id, unitCodes: unitsOf(principal, accounting) }, { limit: 1 });
    if (row === undefined) throw new Problem('not_found');
    return shownCase(row);
  };

  return [
    bind(discrepanciesContract.listDiscrepancies, async ({ principal, query }) => {
      const filter = { unitCodes: unitsOf(principal, accounting), status: query.status };
      const [rows, total] = await Promise.all([
        listMoneyCases(db, filter, { after: paymentCursor.decode(query.cursor), limit: query.limit + 1 }),
        countMoneyCases(db, filter),
      ]);
      return pageOfPayments(rows, { limit: query.limit, total }, shownCase);
    }),

    bind(discrepanciesContract.takeDiscrepancy, async ({ principal, params }) => {
      await db.transaction(async (tx) => {
        const found = await lockCase(tx, params.id, unitsOf(principal, accounting));
        if (found === undefined) throw new Problem('not_found');
        if (found.status !== 'open') throw new Problem('already_decided');
        if (found.ownerId === principal.accountId) return;
        await takeCase(tx, found.id, moneyActor(principal, found.unitCode));
      });
      return shownOne(params.id, principal);
    }),

    bind(discrepanciesContract.resolveDiscrepancy, async ({ principal, params, body, identity }) => {
      const unitCodes = unitsOf(principal, accounting);
      const input = { caseId: params.id, ...body };
      const request = { accountId: principal.accountId, action: 'resolveDiscrepancy', dossierId: null, input };
      if (body.resolution === 'refundNotDone') await confirmRefundNotDone({ db, gateway }, params.id);
      await doOnce(db, { identity, ...request }, async (tx) => {
        const found = await lockCase(tx, params.id, unitCodes);
        if (found === undefined) throw new Problem('not_found');
        const actor = moneyActor(principal, found.unitCode);
        refuse(await resolveCase(tx, found, { requestId: identity.id, actor, unitCodes, ...body }));
      });
      return shownOne(params.id, principal);
    }),
  ];
}

function shownCase(row: MoneyCaseRow): MoneyCase {
  const { id, kind, amountVnd, dossierCode, orderId, reference, status, reason, resolvedAt, refundId } = row;
  const { name, advice, resolutions } = moneyCaseTable[kind];
  return {
    id,
    kind,
    name,
    advice,
    resolutions: status === 'open' ? resolutions.map((code) => ({ code, name: resolutionNames[code] })) : [],
    amountVnd,
    dossierCode,
    paymentId: orderId,
    reference,
    transfer: row.transferContent === null ? null : shownSlip(row, row.transferContent),
    status,
    owner: row.ownerId === null || row.ownerName === null ? null : { id: row.ownerId, name: row.ownerName },
    openedAt: row.createdAt,
    resolution: row.resolution === null ? null : resolutionNames[row.resolution],
    reason,
    resolvedAt,
    refundId,
  };
}

function shownSlip({ payerName, payerAccount }: MoneyCaseRow, content: string): MoneyCase['transfer'] {
  return { content, payerName, payerAccount };
}

/** @throws Problem naming the field to change, unless the case was resolved or its refund asked for. */
function refuse(outcome: ResolveOutcome): void {
  switch (outcome) {
    case 'resolved':
    case 'requested':
      return;
    case 'notThisWay':
      throw faultyField('resolution', 'not_this_way', {
        vi: 'Vụ việc loại này không xử lý theo cách đó. Chọn một trong các cách được nêu.',
        en: 'A case of this kind is not resolved like this. Choose one of the ways listed.',
      });
    case 'noOrder':
      throw faultyField('dossierCode', 'no_awaited_payment', {
        vi: 'Hồ sơ đó không có khoản nào đang chờ nộp. Nếu hồ sơ đã dừng, nhờ giám sát cho giải quyết tiếp trước.',
        en: 'That dossier awaits no payment. If it was stopped, have a supervisor resume it first.',
      });
    case 'otherApplicant':
      throw faultyField('dossierCode', 'other_applicant', {
        vi: 'Hồ sơ đó của người nộp khác. Hoàn trả cho người đã nộp.',
        en: 'That dossier is another applicant’s. Give the money back to whoever paid it.',
      });
    case 'supervisorNeeded':
      throw faultyField('resolution', 'supervisor_needed', {
        vi: 'Chỉ giám sát được quyết định như vậy. Nhờ giám sát xử lý vụ việc này.',
        en: 'Only a supervisor decides this. Ask one to resolve the case.',
      });
    case 'methodNeeded':
      throw methodNeeded();
    case 'notOpen':
    case 'samePerson':
    case 'ownBooking':
    case 'moneyGone':
      refuseMoney(outcome);
  }
}
