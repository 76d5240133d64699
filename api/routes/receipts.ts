import { z } from 'zod';
import {
  countRegister,
  listRegister,
  sumRegister,
  type RegisteredReceipt as RegisterRow,
  type SeriesSum,
} from '../../db/queries/receipt-register.ts';
import { receiptsContract, type ReceiptSeriesSum, type RegisteredReceipt } from '../contract/receipts.ts';
import { cursorOf } from '../http/cursor.ts';
import { bind, type BoundRoute } from '../http/route-binding.ts';
import type { ApiParts } from '../parts.ts';
import { receiptFilterOf } from '../views/money-scope.ts';
import { receiptNumber } from './payment-views.ts';
import { countBound } from './transactions.ts';

const receiptCursor = cursorOf(z.object({ issuedAt: z.iso.datetime(), id: z.uuid() }));

/** The receipts register, receipt by receipt and series by series. */
export function receiptRoutes({ db }: ApiParts): BoundRoute[] {
  return [
    bind(receiptsContract.listReceipts, async ({ principal, query }) => {
      const filter = receiptFilterOf(principal, query);
      const [rows, total] = await Promise.all([
        listRegister(db, filter, { after: receiptCursor.decode(query.cursor), limit: query.limit + 1 }),
        countRegister(db, filter, countBound),
      ]);
      const shown = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? shown.at(-1) : undefined;
      return {
        data: shown.map(shownReceipt),
        page: {
          next: last === undefined ? null : receiptCursor.encode({ issuedAt: last.issuedAt, id: last.id }),
          total,
          totalIsExact: total < countBound,
        },
      };
    }),

    bind(receiptsContract.listReceiptSeries, async ({ principal, query }) => ({
      data: (await sumRegister(db, receiptFilterOf(principal, query))).map(shownSeries),
    })),
  ];
}

function shownReceipt(row: RegisterRow): RegisteredReceipt {
  const { id, amountVnd, issuedAt, status, voidReason, collectorName, payerName, dossierCode, orderId } = row;
  return {
    id,
    template: row.templateCode,
    series: row.seriesCode,
    number: receiptNumber(row),
    unit: { code: row.unitCode, name: row.unitName },
    amountVnd,
    issuedAt,
    status,
    voidReason,
    collectorName,
    payerName,
    dossierCode,
    paymentId: orderId,
    href: row.hasFile ? `/api/v1/payments/${orderId}/receipts/${id}` : null,
  };
}

function shownSeries(row: SeriesSum): ReceiptSeriesSum {
  const { id, issued, issuedVnd, voided, voidedVnd, firstNo, lastNo, takenNo } = row;
  const shownNo = (no: number | null) => (no === null ? null : receiptNumber({ no }));
  return {
    id,
    unit: { code: row.unitCode, name: row.unitName },
    template: row.templateCode,
    series: row.seriesCode,
    taken: takenNo,
    first: shownNo(firstNo),
    last: shownNo(lastNo),
    issued,
    issuedVnd,
    voided,
    voidedVnd,
    gaps: row.gaps.map(({ fromNo, toNo }) => ({
      from: receiptNumber({ no: fromNo }),
      to: receiptNumber({ no: toNo }),
    })),
  };
}
