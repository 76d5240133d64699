import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { amountVnd, createdAt, id, instant, oneOf } from './columns.ts';
import { paymentAttempts, paymentOrders } from './payments.ts';

export const moneyChannels = ['vnpay', 'cash', 'card', 'transfer'] as const;
export type MoneyChannel = (typeof moneyChannels)[number];

/**
 * One movement of money, in balanced entries: append-only. `in` and `out` really happened, once each however often they
 * are reported; `within` changes only what money is for, or where it lies.
 */
export const bookings = pgTable(
  'bookings',
  {
    id: id(),
    /** What makes the movement unique: `vnpay:<reference>:<transaction no>`, `cash:<request>`, `refund:<id>:…`. */
    key: text('key').notNull(),
    /** The order it was meant for when it was booked. */
    orderId: uuid('order_id').references(() => paymentOrders.id),
    attemptId: uuid('attempt_id').references(() => paymentAttempts.id),
    direction: text('direction').$type<'in' | 'out' | 'within'>().notNull(),
    channel: text('channel').$type<MoneyChannel>(),
    amountVnd: amountVnd('amount_vnd').notNull(),
    reference: text('reference').notNull(),
    bookedBy: uuid('booked_by').references(() => accounts.id),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('bookings_key').on(table.key),
    check('bookings_direction_known', oneOf(table.direction, ['in', 'out', 'within'])),
    check('bookings_channel_known', oneOf(table.channel, moneyChannels)),
    check('bookings_moved_through_channel', sql`(${table.direction} = 'within') = (${table.channel} is null)`),
    check('bookings_amount_positive', sql`${table.amountVnd} > 0`),
    index('bookings_by_occurrence').on(table.occurredAt),
    index('bookings_by_order').on(table.orderId, table.createdAt),
  ],
);
