import { sql, type SQL } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import type { Act } from '../../domain/lifecycle/act.ts';
import { roles, staffRoles, type Role, type StaffRole } from '../../domain/lifecycle/roles.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import { dossierStatuses, type DossierStatus } from '../../domain/lifecycle/statuses.ts';
import type { TaskKind, Wait } from '../../domain/lifecycle/work.ts';
import { priorityGroups, type PriorityGroup } from '../../domain/priority.ts';
import { accounts } from './accounts.ts';
import { calendars, procedures, procedureVersions, units } from './catalogue.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

export const channels = ['online', 'counter', 'post'] as const;
export type Channel = (typeof channels)[number];

/** Who applies, as given for this dossier; copied from the account and free to differ. */
export interface ApplicantData {
  readonly kind?: 'citizen' | 'company';
  readonly name?: string;
  readonly personalId?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: AddressData;
  readonly companyName?: string;
  readonly taxCode?: string;
  readonly representative?: { readonly name: string; readonly personalId: string; readonly authority: string };
}

export interface AddressData {
  readonly line: string;
  readonly communeCode: string;
  readonly provinceCode: string;
}

/**
 * A dossier, from the applicant's draft to its end. The columns below `state` are the projection of that snapshot which
 * lists, searches and counts need; only `appendEvent` writes them.
 */
export const dossiers = pgTable(
  'dossiers',
  {
    id: id(),
    /** Given at submission, never reused (NĐ 118/2025 Art. 17(3): exactly one code). */
    code: text('code'),
    /** SHA-256 of the key that, with the code, opens the public tracking page. */
    trackingKeyHash: text('tracking_key_hash'),
    accountId: uuid('account_id').references(() => accounts.id),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    procedureCode: text('procedure_code')
      .notNull()
      .references(() => procedures.code),
    procedureVersionId: uuid('procedure_version_id')
      .notNull()
      .references(() => procedureVersions.id),
    calendarId: uuid('calendar_id').references(() => calendars.id),
    channel: text('channel').$type<Channel>().notNull(),

    revision: integer('revision').notNull().default(0),
    applicant: jsonb('applicant').$type<ApplicantData>().notNull(),
    answers: jsonb('answers').$type<Readonly<Record<string, unknown>>>().notNull(),
    homeCollection: boolean('home_collection').notNull().default(false),
    collectionAddress: jsonb('collection_address').$type<AddressData>(),
    returnAddress: jsonb('return_address').$type<AddressData>(),
    /** Chosen while drafting; once submitted the state's own counts. */
    returnMethod: text('return_method').$type<DossierState['returnMethod']>(),
    /** Applicant's name, phone, ID and the code, without diacritics, for the staff's search. */
    searchText: text('search_text').notNull().default(''),
    applicantName: text('applicant_name').notNull().default(''),
    /** The applicant's earlier dossier whose data the draft began with. */
    copiedFromId: uuid('copied_from_id').references((): AnyPgColumn => dossiers.id),
    /** Why the applicant is to be helped first, if so. Sensitive: for staff who may see the dossier, and nobody else. */
    priority: text('priority').$type<PriorityGroup>(),

    seq: integer('seq').notNull().default(0),
    state: jsonb('state').$type<DossierState>().notNull(),
    /** The shape of `state` when it was written (domain/lifecycle/state.ts). */
    stateVersion: integer('state_version').notNull().default(1),
    status: text('status').$type<DossierStatus>().notNull().default('draft'),
    wait: text('wait').$type<Wait>(),
    stepKey: text('step_key'),
    submittedAt: instant('submitted_at'),
    acceptedAt: instant('accepted_at'),
    dueAt: instant('due_at'),
    warnAt: instant('warn_at'),
    provisional: boolean('provisional').notNull().default(false),
    paused: boolean('paused').notNull().default(false),
    endedAt: instant('ended_at'),

    /** When the applicant's data were taken out, at their wish and once nothing held them any more. */
    erasedAt: instant('erased_at'),

    resultFileId: uuid('result_file_id'),
    resultNumber: text('result_number'),
    resultIssuedOn: date('result_issued_on'),

    createdAt: createdAt(),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    unique('dossiers_code').on(table.code),
    check('dossiers_status_known', oneOf(table.status, dossierStatuses)),
    check('dossiers_channel_known', oneOf(table.channel, channels)),
    check('dossiers_priority_known', sql`${table.priority} is null or ${oneOf(table.priority, priorityGroups)}`),
    check('dossiers_draft_has_no_code', sql`(${table.status} = 'draft') = (${table.code} is null)`),
    check('dossiers_draft_has_no_event', sql`(${table.status} = 'draft') = (${table.seq} = 0)`),
    index('dossiers_by_account').on(table.accountId, table.createdAt.desc(), table.id),
    index('dossiers_by_unit').on(table.unitCode, table.submittedAt.desc(), table.id),
    index('dossiers_by_unit_acceptance')
      .on(table.unitCode, table.acceptedAt, table.id)
      .where(sql`${table.acceptedAt} is not null`),
    index('dossiers_by_unit_status').on(table.unitCode, table.status, table.dueAt, table.id),
    index('dossiers_paused')
      .on(table.unitCode, table.updatedAt)
      .where(sql`${table.paused}`),
    index('dossiers_by_procedure').on(table.procedureCode, table.submittedAt.desc()),
    index('dossiers_search').using('gin', table.searchText.op('gin_trgm_ops')),
  ],
);

/**
 * The log of a dossier: append-only, numbered from 1 without gaps. `act` is what was decided, replayable and free of
 * personal data; the words people wrote are in the action request it came from.
 */
export const dossierEvents = pgTable(
  'dossier_events',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    seq: integer('seq').notNull(),
    /** Idempotency key: the same key is the same event, however often it is offered. */
    key: text('key').notNull(),
    action: text('action').notNull(),
    act: jsonb('act').$type<Act>().notNull(),
    fromStatus: text('from_status').$type<DossierStatus>().notNull(),
    toStatus: text('to_status').$type<DossierStatus>().notNull(),
    stepKey: text('step_key'),
    actorId: uuid('actor_id').references(() => accounts.id),
    actorRole: text('actor_role').$type<Role>().notNull(),
    requestId: uuid('request_id').references(() => actionRequests.id),
    at: instant('at').notNull(),
  },
  (table) => [
    unique('dossier_events_numbered').on(table.dossierId, table.seq),
    unique('dossier_events_once').on(table.dossierId, table.key),
    check('dossier_events_seq_positive', sql`${table.seq} > 0`),
    check('dossier_events_role_known', oneOf(table.actorRole, roles)),
    index('dossier_events_by_actor').on(table.actorId, table.at.desc()),
  ],
);

/**
 * What somebody asked to be done, in full, before it is tried. It keeps free text out of the workflow and makes a
 * repeated request answer the same.
 */
export const actionRequests = pgTable(
  'action_requests',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The caller's `Idempotency-Key`, unique per account. */
    idempotencyKey: text('idempotency_key').notNull(),
    bodyHash: text('body_hash').notNull(),
    dossierId: uuid('dossier_id').references(() => dossiers.id),
    action: text('action').notNull(),
    input: jsonb('input').$type<Readonly<Record<string, unknown>>>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('action_requests_key').on(table.accountId, table.idempotencyKey),
    index('action_requests_by_dossier').on(table.dossierId, table.createdAt),
  ],
);

export const taskClosings = ['done', 'superseded'] as const;

/** Work for staff: a projection of the dossier's state, plus who holds it, which only PostgreSQL knows. */
export const tasks = pgTable(
  'tasks',
  {
    id: id(),
    dossierId: uuid('dossier_id')
      .notNull()
      .references(() => dossiers.id),
    key: text('key').notNull(),
    kind: text('kind').$type<TaskKind>().notNull(),
    role: text('role').$type<StaffRole>().notNull(),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    stepKey: text('step_key'),
    isMain: boolean('is_main').notNull(),
    holderId: uuid('holder_id').references(() => accounts.id),
    /** The absent colleague in whose place the holder has it. */
    coveredId: uuid('covered_id').references(() => accounts.id),
    claimedAt: instant('claimed_at'),
    /** The applicant is to be helped first; why is the dossier's to know. */
    priority: boolean('priority').notNull().default(false),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at'),
    /** Day of `dueAt` in Vietnam, by which the inbox is ordered: within one day, who has priority comes first. */
    dueOn: date('due_on').generatedAlwaysAs((): SQL => sql`(${tasks.dueAt} at time zone 'Asia/Ho_Chi_Minh')::date`),
    warnAt: instant('warn_at'),
    warned: boolean('warned').notNull().default(false),
    escalated: boolean('escalated').notNull().default(false),
    closedAt: instant('closed_at'),
    closedAs: text('closed_as').$type<(typeof taskClosings)[number]>(),
  },
  (table) => [
    unique('tasks_once').on(table.dossierId, table.key),
    check('tasks_role_known', oneOf(table.role, staffRoles)),
    check('tasks_closing_known', sql`${table.closedAs} is null or ${oneOf(table.closedAs, taskClosings)}`),
    check('tasks_closed_fully', sql`(${table.closedAt} is null) = (${table.closedAs} is null)`),
    uniqueIndex('tasks_one_main')
      .on(table.dossierId)
      .where(sql`${table.isMain} and ${table.closedAt} is null`),
    index('tasks_open_by_unit')
      .on(table.unitCode, table.role, table.dueOn, sql`(not ${table.priority})`, table.dueAt, table.id, table.warnAt)
      .where(sql`${table.closedAt} is null`),
    index('tasks_open_with_priority')
      .on(table.unitCode, table.role, table.dueOn, sql`(not ${table.priority})`, table.dueAt, table.id)
      .where(sql`${table.closedAt} is null and ${table.priority}`),
    index('tasks_open_by_holder')
      .on(table.holderId, table.dueOn, sql`(not ${table.priority})`, table.dueAt, table.id)
      .where(sql`${table.closedAt} is null`),
    // Urgent from the warning on, and from the due date at the latest.
    index('tasks_open_urgent')
      .on(table.unitCode, table.role, sql`least(${table.warnAt}, ${table.dueAt})`)
      .where(sql`${table.closedAt} is null and ${table.dueAt} is not null`),
    // What is due soon, the last warned of first.
    index('tasks_open_warned')
      .on(table.unitCode, table.role, table.warnAt, table.dueAt)
      .where(sql`${table.closedAt} is null and ${table.warnAt} is not null`),
    // What people hold is counted by dossier, from this alone.
    index('tasks_open_held')
      .on(table.holderId, table.dossierId, table.unitCode, table.dueAt)
      .where(sql`${table.closedAt} is null and ${table.holderId} is not null`),
    index('tasks_open_covered')
      .on(table.coveredId)
      .where(sql`${table.closedAt} is null and ${table.coveredId} is not null`),
    index('tasks_by_dossier').on(table.dossierId, table.openedAt),
  ],
);

/** Numbers given out per unit and day for dossier codes; a number is used once, gaps are allowed. */
export const dossierCounters = pgTable(
  'dossier_counters',
  {
    id: id(),
    prefix: text('prefix').notNull(),
    onDate: date('on_date').notNull(),
    lastNumber: integer('last_number').notNull(),
  },
  (table) => [unique('dossier_counters_day').on(table.prefix, table.onDate)],
);

/** Data that were brought to a newer shape once the schema was there; each upgrade is done once. */
export const dataUpgrades = pgTable('data_upgrades', {
  name: text('name').primaryKey(),
  finishedAt: instant('finished_at').notNull(),
});
