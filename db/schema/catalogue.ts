import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ProcedureDefinition } from '../../domain/procedure/definition.ts';
import type { WorkCalendar } from '../../domain/working-time/calendar.ts';
import { createdAt, id, instant } from './columns.ts';

/** An agency: it has a counter, staff, procedures and a calendar. */
export const units = pgTable(
  'units',
  {
    code: text('code').primaryKey(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    /** First part of its dossier codes (domain.md §3.4: the national format is not published; a setting). */
    dossierPrefix: text('dossier_prefix').notNull(),
    counter: jsonb('counter').$type<LocalizedText>(),
    contacts: jsonb('contacts').$type<readonly UnitContact[]>().notNull(),
    address: text('address').notNull(),
    communeCode: text('commune_code').notNull(),
    provinceCode: text('province_code').notNull(),
    /** Where bank transfers to it go; a unit without one takes none. An account belongs to one unit. */
    receivingAccount: jsonb('receiving_account').$type<ReceivingAccount>(),
    calendarId: uuid('calendar_id')
      .notNull()
      .references(() => calendars.id),
    isSample: boolean('is_sample').notNull().default(false),
    position: integer('position').notNull().default(0),
    /** Since when it takes no new dossiers and is not offered any more; those it has go on. */
    closedAt: instant('closed_at'),
  },
  (table) => [
    uniqueIndex('units_receiving_account').on(
      sql`(${table.receivingAccount} ->> 'bankBin')`,
      sql`(${table.receivingAccount} ->> 'number')`,
    ),
  ],
);

export interface UnitContact {
  readonly purpose: LocalizedText;
  readonly phone: string;
}

/** A bank account: the bank by its name for people and by its BIN for banks, the number and who holds it. */
export interface ReceivingAccount {
  readonly holder: string;
  readonly number: string;
  readonly bank: string;
  /** Six digits, given by the State Bank; without it the account is shown but no QR code can be made for it. */
  readonly bankBin?: string;
}

/** A field of procedures within a unit (lĩnh vực). */
export const fields = pgTable(
  'fields',
  {
    code: text('code').primaryKey(),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    position: integer('position').notNull().default(0),
  },
  (table) => [index('fields_by_unit').on(table.unitCode, table.position)],
);

/** A published version of a unit's working calendar. Never changed once a dossier uses it. */
export const calendars = pgTable(
  'calendars',
  {
    id: id(),
    version: text('version').notNull(),
    content: jsonb('content').$type<WorkCalendar>().notNull(),
    publishedAt: instant('published_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [unique('calendars_version').on(table.version)],
);

/** A procedure, under the code it keeps through all its versions. `search_text` is its name without diacritics. */
export const procedures = pgTable(
  'procedures',
  {
    code: text('code').primaryKey(),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    fieldCode: text('field_code')
      .notNull()
      .references(() => fields.code),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    searchText: text('search_text').notNull(),
    /** The version new dossiers are submitted under. */
    currentVersionId: uuid('current_version_id'),
    isOpen: boolean('is_open').notNull().default(true),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('procedures_by_field').on(table.unitCode, table.fieldCode, table.position, table.code),
    index('procedures_search').using('gin', table.searchText.op('gin_trgm_ops')),
  ],
);

/** One published definition of a procedure. Immutable: dossiers point at it for as long as they live. */
export const procedureVersions = pgTable(
  'procedure_versions',
  {
    id: id(),
    procedureCode: text('procedure_code')
      .notNull()
      .references(() => procedures.code),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<ProcedureDefinition>().notNull(),
    contentHash: text('content_hash').notNull(),
    validFrom: date('valid_from').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('procedure_versions_number').on(table.procedureCode, table.version),
    check('procedure_versions_number_positive', sql`${table.version} > 0`),
  ],
);

/** The country's provinces and communes since 1 July 2025. */
export const provinces = pgTable('provinces', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
});

export const communes = pgTable(
  'communes',
  {
    code: text('code').primaryKey(),
    provinceCode: text('province_code')
      .notNull()
      .references(() => provinces.code),
    name: text('name').notNull(),
  },
  (table) => [index('communes_by_province').on(table.provinceCode, table.name)],
);
