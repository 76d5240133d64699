import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import {
  moneyCaseKinds,
  moneyResolutions,
  type MoneyCaseKind,
  type MoneyResolution,
} from '../../domain/money-cases.ts';
import { accounts } from './accounts.ts';
import { amountVnd, createdAt, id, instant, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';
import { bookings } from './bookings.ts';
import { paymentOrders } from './payments.ts';

/** Money that needs a person. It has an owner from the start: the accountants of the unit, then whoever takes it. */
export const moneyCases = pgTable(
  'money_cases',
  {
    id: id(),
    key: text('key').notNull(),
    kind: text('kind').$type<MoneyCaseKind>().notNull(),
    /** `null` while nobody knows whose money it is: then it is every accountant's. */
    unitCode: text('unit_code'),
    dossierId: uuid('dossier_id').references(() => dossiers.id),
    orderId: uuid('order_id').references(() => paymentOrders.id),
    bookingId: uuid('booking_id').references(() => bookings.id),
    amountVnd: amountVnd('amount_vnd').notNull(),
    reference: text('reference'),
    status: text('status').$type<'open' | 'resolved'>().notNull().default('open'),
    ownerId: uuid('owner_id').references(() => accounts.id),
    takenAt: instant('taken_at'),
    resolution: text('resolution').$type<MoneyResolution>(),
    /** In the words of who resolved it; `null` when it resolved itself. */
    reason: text('reason'),
    resolvedBy: uuid('resolved_by').references(() => accounts.id),
    createdAt: createdAt(),
    resolvedAt: instant('resolved_at'),
  },
  (table) => [
    unique('money_cases_once').on(table.key),
    check('money_cases_kind_known', oneOf(table.kind, moneyCaseKinds)),
    check('money_cases_status_known', oneOf(table.status, ['open', 'resolved'])),
    check('money_cases_resolution_known', oneOf(table.resolution, moneyResolutions)),
    check('money_cases_resolved_how', sql`(${table.status} = 'resolved') = (${table.resolution} is not null)`),
    index('money_cases_by_status').on(table.status, table.createdAt, table.id),
    index('money_cases_by_dossier').on(table.dossierId),
    index('money_cases_by_order').on(table.orderId),
    index('money_cases_by_booking').on(table.bookingId),
    index('money_cases_open_by_reference')
      .on(table.reference)
      .where(sql`${table.status} = 'open'`),
  ],
);
