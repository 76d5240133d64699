import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { absenceKinds, type AbsenceKind } from '../../domain/absence.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/**
 * Days on which somebody on staff is away, both included, and who acts in their place meanwhile. Nobody is away twice
 * at once, and no substitute is away themselves when named: `enterAbsence` sees to both under a lock.
 */
export const absences = pgTable(
  'absences',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    substituteId: uuid('substitute_id')
      .notNull()
      .references(() => accounts.id),
    fromDate: date('from_date').notNull(),
    throughDate: date('through_date').notNull(),
    kind: text('kind').$type<AbsenceKind>().notNull(),
    enteredBy: uuid('entered_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
    /** When and by whom it was ended before its last day was over, or called off. */
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by').references(() => accounts.id),
  },
  (table) => [
    check('absences_kind_known', oneOf(table.kind, absenceKinds)),
    check('absences_ends_after_start', sql`${table.throughDate} >= ${table.fromDate}`),
    check('absences_not_own_substitute', sql`${table.substituteId} <> ${table.accountId}`),
    check('absences_ended_by_somebody', sql`(${table.endedAt} is null) = (${table.endedBy} is null)`),
    index('absences_by_account').on(table.accountId, table.throughDate),
    index('absences_by_substitute').on(table.substituteId, table.throughDate),
  ],
);
