import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { NoteCount } from '../../domain/drawer.ts';
import { accounts } from './accounts.ts';
import { bookings } from './bookings.ts';
import { units } from './catalogue.ts';
import { amountVnd, createdAt, id, instant } from './columns.ts';

/** Cash in somebody's keeping, from its opening to its hand-over. Closed, it never changes: a trigger sees to it. */
export const drawers = pgTable(
  'drawers',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    /** Change that lay in it from the start. */
    floatVnd: amountVnd('float_vnd').notNull().default(0),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    /** By the books when it was closed; below zero when more was paid out of it than came in. */
    expectedVnd: amountVnd('expected_vnd'),
    countedVnd: amountVnd('counted_vnd'),
    notes: jsonb('notes').$type<readonly NoteCount[]>(),
    /** Why counted and expected differ, in the words of who counted. */
    reason: text('reason'),
    /** Who counted and closed it for a keeper who could not; `null` when the keeper did. */
    closedBy: uuid('closed_by').references(() => accounts.id),
    /** Why it was not the keeper. */
    closedForReason: text('closed_for_reason'),
    /** The second person, who counted it again and took it over. */
    confirmedBy: uuid('confirmed_by').references(() => accounts.id),
    confirmedAt: instant('confirmed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('drawers_one_open')
      .on(table.accountId, table.unitCode)
      .where(sql`${table.closedAt} is null`),
    index('drawers_by_unit').on(table.unitCode, table.openedAt.desc()),
    check('drawers_float_not_negative', sql`${table.floatVnd} >= 0`),
    check(
      'drawers_closed_counted',
      sql`num_nulls(${table.closedAt}, ${table.expectedVnd}, ${table.countedVnd}, ${table.notes}) in (0, 4)`,
    ),
    check(
      'drawers_difference_has_reason',
      sql`${table.countedVnd} = ${table.expectedVnd} or ${table.reason} is not null or ${table.closedAt} is null`,
    ),
    check(
      'drawers_confirmed_by_another',
      sql`num_nulls(${table.confirmedBy}, ${table.confirmedAt}) in (0, 2)
        and (${table.confirmedBy} is null or (${table.closedAt} is not null and ${table.confirmedBy} <> ${table.accountId}))`,
    ),
    check(
      'drawers_closed_for_keeper',
      sql`num_nulls(${table.closedBy}, ${table.closedForReason}) in (0, 2)
        and (${table.closedBy} is null or (${table.closedAt} is not null and ${table.closedBy} <> ${table.accountId}
          and ${table.closedBy} is distinct from ${table.confirmedBy}))`,
    ),
  ],
);

/** Which drawer a movement of cash went into or came out of. */
export const drawerMovements = pgTable(
  'drawer_movements',
  {
    bookingId: uuid('booking_id')
      .primaryKey()
      .references(() => bookings.id),
    drawerId: uuid('drawer_id')
      .notNull()
      .references(() => drawers.id),
  },
  (table) => [index('drawer_movements_by_drawer').on(table.drawerId)],
);
