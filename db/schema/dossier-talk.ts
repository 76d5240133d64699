import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, id, instant } from './columns.ts';
import { dossiers } from './dossiers.ts';

/** Private notes of staff on a dossier. */
export const notes = pgTable(
  'notes',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => accounts.id),
    text: text('text').notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index('notes_by_dossier').on(table.dossierId, table.createdAt)],
);

/** Messages between the applicant and the unit. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => accounts.id),
    fromApplicant: boolean('from_applicant').notNull(),
    text: text('text').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('messages_by_dossier').on(table.dossierId, table.createdAt)],
);

/** Dossiers a member of staff keeps an eye on. */
export const watches = pgTable(
  'watches',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    createdAt: createdAt(),
  },
  (table) => [unique('watches_once').on(table.accountId, table.dossierId)],
);

/** The applicant's rating of a finished dossier, once. */
export const ratings = pgTable(
  'ratings',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    stars: integer('stars').notNull(),
    comment: text('comment'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('ratings_once').on(table.dossierId),
    check('ratings_stars_range', sql`${table.stars} between 1 and 5`),
  ],
);
