import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { ledgerAccounts, type LedgerAccount } from '../../domain/ledger.ts';
import { bookings } from './bookings.ts';
import { amountVnd, id, oneOf } from './columns.ts';
import { paymentOrders } from './payments.ts';
import { refunds } from './refunds.ts';

/**
 * One side of a booking: append-only; the entries of a booking add up to zero, which the database checks at commit.
 * Positive is debit: money that came to a place, or is no longer for something. Negative is credit: money that left a
 * place, or is for something.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: id(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    position: integer('position').notNull(),
    account: text('account').$type<LedgerAccount>().notNull(),
    orderId: uuid('order_id').references(() => paymentOrders.id),
    refundId: uuid('refund_id').references(() => refunds.id),
    /** The movement by which this money came in: only there can it be given back. */
    moneyOfId: uuid('money_of_id')
      .notNull()
      .references(() => bookings.id),
    amountVnd: amountVnd('amount_vnd').notNull(),
  },
  (table) => [
    unique('ledger_entries_position').on(table.bookingId, table.position),
    check('ledger_entries_account_known', oneOf(table.account, ledgerAccounts)),
    check('ledger_entries_not_zero', sql`${table.amountVnd} <> 0`),
    check('ledger_entries_of_order', sql`(${table.account} = 'order') = (${table.orderId} is not null)`),
    check('ledger_entries_of_refund', sql`(${table.account} = 'refund') = (${table.refundId} is not null)`),
    index('ledger_entries_by_order')
      .on(table.orderId)
      .where(sql`${table.orderId} is not null`),
    index('ledger_entries_by_money').on(table.moneyOfId),
  ],
);
