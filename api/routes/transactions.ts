import { z } from 'zod';
import { listRefunds } from '../../db/queries/list-refunds.ts';
import { listReceipts, type ReceiptRow } from '../../db/queries/receipts.ts';
import {
  countPayments,
  findOrderOfAttempt,
  findPayment,
  listPayments,
  type PaymentRow,
} from '../../db/queries/transactions.ts';
import { transactionsContract, type Transaction } from '../contract/transactions.ts';
import { cursorOf } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { startCheckout } from '../start-checkout.ts';
import { shownRefundToPayer } from '../views/refunds.ts';
import { receiptNumber, shownTransaction, shownTransactionSummary } from './payment-views.ts';

/** Counting further than this tells a reader nothing. */
export const countBound = 1000;

export const paymentCursor = cursorOf(z.object({ createdAt: z.iso.datetime(), id: z.uuid() }));

/** The ways to pay that the gateway offers; codes are the gateway's. */
const methods: Transaction['methods'] = [
  {
    method: 'bank',
    name: { vi: 'Ngân hàng', en: 'Bank' },
    banks: [
      { code: 'NCB', name: 'NCB' },
      { code: 'VIETCOMBANK', name: 'Vietcombank' },
      { code: 'VIETINBANK', name: 'VietinBank' },
      { code: 'BIDV', name: 'BIDV' },
      { code: 'AGRIBANK', name: 'Agribank' },
    ],
  },
  { method: 'ewallet', name: { vi: 'Ví điện tử', en: 'E-wallet' }, banks: [] },
  { method: 'qr', name: { vi: 'Quét mã QR', en: 'QR code' }, banks: [] },
  { method: 'card', name: { vi: 'Thẻ quốc tế', en: 'International card' }, banks: [] },
];

/** Danh sách giao dịch: what an applicant owes and paid, and the way to the gateway. */
export function transactionRoutes(parts: ApiParts): BoundRoute[] {
  const { db } = parts;

  const getOwn = async (id: string, accountId: string): Promise<PaymentRow> => {
    const payment = await findPayment(db, id, { accountId });
    if (payment === undefined) throw new Problem('not_found');
    return payment;
  };

  return [
    bind(transactionsContract.listMyTransactions, async ({ principal, query }) => {
      const filter = {
        accountId: principal.accountId,
        ...(query.payable === 'true' ? { status: 'awaited' as const } : {}),
      };
      const [rows, total] = await Promise.all([
        listPayments(db, filter, { after: paymentCursor.decode(query.cursor), limit: query.limit + 1 }),
        countPayments(db, filter, countBound),
      ]);
      return pageOfPayments(rows, { limit: query.limit, total }, shownTransactionSummary);
    }),

    bind(transactionsContract.getMyTransaction, async ({ principal, params }) => {
      const payment = await getOwn(params.id, principal.accountId);
      const [refunds, [receipt]] = await Promise.all([
        listRefunds(db, { orderId: payment.id }, { limit: 100 }),
        listReceipts(db, payment.id),
      ]);
      return shownTransaction(payment, {
        methods,
        receipt: receipt === undefined ? null : shownReceiptToPayer(receipt, payment.dossierCode),
        refunds: refunds.map(shownRefundToPayer),
      });
    }),

    bind(transactionsContract.checkout, async ({ principal, params, body, identity, language, request }) => {
      const payment = await getOwn(params.id, principal.accountId);
      const call = { order: payment, body, identity, language, ip: request.ip };
      const { redirectUrl, attemptRef, expiresAt } = await startCheckout(parts, call);
      return { redirectUrl, attemptRef, expiresAt };
    }),

    bind(transactionsContract.returnFromGateway, async ({ request }) => {
      const notification = parts.gateway.readNotification(request.query);
      if (notification.kind !== 'verified') return '/ca-nhan/giao-dich';
      const attempt = await findOrderOfAttempt(db, notification.attemptRef);
      return attempt === undefined
        ? '/ca-nhan/giao-dich'
        : `/ca-nhan/giao-dich/${attempt.orderId}?attempt=${notification.attemptRef}`;
    }),
  ];
}

function shownReceiptToPayer(receipt: ReceiptRow, dossierCode: string): Transaction['receipt'] {
  const { issuedAt, status, file } = receipt;
  return {
    number: receiptNumber(receipt),
    issuedAt,
    isVoid: status === 'void',
    href: file === null ? null : `/api/v1/me/dossiers/${dossierCode}/files/${file.id}`,
  };
}

/** A page from one row more than was asked for. */
export function pageOfPayments<Row extends { readonly id: string; readonly createdAt: string }, Shown>(
  rows: readonly Row[],
  page: { readonly limit: number; readonly total: number },
  show: (row: Row) => Shown,
) {
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > page.limit && last !== undefined;
  return {
    data: shown.map(show),
    page: {
      next: hasMore ? paymentCursor.encode({ createdAt: last.createdAt, id: last.id }) : null,
      total: page.total,
      totalIsExact: page.total < countBound,
    },
  };
}
