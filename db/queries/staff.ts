import { and, asc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { searchText } from '../../domain/search-text.ts';
import type { Queryable } from '../client.ts';
import { accounts, staffAssignments, tasks, units } from '../schema/index.ts';
import { validOn } from './held-roles.ts';

/** Which staff are looked for. */
export interface StaffFilter {
  /** Part of a name or of an e-mail address, diacritics or not. */
  readonly text?: string | undefined;
  readonly unitCode?: string | undefined;
  readonly role?: StaffRole | undefined;
  readonly state: 'current' | 'ended';
  /** The day on which unit and role must be held. */
  readonly today: string;
}

/** Where a page of staff goes on. */
export interface StaffPosition {
  readonly name: string;
  readonly id: string;
}

export type StaffRow = Awaited<ReturnType<typeof listStaff>>[number];

/** Staff by name, without their roles. */
export async function listStaff(
  db: Queryable,
  filter: StaffFilter,
  { after, limit }: { readonly after: StaffPosition | undefined; readonly limit: number },
) {
  return selectStaff(db)
    .where(
      and(
        matching(filter),
        after && sql`(${accounts.name}, ${accounts.id}) > (${after.name}::text, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(accounts.name), asc(accounts.id))
    .limit(limit);
}

export async function countStaff(db: Queryable, filter: StaffFilter): Promise<number> {
  return db.$count(accounts, matching(filter));
}

/** One member of staff, whether they are still here or not. */
export async function findStaff(db: Queryable, id: string): Promise<StaffRow | undefined> {
  const [found] = await selectStaff(db).where(and(eq(accounts.id, id), eq(accounts.kind, 'staff')));
  return found;
}

/** Every role these people hold, held or will hold; the latest first. */
export async function listRolesOf(db: Queryable, accountIds: readonly string[]) {
  if (accountIds.length === 0) return [];
  return db
    .select({
      id: staffAssignments.id,
      accountId: staffAssignments.accountId,
      role: staffAssignments.role,
      unitCode: units.code,
      unitName: units.name,
      fromDate: staffAssignments.validFrom,
      throughDate: staffAssignments.validTo,
    })
    .from(staffAssignments)
    .innerJoin(units, eq(units.code, staffAssignments.unitCode))
    .where(sql`${staffAssignments.accountId} in ${[...accountIds]}`)
    .orderBy(sql`${staffAssignments.validFrom} desc`, units.position, staffAssignments.role);
}

/** How many others can administer on a day: they hold the role, have set a password and have not left. */
export async function countOtherAdministrators(db: Queryable, accountId: string, today: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(distinct ${accounts.id})::int` })
    .from(staffAssignments)
    .innerJoin(accounts, eq(accounts.id, staffAssignments.accountId))
    .where(
      and(
        eq(staffAssignments.role, 'administrator'),
        validOn(today),
        isNull(accounts.endedAt),
        eq(accounts.emailVerified, true),
        sql`${accounts.id} <> ${accountId}`,
      ),
    );
  return row?.n ?? 0;
}

function selectStaff(db: Queryable) {
  return db
    .select({
      id: accounts.id,
      name: accounts.name,
      email: accounts.email,
      phone: accounts.phone,
      jobTitle: accounts.jobTitle,
      emailVerified: accounts.emailVerified,
      invitedUntil: accounts.invitedUntil,
      endedAt: accounts.endedAt,
      twoFactorEnabled: accounts.twoFactorEnabled,
      openTasks: sql<number>`(select count(*)::int from ${tasks} t where t.holder_id = accounts.id and t.closed_at is null)`,
    })
    .from(accounts)
    .$dynamic();
}

/** The same form of a name as `searchText` makes of what is searched for. There are too few staff for an index. */
export const searchableName = sql`lower(translate(regexp_replace(normalize(${accounts.name}, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd'))`;

function matching({ text, unitCode, role, state, today }: StaffFilter): SQL | undefined {
  const pattern = text === undefined ? '' : `%${searchText(text).replace(/[\\%_]/g, '\\$&')}%`;
  const seat = and(
    eq(staffAssignments.accountId, accounts.id),
    unitCode === undefined ? undefined : eq(staffAssignments.unitCode, unitCode),
    role === undefined ? undefined : eq(staffAssignments.role, role),
    // Who has left holds nothing any more; what they held last is what they are looked for by.
    state === 'ended' ? undefined : validOn(today),
  );
  return and(
    eq(accounts.kind, 'staff'),
    state === 'ended' ? isNotNull(accounts.endedAt) : isNull(accounts.endedAt),
    pattern === '' ? undefined : sql`(${searchableName} like ${pattern} or ${accounts.email} like ${pattern})`,
    unitCode === undefined && role === undefined
      ? undefined
      : sql`exists (select 1 from ${staffAssignments} where ${seat})`,
  );
}
