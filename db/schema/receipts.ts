import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { accounts } from './accounts.ts';
import { units } from './catalogue.ts';
import { amountVnd, createdAt, id, instant, oneOf } from './columns.ts';
import { files } from './files.ts';
import { paymentOrders } from './payments.ts';

/**
 * A series of receipts of a unit for one type of money. Its next number is taken under the row's lock, in the
 * transaction that issues the receipt: numbers have no gaps. Template and series codes are settings of the unit.
 */
export const receiptSeries = pgTable(
  'receipt_series',
  {
    id: id(),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    feeType: text('fee_type').$type<'fee'>().notNull(),
    templateCode: text('template_code').notNull(),
    seriesCode: text('series_code').notNull(),
    nextNo: integer('next_no').notNull().default(1),
  },
  (table) => [
    unique('receipt_series_of_unit').on(table.unitCode, table.feeType, table.seriesCode),
    check('receipt_series_seven_digits', sql`${table.nextNo} between 1 and 10000000`),
  ],
);

export interface ReceiptLine {
  readonly code: string;
  readonly name: LocalizedText;
  readonly legalBasis: string;
  readonly amountVnd: number;
}

/** A receipt for an order that was paid. Never deleted: one that is not to hold is void, and keeps its number. */
export const receipts = pgTable(
  'receipts',
  {
    id: id(),
    seriesId: uuid('series_id')
      .notNull()
      .references(() => receiptSeries.id),
    no: integer('no').notNull(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => paymentOrders.id),
    amountVnd: amountVnd('amount_vnd').notNull(),
    lines: jsonb('lines').$type<readonly ReceiptLine[]>().notNull(),
    /** Who took the money; `null` when it came by the gateway. */
    collectorId: uuid('collector_id').references(() => accounts.id),
    issuedAt: instant('issued_at').notNull(),
    status: text('status').$type<'issued' | 'void'>().notNull().default('issued'),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason'),
    fileId: uuid('file_id').references(() => files.id),
    attempts: integer('attempts').notNull().default(0),
    /** When its PDF is to be made next; `null` once there is one. */
    nextAttemptAt: instant('next_attempt_at').default(sql`now()`),
    lastError: text('last_error'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('receipts_number').on(table.seriesId, table.no),
    uniqueIndex('receipts_one_per_order')
      .on(table.orderId)
      .where(sql`${table.status} = 'issued'`),
    check('receipts_status_known', oneOf(table.status, ['issued', 'void'])),
    check('receipts_number_seven_digits', sql`${table.no} between 1 and 9999999`),
    check('receipts_void_why', sql`(${table.status} = 'void') = (${table.voidReason} is not null)`),
    index('receipts_due')
      .on(table.nextAttemptAt)
      .where(sql`${table.nextAttemptAt} is not null`),
    index('receipts_by_order').on(table.orderId),
  ],
);
