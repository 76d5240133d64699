import { and, eq, gte, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { alias, type PgColumn } from 'drizzle-orm/pg-core';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Queryable } from '../client.ts';
import { absences, staffAssignments } from '../schema/index.ts';

/** The condition that an absence runs on a day. */
export function runningOn(
  today: string,
  { endedAt, fromDate, throughDate }: Record<'endedAt' | 'fromDate' | 'throughDate', PgColumn> = absences,
): SQL | undefined {
  return and(isNull(endedAt), lte(fromDate, today), gte(throughDate, today));
}

/** The condition that an assignment holds on a day. */
export function validOn(
  today: string,
  { validFrom, validTo }: Record<'validFrom' | 'validTo', PgColumn> = staffAssignments,
): SQL | undefined {
  return and(lte(validFrom, today), or(isNull(validTo), gte(validTo, today)));
}

const own = alias(staffAssignments, 'own');

/**
 * The condition that somebody acts in an assignment on a day: it is their own, or they are the substitute of its holder,
 * who is away, and fit for that seat as `findSubstitutes` has it: they hold the same role today or were named. So an
 * absence gives no right that nobody chose for them, nor keeps one that was ended. Written as a list of holders, so that
 * it is read along an index with every request.
 */
export function actsIn(accountId: string, today: string): SQL | undefined {
  const holders = sql`(select ${accountId}::uuid union all
    select ${absences.accountId} from ${absences} where ${and(eq(absences.substituteId, accountId), runningOn(today))})`;
  // Their own assignments meet this by themselves.
  const holdsTheSame = sql`exists (select 1 from ${staffAssignments} ${own} where ${and(
    eq(own.accountId, accountId),
    eq(own.unitCode, staffAssignments.unitCode),
    eq(own.role, staffAssignments.role),
    validOn(today, own),
  )})`;
  return and(
    sql`${staffAssignments.accountId} in ${holders}`,
    validOn(today),
    or(eq(staffAssignments.substituteId, accountId), holdsTheSame),
  );
}

/** The roles somebody holds on a day, with whose they are: their own, or an absent colleague's. */
export async function listHeldRoles(db: Queryable, accountId: string, today: string) {
  return db
    .select({
      role: staffAssignments.role,
      unitCode: staffAssignments.unitCode,
      holderId: staffAssignments.accountId,
    })
    .from(staffAssignments)
    .where(actsIn(accountId, today));
}

/** Whether somebody holds a role in a unit on a day, their own or an absent colleague's. */
export async function holdsRole(
  db: Queryable,
  accountId: string,
  { unitCode, role }: { readonly unitCode: string; readonly role: StaffRole },
  today: string,
): Promise<boolean> {
  const held = await listHeldRoles(db, accountId, today);
  return held.some((one) => one.unitCode === unitCode && one.role === role);
}
