import { findRefundable } from '../../db/queries/ask-for-refunds.ts';
import { checkLedger } from '../../db/queries/check-ledger.ts';
import { listRefunds } from '../../db/queries/list-refunds.ts';
import { listReceipts } from '../../db/queries/receipts.ts';
import { countPayments, findPayment, listPayments } from '../../db/queries/transactions.ts';
import { orderStatuses } from '../../db/schema/index.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import { unitsOf } from '../http/principal.ts';
import { paymentsContract } from '../contract/payments.ts';
import { sendFile } from '../http/downloads.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { shownRefund } from '../views/refunds.ts';
import { shownPayment, shownPaymentSummary, shownReceipt } from './payment-views.ts';
import { countBound, pageOfPayments, paymentCursor } from './transactions.ts';

const accounting = ['accountant', 'supervisor'] as const;

/** What accountants and supervisors see of the money of their units. */
export function paymentRoutes({ db, files }: ApiParts): BoundRoute[] {
  return [
    bind(paymentsContract.listPayments, async ({ principal, query }) => {
      const status = orderStatuses.find((known) => known === query.status);
      if (query.status !== undefined && status === undefined) return emptyPage;
      const filter = {
        unitCodes: unitsOf(principal, accounting),
        ...optional('status', status),
        ...optional('unitCode', query.unit),
        ...optional('text', query.q),
        ...optional('from', query.from === undefined ? undefined : startOfDate(query.from)),
        ...optional('to', query.to === undefined ? undefined : startOfDate(query.to, 1)),
      };
      const [rows, total] = await Promise.all([
        listPayments(db, filter, { after: paymentCursor.decode(query.cursor), limit: query.limit + 1 }),
        countPayments(db, filter, countBound),
      ]);
      return pageOfPayments(rows, { limit: query.limit, total }, shownPaymentSummary);
    }),

    bind(paymentsContract.getPayment, async ({ principal, params }) => {
      const payment = await findPayment(db, params.id, { unitCodes: unitsOf(principal, accounting) });
      if (payment === undefined) throw new Problem('not_found');
      const [refunds, receipts, refundable] = await Promise.all([
        listRefunds(db, { orderId: payment.id }, { limit: 100 }),
        listReceipts(db, payment.id),
        db.transaction((tx) => findRefundable(tx, payment.id)),
      ]);
      return {
        ...shownPayment(payment),
        refundableVnd: refundable?.totalVnd ?? 0,
        refunds: refunds.map((row) => shownRefund(row, principal)),
        receipts: receipts.map((row) => shownReceipt(row, `/api/v1/payments/${payment.id}/receipts/${row.id}`)),
      };
    }),

    bind(paymentsContract.getReceipt, async ({ principal, params, response }) => {
      const payment = await findPayment(db, params.id, { unitCodes: unitsOf(principal, accounting) });
      const receipts = payment === undefined ? [] : await listReceipts(db, payment.id);
      const file = receipts.find(({ id }) => id === params.receiptId)?.file;
      if (file === undefined || file === null) throw new Problem('not_found');
      await sendFile(response, files, file, 'inline');
      return undefined;
    }),

    bind(paymentsContract.checkLedger, async () => ({
      checkedAt: new Date().toISOString(),
      findings: await checkLedger(db),
    })),
  ];
}

const emptyPage = { data: [], page: { next: null, total: 0, totalIsExact: true } };

/** A property that is there only with a value, as exact optional properties want it. */
function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}
