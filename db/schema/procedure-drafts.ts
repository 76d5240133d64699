import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import { accounts } from './accounts.ts';
import { createdAt, instant } from './columns.ts';

/**
 * A procedure being written: one draft for each, shared by its administrators. It has the shape of a definition, but
 * may still be wrong in every value. Its code need not be that of a procedure yet.
 */
export const procedureDrafts = pgTable('procedure_drafts', {
  code: text('code').primaryKey(),
  definition: jsonb('definition').$type<ProcedureDefinition>().notNull(),
  /** The version it was begun from; none for a new procedure. */
  baseVersion: integer('base_version'),
  /** Rises with every save: whoever saves names the one they saw. */
  revision: integer('revision').notNull().default(1),
  updatedBy: uuid('updated_by')
    .notNull()
    .references(() => accounts.id),
  updatedAt: instant('updated_at').notNull(),
  createdAt: createdAt(),
});
