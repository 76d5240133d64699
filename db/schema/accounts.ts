/**
 * Accounts and what signing in needs. The first five tables are written by the sign-in library alone, which wants its
 * instants as dates; names and checks are ours.
 */

import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { staffRoles, type StaffRole } from '../../domain/lifecycle/roles.ts';
import { units } from './catalogue.ts';
import { id, oneOf } from './columns.ts';

const dateTime = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const madeAt = () => dateTime('created_at').notNull().defaultNow();
const changedAt = () => dateTime('updated_at').notNull().defaultNow();

export const accountKinds = ['citizen', 'company', 'staff'] as const;
export type AccountKind = (typeof accountKinds)[number];

export const languages = ['vi', 'en'] as const;

/** Somebody who can sign in. A company's account is used by the person named, for the company. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    kind: text('kind').$type<AccountKind>().notNull().default('citizen'),
    name: text('name').notNull(),
    /** Lower case. */
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    phone: text('phone'),
    personalId: text('personal_id'),
    companyName: text('company_name'),
    taxCode: text('tax_code'),
    addressLine: text('address_line'),
    communeCode: text('commune_code'),
    provinceCode: text('province_code'),
    locale: text('locale').$type<(typeof languages)[number]>().notNull().default('vi'),
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    /** What somebody on staff is in their unit (chức vụ), for people to read; it gives no right. */
    jobTitle: text('job_title'),
    /** Until when the link last mailed to a new member of staff works; nothing once a password was set with it. */
    invitedUntil: dateTime('invited_until'),
    /** When somebody left: they cannot sign in any more. */
    endedAt: dateTime('ended_at'),
    createdAt: madeAt(),
    updatedAt: changedAt(),
  },
  (table) => [
    unique('accounts_email').on(table.email),
    index('accounts_staff_by_name')
      .on(table.name, table.id)
      .where(sql`${table.kind} = 'staff'`),
    check('accounts_email_lower_case', sql`${table.email} = lower(${table.email})`),
    check('accounts_kind_known', oneOf(table.kind, accountKinds)),
    check('accounts_locale_known', oneOf(table.locale, languages)),
    check('accounts_company_named', sql`${table.kind} <> 'company' or ${table.companyName} is not null`),
  ],
);

/** A signed-in browser. Ending a session removes its row, so that it ends at once and everywhere. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    token: text('token').notNull(),
    expiresAt: dateTime('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: madeAt(),
    updatedAt: changedAt(),
  },
  (table) => [
    unique('sessions_token').on(table.token),
    index('sessions_by_account').on(table.accountId),
    index('sessions_by_expiry').on(table.expiresAt),
  ],
);

/** How an account proves itself: with `credential` as provider, an argon2id hash of its password. */
export const credentials = pgTable(
  'credentials',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    providerId: text('provider_id').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: dateTime('access_token_expires_at'),
    refreshTokenExpiresAt: dateTime('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: madeAt(),
    updatedAt: changedAt(),
  },
  (table) => [
    unique('credentials_once').on(table.providerId, table.providerAccountId),
    index('credentials_by_account').on(table.accountId),
  ],
);

/** One-time secrets on their way: password resets and second factors being set up. Identifiers are hashed. */
export const verifications = pgTable(
  'verifications',
  {
    id: id(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: dateTime('expires_at').notNull(),
    createdAt: madeAt(),
    updatedAt: changedAt(),
  },
  (table) => [index('verifications_by_identifier').on(table.identifier)],
);

/** The second factor of an account, its secrets encrypted. */
export const twoFactors = pgTable(
  'two_factors',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: dateTime('locked_until'),
  },
  (table) => [unique('two_factors_account').on(table.accountId)],
);

/**
 * A role held in a unit from one day to another, both included. `substituteId` names the colleague who is to act in the
 * holder's place when they are away; they may do so only while an absence says it.
 */
export const staffAssignments = pgTable(
  'staff_assignments',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    unitCode: text('unit_code')
      .notNull()
      .references(() => units.code),
    role: text('role').$type<StaffRole>().notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    substituteId: uuid('substitute_id').references(() => accounts.id),
    createdAt: madeAt(),
  },
  (table) => [
    unique('staff_assignments_once').on(table.accountId, table.unitCode, table.role, table.validFrom),
    check('staff_assignments_role_known', oneOf(table.role, staffRoles)),
    check(
      'staff_assignments_ends_after_start',
      sql`${table.validTo} is null or ${table.validTo} >= ${table.validFrom}`,
    ),
    check('staff_assignments_not_own_substitute', sql`${table.substituteId} <> ${table.accountId}`),
    index('staff_assignments_by_unit').on(table.unitCode, table.role),
  ],
);

/** Tries counted against a limit, by limit and caller. Shared by all API processes. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: dateTime('expire'),
  },
  (table) => [index('rate_limits_by_expiry').on(table.expire)],
);
