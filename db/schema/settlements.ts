import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { settlementMeanings, type SettlementMeaning } from '../../domain/settlement.ts';
import { accounts } from './accounts.ts';
import { bookings } from './bookings.ts';
import { amountVnd, createdAt, id, instant, oneOf } from './columns.ts';
import { refunds } from './refunds.ts';

/** A settlement file of the gateway that was imported, known by its content. */
export const settlementFiles = pgTable(
  'settlement_files',
  {
    id: id(),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    importedBy: uuid('imported_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
  },
  (table) => [unique('settlement_files_once').on(table.sha256)],
);

/** Money the gateway says it has sent to our bank account: what its lines add up to. */
export const payouts = pgTable(
  'payouts',
  {
    id: id(),
    /** The gateway's own; the bank's statement names it. */
    reference: text('reference').notNull(),
    /** The transfer it came by; `null` while it has not come. */
    transferId: uuid('transfer_id').references(() => bookings.id),
    arrivedAt: instant('arrived_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('payouts_once').on(table.reference),
    unique('payouts_transfer').on(table.transferId),
    check('payouts_arrived_by_transfer', sql`num_nulls(${table.transferId}, ${table.arrivedAt}) in (0, 2)`),
  ],
);

/** A line of a settlement file. Only how it is judged changes: once what it is about has been booked after all. */
export const settlementLines = pgTable(
  'settlement_lines',
  {
    id: id(),
    payoutId: uuid('payout_id')
      .notNull()
      .references(() => payouts.id),
    fileId: uuid('file_id')
      .notNull()
      .references(() => settlementFiles.id),
    /** Where it stands in its file. */
    line: integer('line').notNull(),
    attemptRef: text('attempt_ref').notNull(),
    gatewayNo: text('gateway_no').notNull(),
    /** 1, unless the file says the same once more. */
    occurrence: integer('occurrence').notNull(),
    /** Below zero when a refund is taken off. */
    amountVnd: amountVnd('amount_vnd').notNull(),
    feeVnd: amountVnd('fee_vnd').notNull(),
    settledOn: date('settled_on').notNull(),
    meaning: text('meaning').$type<SettlementMeaning>().notNull(),
    /** How much of it is booked, without its sign. */
    accountedVnd: amountVnd('accounted_vnd').notNull(),
    /** The movement by which its money came in. */
    moneyOfId: uuid('money_of_id').references(() => bookings.id),
    refundId: uuid('refund_id').references(() => refunds.id),
  },
  (table) => [
    unique('settlement_lines_once').on(table.payoutId, table.attemptRef, table.gatewayNo, table.occurrence),
    check('settlement_lines_meaning_known', oneOf(table.meaning, settlementMeanings)),
    check('settlement_lines_amount', sql`${table.amountVnd} <> 0 and ${table.feeVnd} >= 0`),
    check('settlement_lines_accounted', sql`${table.accountedVnd} between 0 and abs(${table.amountVnd})`),
    index('settlement_lines_by_money').on(table.moneyOfId),
    index('settlement_lines_open')
      .on(table.attemptRef)
      .where(sql`${table.accountedVnd} <> abs(${table.amountVnd})`),
  ],
);

/** Which bookings a payout brought about: those of its lines, and those by which it arrived. */
export const payoutMovements = pgTable(
  'payout_movements',
  {
    bookingId: uuid('booking_id')
      .primaryKey()
      .references(() => bookings.id),
    payoutId: uuid('payout_id')
      .notNull()
      .references(() => payouts.id),
    lineId: uuid('line_id').references(() => settlementLines.id),
  },
  (table) => [index('payout_movements_by_payout').on(table.payoutId)],
);
