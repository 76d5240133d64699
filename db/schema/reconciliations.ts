import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import {
  comparisonResults,
  gatewayWords,
  type ChannelSum,
  type ComparisonResult,
  type GatewayWord,
} from '../../domain/reconciliation.ts';
import { accounts } from './accounts.ts';
import { amountVnd, createdAt, instant, oneOf } from './columns.ts';
import { paymentAttempts } from './payments.ts';

/** One day's money compared with the gateway and with itself. Done again, the row says what was found last. */
export const reconciliations = pgTable(
  'reconciliations',
  {
    /** In Vietnam. */
    onDate: date('on_date').primaryKey(),
    status: text('status').$type<'running' | 'done'>().notNull(),
    /** Who asked for it; `null` when it was the nightly run. */
    requestedBy: uuid('requested_by').references(() => accounts.id),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    sums: jsonb('sums').$type<readonly ChannelSum[]>(),
    /** What the books held against themselves when the day was closed. */
    findings: integer('findings'),
    createdAt: createdAt(),
  },
  (table) => [
    check('reconciliations_status_known', oneOf(table.status, ['running', 'done'])),
    check(
      'reconciliations_done_has_figures',
      sql`${table.status} <> 'done' or (${table.finishedAt} is not null and ${table.sums} is not null and ${table.findings} is not null)`,
    ),
  ],
);

/**
 * An attempt at paying that a day's reconciliation asks the gateway about. Rows are the progress too: a worker that dies
 * leaves `waiting` what it had not asked about.
 */
export const reconciledAttempts = pgTable(
  'reconciled_attempts',
  {
    onDate: date('on_date')
      .notNull()
      .references(() => reconciliations.onDate),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => paymentAttempts.id),
    result: text('result').$type<ComparisonResult>().notNull().default('waiting'),
    gatewaySays: text('gateway_says').$type<GatewayWord>(),
    gatewayVnd: amountVnd('gateway_vnd'),
    oursVnd: amountVnd('ours_vnd'),
    comparedAt: instant('compared_at'),
  },
  (table) => [
    primaryKey({ columns: [table.onDate, table.attemptId] }),
    check('reconciled_attempts_result_known', oneOf(table.result, comparisonResults)),
    check('reconciled_attempts_words_known', oneOf(table.gatewaySays, gatewayWords)),
    index('reconciled_attempts_waiting')
      .on(table.onDate, table.attemptId)
      .where(sql`${table.result} = 'waiting'`),
  ],
);
