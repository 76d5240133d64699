import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { staffRoles, type StaffRole } from '../../domain/lifecycle/roles.ts';
import { id, instant, oneOf } from './columns.ts';

/**
 * What is counted: open tasks by when they are due, the same by when they become urgent (warned of, and due at the
 * latest), and dossiers that wait for their applicant.
 */
export const countedQueues = ['due', 'warn', 'paused'] as const;

/**
 * How many wait in the queues of units: signed counts whose sum per key is the truth in every snapshot, so that no
 * reader counts the tasks themselves. Triggers on `tasks` and `dossiers` add rows in the transaction that changes what
 * waits; nobody waits for anybody, and `foldQueues` puts rows of one key together later.
 */
export const queueLines = pgTable(
  'queue_lines',
  {
    id: id().default(sql`gen_random_uuid()`),
    unitCode: text('unit_code').notNull(),
    queue: text('queue').$type<(typeof countedQueues)[number]>().notNull(),
    /** Of tasks only. */
    role: text('role').$type<StaffRole>(),
    /** Beginning of the hour the moment is in; none for tasks without a due date. */
    hour: instant('hour'),
    count: integer('count').notNull(),
    folded: boolean('folded').notNull().default(false),
  },
  (table) => [
    check('queue_lines_queue_known', oneOf(table.queue, countedQueues)),
    check('queue_lines_role_known', sql`${table.role} is null or ${oneOf(table.role, staffRoles)}`),
    index('queue_lines_by_unit').on(table.unitCode, table.queue, table.role, table.hour, table.count),
    index('queue_lines_loose')
      .on(table.unitCode)
      .where(sql`not ${table.folded}`),
  ],
);
