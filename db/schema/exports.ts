import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import {
  exportFormats,
  exportStatuses,
  type ExportFilter,
  type ExportFormat,
  type ExportStatus,
} from '../../domain/reports/exports.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/**
 * A list somebody wants to take away, written in the background. Its units are those the asker supervised when asking:
 * what the file holds does not change with their roles, who may fetch it does.
 */
export const exports = pgTable(
  'exports',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    format: text('format').$type<ExportFormat>().notNull(),
    filter: jsonb('filter').$type<ExportFilter>().notNull(),
    language: text('language').$type<'vi' | 'en'>().notNull(),
    status: text('status').$type<ExportStatus>().notNull().default('waiting'),
    /** How many rows there will be, as counted at the start, and how many are written. */
    totalRows: integer('total_rows'),
    writtenRows: integer('written_rows').notNull().default(0),
    attempts: integer('attempts').notNull().default(0),
    /** Until when whoever writes it has it alone; renewed while they write. */
    leasedUntil: instant('leased_until')
      .notNull()
      .default(sql`now()`),
    fileRef: text('file_ref'),
    sizeBytes: integer('size_bytes'),
    lastError: text('last_error'),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at'),
  },
  (table) => [
    check('exports_format_known', oneOf(table.format, exportFormats)),
    check('exports_status_known', oneOf(table.status, exportStatuses)),
    check('exports_ready_has_file', sql`(${table.status} = 'ready') = (${table.fileRef} is not null)`),
    index('exports_due')
      .on(table.leasedUntil)
      .where(sql`${table.status} in ('waiting', 'writing')`),
    index('exports_by_account').on(table.accountId, table.createdAt.desc()),
    index('exports_by_file').on(table.fileRef),
  ],
);
