import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  anchorSources,
  auditCheckStatuses,
  openAuditCheckStatuses,
  type AnchorSource,
  type AuditCheckStatus,
  type AuditFault,
} from '../../domain/audit-check.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/** An entry at which the chain of its subject breaks. */
export interface AuditFinding {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly no: number;
  readonly fault: AuditFault;
}

/** What the log was at a moment: how many entries had been written before `through`, and a hash over all of theirs. */
export interface AuditAnchor {
  readonly through: string;
  readonly entries: number;
  readonly digest: string;
}

/** A check of the audit log's chains, done in the background, and what came of it. */
export const auditChecks = pgTable(
  'audit_checks',
  {
    id: id(),
    /** Who asked for it. */
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    status: text('status').$type<AuditCheckStatus>().notNull().default('waiting'),
    /** How many entries there were when it began, and how many have been checked. */
    totalEntries: bigint('total_entries', { mode: 'number' }),
    checkedEntries: bigint('checked_entries', { mode: 'number' }).notNull().default(0),
    chains: bigint('chains', { mode: 'number' }),
    /** Breaks in all; `findings` names the first. */
    broken: bigint('broken', { mode: 'number' }),
    findings: jsonb('findings').$type<readonly AuditFinding[]>().notNull().default([]),
    /** What the log was found to be, to be compared with later. */
    anchor: jsonb('anchor').$type<AuditAnchor>(),
    /** What it is compared with, and whether it agrees. */
    keptAnchor: jsonb('kept_anchor').$type<AuditAnchor>(),
    keptFrom: text('kept_from').$type<AnchorSource>(),
    agreesWithKept: boolean('agrees_with_kept'),
    attempts: integer('attempts').notNull().default(0),
    /** Until when whoever checks has it alone; renewed while they check. */
    leasedUntil: instant('leased_until')
      .notNull()
      .default(sql`now()`),
    lastError: text('last_error'),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    check('audit_checks_status_known', oneOf(table.status, auditCheckStatuses)),
    check('audit_checks_kept_from_known', sql`${table.keptFrom} is null or ${oneOf(table.keptFrom, anchorSources)}`),
    check('audit_checks_kept_whole', sql`(${table.keptFrom} is null) = (${table.keptAnchor} is null)`),
    uniqueIndex('audit_checks_one_under_way')
      .on(sql`(true)`)
      .where(oneOf(table.status, openAuditCheckStatuses)),
    index('audit_checks_by_time').on(table.createdAt.desc()),
  ],
);
