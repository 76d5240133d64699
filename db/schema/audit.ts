import { sql, type SQL } from 'drizzle-orm';
import { type AnyPgColumn, bigint, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';

/**
 * Who did what to what. Append-only and chained per subject: each entry's hash covers the one before, so that a changed
 * or removed entry shows. Number and hashes are set by a trigger of the database, which no writer can forget.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: id(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    no: integer('no').notNull().default(0),
    action: text('action').notNull(),
    actorId: uuid('actor_id'),
    actorRole: text('actor_role').notNull(),
    detail: jsonb('detail').$type<Readonly<Record<string, unknown>>>().notNull(),
    at: instant('at').notNull(),
    previousHash: text('previous_hash').notNull().default(''),
    hash: text('hash').notNull().default(''),
  },
  (table) => [
    unique('audit_entries_chain').on(table.subjectKind, table.subjectId, table.no),
    index('audit_entries_by_actor').on(table.actorId, table.at, table.id),
    index('audit_entries_by_time').on(table.at, table.id),
    index('audit_entries_by_action').on(table.action, table.at, table.id),
    // Who was given a task, and from whom it was taken, in the order of time.
    index('audit_entries_task_to')
      .on(sql`(${table.detail} ->> 'to')`, table.at)
      .where(movesTask(table.action)),
    index('audit_entries_task_from')
      .on(sql`(${table.detail} ->> 'from')`, table.at)
      .where(movesTask(table.action)),
  ],
);

/** The entries of tasks given to somebody by somebody else. A query that wants their indexes repeats this very text. */
export function movesTask(action: AnyPgColumn): SQL {
  return sql`${action} in ('task.assign', 'task.cover', 'task.takeBack')`;
}

/** Every reading of a dossier by staff. */
export const readLog = pgTable(
  'read_log',
  {
    id: id(),
    dossierId: uuid('dossier_id').notNull(),
    accountId: uuid('account_id').notNull(),
    what: text('what').notNull(),
    /** Reads within the same ten minutes are one row. */
    times: bigint('times', { mode: 'number' }).notNull().default(1),
    createdAt: createdAt(),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [index('read_log_by_dossier').on(table.dossierId, table.createdAt.desc())],
);
