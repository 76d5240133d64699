import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { findSubstitutes, type AbsenceDays } from '../../domain/absence.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Queryable } from '../client.ts';
import { absences, accounts, staffAssignments } from '../schema/index.ts';
import { validOn } from './held-roles.ts';

/** Somebody on staff with the roles they hold. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly { readonly role: StaffRole; readonly unitCode: string }[];
}

/** Who holds a role in one of these units on a day, by name. */
export async function listStaffOf(db: Queryable, unitCodes: readonly string[], today: string): Promise<StaffMember[]> {
  if (unitCodes.length === 0) return [];
  const held = await db
    .select({
      id: accounts.id,
      name: accounts.name,
      role: staffAssignments.role,
      unitCode: staffAssignments.unitCode,
    })
    .from(staffAssignments)
    .innerJoin(accounts, eq(accounts.id, staffAssignments.accountId))
    .where(and(inArray(staffAssignments.unitCode, [...unitCodes]), validOn(today)))
    .orderBy(staffAssignments.role);
  const byId = new Map<string, StaffMember>();
  for (const { id, name, role, unitCode } of held) {
    byId.set(id, { id, name, roles: [...(byId.get(id)?.roles ?? []), { role, unitCode }] });
  }
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** Somebody who could act for an absent colleague. */
export interface Substitute {
  readonly id: string;
  readonly name: string;
  /** They were named for this case when the role was given. */
  readonly isNamed: boolean;
  /** They are away themselves on some of these days. */
  readonly absence: AbsenceDays | null;
}

/** Who can act for somebody on all of these days; those who were named first, those away themselves last. */
export async function listSubstitutes(db: Queryable, accountId: string, days: AbsenceDays): Promise<Substitute[]> {
  const seats = await listSeats(db, accountId, days);
  const eligible = findSubstitutes(seats, await listHolders(db, seats, accountId, days));
  if (eligible.length === 0) return [];
  const ids = eligible.map((one) => one.accountId);
  const people = await db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, ids));
  const away = await listOverlaps(db, ids, days);
  return people
    .map(({ id, name }) => ({
      id,
      name,
      isNamed: eligible.some((one) => one.accountId === id && one.isNamed),
      absence: away.find((one) => one.accountId === id) ?? null,
    }))
    .toSorted(
      (a, b) =>
        Number(a.absence !== null) - Number(b.absence !== null) ||
        Number(b.isNamed) - Number(a.isNamed) ||
        a.name.localeCompare(b.name, 'vi'),
    );
}

/** The seats somebody holds on any of these days. */
async function listSeats(db: Queryable, accountId: string, { fromDate, throughDate }: AbsenceDays) {
  return db
    .select({
      unitCode: staffAssignments.unitCode,
      role: staffAssignments.role,
      namedSubstituteId: staffAssignments.substituteId,
    })
    .from(staffAssignments)
    .where(
      and(
        eq(staffAssignments.accountId, accountId),
        lte(staffAssignments.validFrom, throughDate),
        or(isNull(staffAssignments.validTo), gte(staffAssignments.validTo, fromDate)),
      ),
    );
}

/** Who else holds a role in the units of these seats through all of these days. */
async function listHolders(
  db: Queryable,
  seats: readonly { readonly unitCode: string }[],
  accountId: string,
  { fromDate, throughDate }: AbsenceDays,
) {
  if (seats.length === 0) return [];
  return db
    .select({
      accountId: staffAssignments.accountId,
      unitCode: staffAssignments.unitCode,
      role: staffAssignments.role,
    })
    .from(staffAssignments)
    .where(
      and(
        inArray(
          staffAssignments.unitCode,
          seats.map(({ unitCode }) => unitCode),
        ),
        sql`${staffAssignments.accountId} <> ${accountId}`,
        lte(staffAssignments.validFrom, fromDate),
        or(isNull(staffAssignments.validTo), gte(staffAssignments.validTo, throughDate)),
      ),
    );
}

/** Absences of some people that touch these days, the earliest first. */
export async function listOverlaps(
  db: Queryable,
  accountIds: readonly string[],
  { fromDate, throughDate }: AbsenceDays,
) {
  return db
    .select({
      accountId: absences.accountId,
      fromDate: absences.fromDate,
      throughDate: absences.throughDate,
    })
    .from(absences)
    .where(
      and(
        inArray(absences.accountId, [...accountIds]),
        isNull(absences.endedAt),
        lte(absences.fromDate, throughDate),
        gte(absences.throughDate, fromDate),
      ),
    )
    .orderBy(absences.fromDate);
}
