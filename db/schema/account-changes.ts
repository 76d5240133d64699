import { jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { units, type ReceivingAccount } from './catalogue.ts';
import { id, instant } from './columns.ts';

/**
 * A receiving account that somebody has asked for and somebody else is yet to confirm; money goes to the one before until
 * then. A unit waits for one at a time. What became of it is in the audit log.
 */
export const receivingAccountChanges = pgTable(
  'receiving_account_changes',
  {
    id: id(),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    account: jsonb('account').$type<Required<ReceivingAccount>>().notNull(),
    reason: text('reason').notNull(),
    askedById: uuid('asked_by_id')
      .notNull()
      .references(() => accounts.id),
    askedAt: instant('asked_at').notNull(),
  },
  (table) => [unique('receiving_account_changes_unit').on(table.unitCode)],
);

/**
 * An account that transfers to a unit no longer go to by what we show, and still do by codes and papers shown before. It
 * belongs to the unit that had it last, until another one takes it into use.
 */
export const formerReceivingAccounts = pgTable(
  'former_receiving_accounts',
  {
    bankBin: text('bank_bin').notNull(),
    number: text('number').notNull(),
    bank: text('bank').notNull(),
    holder: text('holder').notNull(),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    leftAt: instant('left_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bankBin, table.number] })],
);
