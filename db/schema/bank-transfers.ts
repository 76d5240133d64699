import { sql } from 'drizzle-orm';
import { check, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bookings } from './bookings.ts';
import { amountVnd, createdAt, id, instant, oneOf } from './columns.ts';

export const transferSources = ['notification', 'statement', 'hand'] as const;
export type TransferSource = (typeof transferSources)[number];

/**
 * A credit on one of our bank accounts as it was first told, once under the bank's own number. The payer is kept because
 * money that is nobody's can only go back to the account it came from.
 */
export const bankTransfers = pgTable(
  'bank_transfers',
  {
    id: id(),
    bankBin: text('bank_bin').notNull(),
    accountNumber: text('account_number').notNull(),
    /** The bank's own number of the transfer. */
    reference: text('reference').notNull(),
    amountVnd: amountVnd('amount_vnd').notNull(),
    /** What the payer wrote, as it reached us. */
    content: text('content').notNull(),
    payerName: text('payer_name'),
    payerAccount: text('payer_account'),
    source: text('source').$type<TransferSource>().notNull(),
    bookingId: uuid('booking_id')
      .notNull()
      .references(() => bookings.id),
    receivedAt: instant('received_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('bank_transfers_once').on(table.bankBin, table.accountNumber, table.reference),
    unique('bank_transfers_booking').on(table.bookingId),
    check('bank_transfers_source_known', oneOf(table.source, transferSources)),
    check('bank_transfers_amount_positive', sql`${table.amountVnd} > 0`),
  ],
);
