import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, id } from './columns.ts';
import { notices } from './outbox.ts';

/** A browser in which somebody wants to be told of news: the address and keys it was given by its maker's push service. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    endpoint: text('endpoint').notNull(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('push_subscriptions_endpoint').on(table.endpoint),
    index('push_subscriptions_by_account').on(table.accountId),
  ],
);

/** Which notice a browser was told of: written before it is told, so that it never hears the same twice. */
export const pushes = pgTable(
  'pushes',
  {
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notices.id),
    subscriptionId: uuid('subscription_id')
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ name: 'pushes_once', columns: [table.noticeId, table.subscriptionId] }),
    index('pushes_by_subscription').on(table.subscriptionId),
  ],
);
