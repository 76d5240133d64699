import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { measures, type Measure } from '../../domain/reports/lines.ts';
import { standings, type Standing } from '../../domain/reports/standing.ts';
import { accounts } from './accounts.ts';
import { procedures, units } from './catalogue.ts';
import { id, instant, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';

/**
 * How each submitted dossier counts: the narrow rows that reports read and drill down to. Written with the event that
 * changes them, and made anew from the dossiers at any time.
 */
export const dossierFigures = pgTable(
  'dossier_figures',
  {
    dossierId: uuid('dossier_id')
      .primaryKey()
      .references(() => dossiers.id),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    procedureCode: text('procedure_code')
      .notNull()
      .references(() => procedures.code),
    submittedAt: instant('submitted_at').notNull(),
    standing: text('standing').$type<Standing>().notNull(),
    dueAt: instant('due_at'),
    /** When the unit's work ended, or the clock was halted. */
    stoodAt: instant('stood_at'),
    /** The officer who last acted on it. */
    officerId: uuid('officer_id').references(() => accounts.id),
    /** Who holds the open main task: kept by events, and by a trigger on `tasks` where it changes hands between them. */
    holderId: uuid('holder_id').references(() => accounts.id),
  },
  (table) => [
    check('dossier_figures_standing_known', oneOf(table.standing, standings)),
    index('dossier_figures_by_standing').on(table.unitCode, table.standing, table.submittedAt.desc(), table.dossierId),
    index('dossier_figures_due')
      .on(table.unitCode, table.dueAt, table.standing, table.procedureCode, table.dossierId)
      .where(sql`${table.standing} in ('running', 'pausedOverdue')`),
    index('dossier_figures_by_holder')
      .on(table.unitCode, table.standing, table.holderId, table.procedureCode, table.dueAt)
      .where(sql`${table.standing} in ('atReception', 'running', 'paused', 'pausedOverdue')`),
  ],
);

/**
 * The figures themselves: signed counts whose sum per key is the truth in every snapshot. An event only adds rows, so
 * that no two dossiers wait for each other; `foldFigures` puts rows of one key together later, which changes no sum.
 */
export const figureLines = pgTable(
  'figure_lines',
  {
    id: id(),
    unitCode: text('unit_code').notNull(),
    procedureCode: text('procedure_code').notNull(),
    measure: text('measure').$type<Measure>().notNull(),
    month: date('month'),
    officerId: uuid('officer_id'),
    stepKey: text('step_key'),
    count: integer('count').notNull(),
    usedMinutes: bigint('used_minutes', { mode: 'number' }).notNull(),
    shareMinutes: bigint('share_minutes', { mode: 'number' }).notNull(),
    folded: boolean('folded').notNull().default(false),
  },
  (table) => [
    check('figure_lines_measure_known', oneOf(table.measure, measures)),
    index('figure_lines_by_unit').on(table.unitCode, table.measure, table.month),
    index('figure_lines_loose')
      .on(table.unitCode, table.procedureCode)
      .where(sql`not ${table.folded}`),
  ],
);

/**
 * How many acts of dossiers each member of staff did on each day in Vietnam: counts like `figureLines`, which a
 * trigger on the log adds in the statement that writes it, and `foldActs` puts together.
 */
export const actLines = pgTable(
  'act_lines',
  {
    id: id().default(sql`gen_random_uuid()`),
    accountId: uuid('account_id').notNull(),
    onDate: date('on_date').notNull(),
    count: integer('count').notNull(),
    folded: boolean('folded').notNull().default(false),
  },
  (table) => [
    index('act_lines_by_account').on(table.accountId, table.onDate, table.count),
    index('act_lines_loose')
      .on(table.accountId, table.onDate)
      .where(sql`not ${table.folded}`),
  ],
);
