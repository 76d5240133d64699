import { queueOutgoing } from '../../db/queries/outbox.ts';
import { listDifferences } from '../../db/queries/reconciled-differences.ts';
import {
  announceReconciliation,
  listReconciliations,
  type ReconciliationRow,
} from '../../db/queries/reconciliations.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import { reconciliationsContract, type Reconciliation } from '../contract/reconciliations.ts';
import { doOnce } from '../do-once.ts';
import { unitsOf } from '../http/principal.ts';
import { faultyField } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';

/** More differences than this in a day are not read one by one. */
const maxDifferences = 500;

/** Days of money compared with the gateway: done every night by themselves, and whenever an accountant asks. */
export function reconciliationRoutes({ db }: ApiParts): BoundRoute[] {
  return [
    bind(reconciliationsContract.listReconciliations, async ({ query }) => ({
      data: (await listReconciliations(db, { before: query.before, limit: query.limit })).map(shownReconciliation),
    })),

    bind(reconciliationsContract.reconcileDay, async ({ principal, body, identity }) => {
      const { onDate } = body;
      const { accountId } = principal;
      if (onDate > localDateOf(new Date())) {
        throw faultyField('onDate', 'in_the_future', {
          vi: 'Ngày này chưa đến. Chọn hôm nay hoặc một ngày trước đó.',
          en: 'This day has not come yet. Choose today or a day before.',
        });
      }
      const request = { identity, accountId, action: 'reconcileDay', dossierId: null, input: { onDate } };
      await doOnce(db, request, async (tx) => {
        await announceReconciliation(tx, { onDate, requestedBy: accountId });
        await queueOutgoing(tx, `reconciliation:${identity.id}`, { kind: 'startReconciliation', onDate });
      });
      const [row] = await listReconciliations(db, { onDate, limit: 1 });
      if (row === undefined) throw new Error(`No reconciliation of ${onDate}`);
      return shownReconciliation(row);
    }),

    bind(reconciliationsContract.listReconciledDifferences, async ({ principal, params }) => {
      const unitCodes = unitsOf(principal, ['accountant', 'supervisor']);
      return { data: await listDifferences(db, { onDate: params.onDate, unitCodes, limit: maxDifferences }) };
    }),
  ];
}

function shownReconciliation(row: ReconciliationRow): Reconciliation {
  const { waiting, agreeing, recovered, differing, unanswered, sums, ...rest } = row;
  return {
    ...rest,
    sums: sums === null ? null : [...sums],
    compared: { waiting, agreeing, recovered, differing, unanswered },
  };
}
