import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Letter } from '../../domain/lifecycle/table/row.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';
import { files } from './files.ts';

/**
 * A letter that an event of a dossier brings about: to be made, then made once and for good as a file. One that cannot
 * be made stays waiting and is tried again at growing distances, `lastError` saying why.
 */
export const letters = pgTable(
  'letters',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    eventSeq: integer('event_seq').notNull(),
    kind: text('kind').$type<Letter>().notNull(),
    status: text('status').$type<'waiting' | 'made'>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at')
      .notNull()
      .default(sql`now()`),
    fileId: uuid('file_id').references(() => files.id),
    lastError: text('last_error'),
    createdAt: createdAt(),
    madeAt: instant('made_at'),
  },
  (table) => [
    unique('letters_once').on(table.dossierId, table.eventSeq, table.kind),
    unique('letters_file').on(table.fileId),
    check('letters_status_known', oneOf(table.status, ['waiting', 'made'])),
    check('letters_made_have_file', sql`(${table.status} = 'made') = (${table.fileId} is not null)`),
    check('letters_made_have_time', sql`(${table.status} = 'made') = (${table.madeAt} is not null)`),
    index('letters_due')
      .on(table.nextAttemptAt)
      .where(sql`${table.status} = 'waiting'`),
  ],
);
