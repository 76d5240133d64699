/** What people on staff have arranged for themselves, and what was mailed to them for it. */

import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { viewLists, type ViewList } from '../../domain/view-columns.ts';
import { accounts } from './accounts.ts';
import { units } from './catalogue.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/** Filters and columns of a list under a name. What is in them is checked when it is read: filters come and go. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => accounts.id),
    list: text('list').$type<ViewList>().notNull(),
    name: text('name').notNull(),
    filters: jsonb('filters').$type<unknown>().notNull(),
    columns: jsonb('columns').$type<unknown>().notNull(),
    /** The unit whose staff see it as well. */
    unitCode: text('unit_code').references(() => units.code),
    createdAt: createdAt(),
  },
  (table) => [
    check('saved_views_list_known', oneOf(table.list, viewLists)),
    index('saved_views_by_owner').on(table.ownerId, table.list),
    index('saved_views_by_unit')
      .on(table.unitCode, table.list)
      .where(sql`${table.unitCode} is not null`),
  ],
);

/** What somebody on staff wants to hear of. Who has no row has what is usual for their roles. */
export const staffPreferences = pgTable('staff_preferences', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  /** Until when they have seen their news. */
  newsSeenAt: instant('news_seen_at'),
  /** Kinds of news they do not want. */
  newsOff: jsonb('news_off').$type<unknown>().notNull().default([]),
  /** Whether they want the morning's mail; `null`: as their roles have it. */
  digest: boolean('digest'),
});

export const digestStatuses = ['waiting', 'sent', 'empty', 'rejected'] as const;

/** The morning's mail to one person on one day: made once, whoever makes it and however often they die over it. */
export const digests = pgTable(
  'digests',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    onDate: date('on_date').notNull(),
    status: text('status').$type<(typeof digestStatuses)[number]>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at')
      .notNull()
      .default(sql`now()`),
    lastError: text('last_error'),
  },
  (table) => [
    primaryKey({ name: 'digests_once', columns: [table.accountId, table.onDate] }),
    check('digests_status_known', oneOf(table.status, digestStatuses)),
    index('digests_due')
      .on(table.nextAttemptAt)
      .where(sql`${table.status} = 'waiting'`),
  ],
);
