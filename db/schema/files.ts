import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { FileKind } from '../../domain/procedure/definition.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, oneOf } from './columns.ts';
import { dossiers } from './dossiers.ts';

/** What a file is to its dossier. */
export const filePurposes = ['component', 'supplement', 'result', 'letter', 'receipt', 'attachment'] as const;
export type FilePurpose = (typeof filePurposes)[number];

/** A file of a dossier. The bytes are in the file store under `ref`, which is their SHA-256. */
export const files = pgTable(
  'files',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    purpose: text('purpose').$type<FilePurpose>().notNull(),
    componentKey: text('component_key'),
    /** Supplement round it came with; 0 for what was there at submission. */
    round: integer('round').notNull().default(0),
    name: text('name').notNull(),
    kind: text('kind').$type<FileKind>().notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    ref: text('ref').notNull(),
    uploadedBy: uuid('uploaded_by').references(() => accounts.id),
    /** Staged for a supplement that has not been sent yet. */
    staged: boolean('staged').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    check('files_purpose_known', oneOf(table.purpose, filePurposes)),
    check('files_size_positive', sql`${table.sizeBytes} > 0`),
    index('files_by_dossier').on(table.dossierId, table.componentKey, table.createdAt),
    index('files_by_ref').on(table.ref),
  ],
);
