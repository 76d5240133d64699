import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';

/**
 * Something Temporal must be told, written in the transaction that made it true and delivered until it is known to have
 * arrived: a workflow to start, or a message for one. The receiver takes each key once.
 */
export type Outgoing =
  | { readonly kind: 'startDossier'; readonly dossierId: string }
  | { readonly kind: 'paymentBooked'; readonly dossierId: string; readonly orderNo: number; readonly bookedVnd: number }
  | { readonly kind: 'startRefund'; readonly refundId: string }
  | { readonly kind: 'startReconciliation'; readonly onDate: string }
  | { readonly kind: 'calendarPublished'; readonly dossierId: string; readonly calendarId: string }
  | {
      readonly kind: 'parcelEvent';
      readonly dossierId: string;
      readonly direction: 'collect' | 'deliver';
      readonly no: number;
      readonly eventId: string;
      readonly status: string;
    };

export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    key: text('key').notNull(),
    message: jsonb('message').$type<Outgoing>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at')
      .notNull()
      .default(sql`now()`),
    deliveredAt: instant('delivered_at'),
    lastError: text('last_error'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('outbox_once').on(table.key),
    index('outbox_due')
      .on(table.nextAttemptAt)
      .where(sql`${table.deliveredAt} is null`),
  ],
);

/** A mail to an applicant about a dossier, or to a person about an account. Rendered when sent, from what it names. */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    key: text('key').notNull(),
    dossierId: uuid('dossier_id').references(() => dossiers.id),
    accountId: uuid('account_id').references(() => accounts.id),
    /** The action that caused it. */
    kind: text('kind').notNull(),
    eventSeq: integer('event_seq'),
    status: text('status').$type<'waiting' | 'sent' | 'rejected'>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at')
      .notNull()
      .default(sql`now()`),
    sentAt: instant('sent_at'),
    lastError: text('last_error'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('notices_once').on(table.key),
    check('notices_status_known', oneOf(table.status, ['waiting', 'sent', 'rejected'])),
    index('notices_due')
      .on(table.nextAttemptAt)
      .where(sql`${table.status} = 'waiting'`),
    index('notices_by_dossier').on(table.dossierId, table.createdAt),
  ],
);
