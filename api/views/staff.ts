import type { StaffRow, listRolesOf } from '../../db/queries/staff.ts';
import type { HeldRole, StaffMember } from '../contract/staff.ts';

type RoleRow = Awaited<ReturnType<typeof listRolesOf>>[number];

interface Reading {
  /** Who looks. */
  readonly readerId: string;
  readonly today: string;
}

/** A member of staff with their roles as an administrator sees them. */
export function shownMember(row: StaffRow, roles: readonly RoleRow[], { readerId, today }: Reading): StaffMember {
  const { emailVerified, invitedUntil, endedAt, ...member } = row;
  return {
    ...member,
    state: endedAt !== null ? 'ended' : emailVerified ? 'active' : 'invited',
    invitedUntil: invitedUntil?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    roles: roles.filter(({ accountId }) => accountId === row.id).map((role) => shownRole(role, today)),
    isMe: row.id === readerId,
  };
}

function shownRole({ id, role, unitCode, unitName, fromDate, throughDate }: RoleRow, today: string): HeldRole {
  const isOver = throughDate !== null && throughDate < today;
  return {
    id,
    role,
    unit: { code: unitCode, name: unitName },
    fromDate,
    throughDate,
    state: isOver ? 'over' : fromDate > today ? 'upcoming' : 'running',
  };
}
