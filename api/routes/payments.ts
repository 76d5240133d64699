import {
  countMoneyCases,
  countPayments,
  findPayment,
  listMoneyCases,
  listPayments,
} from '../../db/queries/transactions.ts';
import type { MoneyCaseKind } from '../../db/schema/index.ts';
import { orderStatuses } from '../../db/schema/index.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { startOfDate } from '../../domain/working-time/local-time.ts';
import { unitsOf } from '../http/principal.ts';
import { paymentsContract } from '../contract/payments.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { shownPayment, shownPaymentSummary } from './payment-views.ts';
import { countBound, pageOfPayments, paymentCursor } from './transactions.ts';

const accounting = ['accountant', 'supervisor'] as const;

const caseNames: Readonly<Record<MoneyCaseKind, LocalizedText>> = {
  late: {
    vi: 'Tiền đến sau khi hết hạn hoặc hồ sơ đã kết thúc',
    en: 'Money after the deadline or the end of the dossier',
  },
  double: { vi: 'Nộp trùng', en: 'Paid twice' },
  over: { vi: 'Nộp thừa', en: 'Paid too much' },
  under: { vi: 'Nộp thiếu', en: 'Paid too little' },
  unknownReference: { vi: 'Không rõ nộp cho hồ sơ nào', en: 'Unknown reference' },
  wrongAmount: { vi: 'Số tiền không khớp', en: 'Wrong amount' },
  held: { vi: 'Cổng thanh toán đang giữ tiền', en: 'Held by the gateway' },
  refundDue: { vi: 'Phải hoàn trả người nộp', en: 'To be refunded' },
};

/** What accountants and supervisors see of the money of their units. */
export function paymentRoutes({ db }: ApiParts): BoundRoute[] {
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
      return shownPayment(payment);
    }),

    bind(paymentsContract.listMoneyCases, async ({ principal, query }) => {
      const filter = { unitCodes: unitsOf(principal, accounting), status: query.status };
      const [rows, total] = await Promise.all([
        listMoneyCases(db, filter, { after: paymentCursor.decode(query.cursor), limit: query.limit + 1 }),
        countMoneyCases(db, filter),
      ]);
      return pageOfPayments(rows, { limit: query.limit, total }, (row) => ({
        id: row.id,
        kind: row.kind,
        name: caseNames[row.kind],
        amountVnd: row.amountVnd,
        dossierCode: row.dossierCode,
        reference: row.reference,
        status: row.status,
        owner: row.ownerId === null || row.ownerName === null ? null : { id: row.ownerId, name: row.ownerName },
        openedAt: row.createdAt,
        resolution: row.resolution,
      }));
    }),
  ];
}

const emptyPage = { data: [], page: { next: null, total: 0, totalIsExact: true } };

/** A property that is there only with a value, as exact optional properties want it. */
function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}
