import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { RefundPolicy } from '../../domain/fee/rules.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import { amountVnd, createdAt, id, instant, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';

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
    /** What the reference in the text of a bank transfer says: given once, for ever. */
    transferNo: bigint('transfer_no', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    totalVnd: amountVnd('total_vnd').notNull(),
    /** What is booked to the order now: the sum of its entries in the ledger. */
    receivedVnd: amountVnd('received_vnd').notNull().default(0),
    /** Of what came in, what was approved to be given back. */
    refundedVnd: amountVnd('refunded_vnd').notNull().default(0),
    status: text('status').$type<OrderStatus>().notNull().default('awaited'),
    dueAt: instant('due_at').notNull(),
    paidAt: instant('paid_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('payment_orders_numbered').on(table.dossierId, table.orderNo),
    unique('payment_orders_transfer_no').on(table.transferNo),
    check('payment_orders_status_known', oneOf(table.status, orderStatuses)),
    check('payment_orders_total_positive', sql`${table.totalVnd} > 0`),
    check('payment_orders_received_not_negative', sql`${table.receivedVnd} >= 0 and ${table.refundedVnd} >= 0`),
    check(
      'payment_orders_paid_covers',
      sql`${table.status} <> 'paid' or ${table.receivedVnd} + ${table.refundedVnd} >= ${table.totalVnd}`,
    ),
    // Read backwards: lists show the latest first.
    index('payment_orders_by_status').on(table.status, table.createdAt, table.id),
    index('payment_orders_by_creation').on(table.createdAt, table.id),
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
    /** When it goes back should the dossier end without what was asked for. */
    refundPolicy: text('refund_policy').$type<RefundPolicy>().notNull().default('never'),
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
    /** When the gateway is to be asked by itself, should nothing be heard; `null` when there is nothing left to ask. */
    nextCheckAt: instant('next_check_at'),
    checks: integer('checks').notNull().default(0),
  },
  (table) => [
    unique('payment_attempts_ref').on(table.ref),
    check('payment_attempts_status_known', oneOf(table.status, attemptStatuses)),
    index('payment_attempts_to_check')
      .on(table.nextCheckAt)
      .where(sql`${table.nextCheckAt} is not null`),
    index('payment_attempts_by_creation').on(table.createdAt),
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
