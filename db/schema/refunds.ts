import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, unique, uniqueIndex, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { RefundLine } from '../../domain/fee/refund.ts';
import { refundMethods, refundStatuses, type RefundMethod, type RefundStatus } from '../../domain/refund.ts';
import { accounts } from './accounts.ts';
import { amountVnd, createdAt, id, instant, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';
import { bookings } from './bookings.ts';
import { moneyCases } from './money-cases.ts';
import { paymentOrders } from './payments.ts';

/**
 * Money to be given back, from the asking to the end. Of one booking never more goes back than came in by it, and who
 * asked never approves: the database refuses both.
 */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    key: text('key').notNull(),
    /** The movement whose money goes back. */
    bookingId: uuid('booking_id')
      .notNull()
      .references((): AnyPgColumn => bookings.id),
    /** The order the money is booked to; `null` for money without one. */
    orderId: uuid('order_id').references(() => paymentOrders.id),
    dossierId: uuid('dossier_id').references(() => dossiers.id),
    unitCode: text('unit_code'),
    caseId: uuid('case_id').references((): AnyPgColumn => moneyCases.id),
    amountVnd: amountVnd('amount_vnd').notNull(),
    method: text('method').$type<RefundMethod>().notNull(),
    status: text('status').$type<RefundStatus>().notNull().default('requested'),
    /** Fee by fee, what goes back and what does not and why; empty when no fee is concerned. */
    lines: jsonb('lines').$type<readonly RefundLine[]>().notNull(),
    reason: text('reason').notNull(),
    /** `null` when the system asked. */
    requestedBy: uuid('requested_by').references(() => accounts.id),
    createdAt: createdAt(),
    decidedBy: uuid('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason'),
    /** Set before the gateway is asked, in a transaction of its own: from then on it is never asked again. */
    gatewayRequestId: text('gateway_request_id'),
    sentAt: instant('sent_at'),
    /** The gateway's number of the refund, by which one partial refund can be told from another. */
    gatewayRefundNo: text('gateway_refund_no'),
    /** The voucher the receiver signed, the transfer's number, or the gateway's number. */
    reference: text('reference'),
    settledBy: uuid('settled_by').references(() => accounts.id),
    endedAt: instant('ended_at'),
    failure: text('failure'),
  },
  (table) => [
    unique('refunds_once').on(table.key),
    unique('refunds_request').on(table.gatewayRequestId),
    check('refunds_amount_positive', sql`${table.amountVnd} > 0`),
    check('refunds_method_known', oneOf(table.method, refundMethods)),
    check('refunds_status_known', oneOf(table.status, refundStatuses)),
    check(
      'refunds_two_people',
      sql`${table.status} in ('requested', 'declined')
          or (${table.decidedBy} is not null and ${table.decidedBy} is distinct from ${table.requestedBy})`,
    ),
    check('refunds_sent_under_request', sql`${table.status} <> 'sent' or ${table.gatewayRequestId} is not null`),
    // The gateway tells only of the last refund of a payment: two at a time could not be told apart.
    uniqueIndex('refunds_one_at_a_time')
      .on(table.bookingId)
      .where(sql`${table.status} in ('sent', 'needsPerson')`),
    index('refunds_by_order').on(table.orderId),
    index('refunds_by_case').on(table.caseId),
    index('refunds_by_status').on(table.status, table.createdAt.desc(), table.id),
  ],
);
