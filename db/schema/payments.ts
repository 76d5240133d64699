import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';

const amountVnd = (name: string) => bigint(name, { mode: 'number' });

export const orderStatuses = ['awaited', 'paid', 'waived', 'expired', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What is owed for one dossier, once. Its status says whether money is still expected, not whether money came. */
export const paymentOrders = pgTable(
  'payment_orders',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    orderNo: integer('order_no').notNull(),
    totalVnd: amountVnd('total_vnd').notNull(),
    receivedVnd: amountVnd('received_vnd').notNull().default(0),
    status: text('status').$type<OrderStatus>().notNull().default('awaited'),
    dueAt: instant('due_at').notNull(),
    paidAt: instant('paid_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('payment_orders_numbered').on(table.dossierId, table.orderNo),
    check('payment_orders_status_known', oneOf(table.status, orderStatuses)),
    check('payment_orders_total_positive', sql`${table.totalVnd} > 0`),
    check('payment_orders_paid_covers', sql`${table.status} <> 'paid' or ${table.receivedVnd} >= ${table.totalVnd}`),
    index('payment_orders_by_status').on(table.status, table.createdAt.desc(), table.id),
  ],
);

/** One fee of an order, with why it is owed. */
export const paymentOrderLines = pgTable(
  'payment_order_lines',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => paymentOrders.id),
    position: integer('position').notNull(),
    code: text('code').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    amountVnd: amountVnd('amount_vnd').notNull(),
    why: jsonb('why').$type<LocalizedText>().notNull(),
    legalBasis: text('legal_basis').notNull(),
    confidence: text('confidence').notNull(),
  },
  (table) => [
    unique('payment_order_lines_position').on(table.orderId, table.position),
    check('payment_order_lines_not_negative', sql`${table.amountVnd} >= 0`),
  ],
);

export const attemptStatuses = ['pending', 'paid', 'failed', 'expired'] as const;
export type AttemptStatus = (typeof attemptStatuses)[number];

/** One go at paying an order at the gateway, under a reference of its own. A failed attempt can still turn out paid. */
export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => paymentOrders.id),
    ref: text('ref').notNull(),
    amountVnd: amountVnd('amount_vnd').notNull(),
    method: text('method').notNull(),
    bankCode: text('bank_code'),
    description: text('description').notNull(),
    status: text('status').$type<AttemptStatus>().notNull().default('pending'),
    responseCode: text('response_code'),
    gatewayTransactionNo: text('gateway_transaction_no'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (table) => [
    unique('payment_attempts_ref').on(table.ref),
    check('payment_attempts_status_known', oneOf(table.status, attemptStatuses)),
    index('payment_attempts_pending')
      .on(table.expiresAt)
      .where(sql`${table.status} = 'pending'`),
    index('payment_attempts_by_order').on(table.orderId, table.createdAt.desc()),
  ],
);

/** Everything the gateway ever told us that was rightly signed, as it came, once each. */
export const gatewayEvents = pgTable(
  'gateway_events',
  {
    id: id(),
    /** `ipn` came by itself, `query` was asked for. */
    source: text('source').$type<'ipn' | 'query'>().notNull(),
    attemptRef: text('attempt_ref').notNull(),
    transactionNo: text('transaction_no').notNull(),
    amountVnd: amountVnd('amount_vnd').notNull(),
    responseCode: text('response_code'),
    transactionStatus: text('transaction_status').notNull(),
    raw: jsonb('raw').$type<Readonly<Record<string, unknown>>>().notNull(),
    outcome: text('outcome').notNull(),
    receivedAt: instant('received_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    check('gateway_events_source_known', oneOf(table.source, ['ipn', 'query'])),
    index('gateway_events_by_attempt').on(table.attemptRef, table.receivedAt),
  ],
);

/** Money that really moved: append-only. One row per movement, however often it is reported. */
export const bookings = pgTable(
  'bookings',
  {
    id: id(),
    /** What makes the movement unique where it happened: `vnpay:<transaction no>` or `cash:<request>`. */
    key: text('key').notNull(),
    orderId: uuid('order_id').references(() => paymentOrders.id),
    attemptId: uuid('attempt_id').references(() => paymentAttempts.id),
    direction: text('direction').$type<'in' | 'out'>().notNull(),
    channel: text('channel').$type<'vnpay' | 'cash' | 'card' | 'transfer'>().notNull(),
    amountVnd: amountVnd('amount_vnd').notNull(),
    reference: text('reference').notNull(),
    bookedBy: uuid('booked_by').references(() => accounts.id),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('bookings_key').on(table.key),
    check('bookings_direction_known', oneOf(table.direction, ['in', 'out'])),
    check('bookings_channel_known', oneOf(table.channel, ['vnpay', 'cash', 'card', 'transfer'])),
    check('bookings_amount_positive', sql`${table.amountVnd} > 0`),
    index('bookings_by_order').on(table.orderId, table.createdAt),
  ],
);

export const moneyCaseKinds = [
  'late',
  'double',
  'over',
  'under',
  'unknownReference',
  'wrongAmount',
  'held',
  'refundDue',
] as const;
export type MoneyCaseKind = (typeof moneyCaseKinds)[number];

/** Money that needs a person. It has an owner from the start: the accountants of the unit, then whoever takes it. */
export const moneyCases = pgTable(
  'money_cases',
  {
    id: id(),
    key: text('key').notNull(),
    kind: text('kind').$type<MoneyCaseKind>().notNull(),
    unitCode: text('unit_code'),
    dossierId: uuid('dossier_id').references(() => dossiers.id),
    orderId: uuid('order_id').references(() => paymentOrders.id),
    bookingId: uuid('booking_id').references(() => bookings.id),
    amountVnd: amountVnd('amount_vnd').notNull(),
    reference: text('reference'),
    status: text('status').$type<'open' | 'resolved'>().notNull().default('open'),
    ownerId: uuid('owner_id').references(() => accounts.id),
    resolution: text('resolution'),
    createdAt: createdAt(),
    resolvedAt: instant('resolved_at'),
  },
  (table) => [
    unique('money_cases_once').on(table.key),
    check('money_cases_kind_known', oneOf(table.kind, moneyCaseKinds)),
    check('money_cases_status_known', oneOf(table.status, ['open', 'resolved'])),
    index('money_cases_by_status').on(table.status, table.createdAt, table.id),
    index('money_cases_by_dossier').on(table.dossierId),
  ],
);
