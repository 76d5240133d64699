import type { StaffRole } from './lifecycle/roles.ts';
import type { LocalizedText } from './localized-text.ts';

/** Why somebody is absent, as far as the office needs to know. */
export const absenceKinds = ['leave', 'sick', 'mission', 'other'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

export const absenceKindNames: Readonly<Record<AbsenceKind, LocalizedText>> = {
  leave: { vi: 'Nghỉ phép', en: 'Leave' },
  sick: { vi: 'Nghỉ ốm', en: 'Sick leave' },
  mission: { vi: 'Công tác', en: 'On mission' },
  other: { vi: 'Lý do khác', en: 'Other' },
};

/** Days of absence in Asia/Ho_Chi_Minh, `YYYY-MM-DD`, both included. */
export interface AbsenceDays {
  readonly fromDate: string;
  readonly throughDate: string;
}

export const absenceStates = ['upcoming', 'running', 'over'] as const;
export type AbsenceState = (typeof absenceStates)[number];

/** How an absence stands on a day. One that was ended by hand is over from that moment on. */
export function absenceStateOn(
  { fromDate, throughDate, endedAt }: AbsenceDays & { readonly endedAt: string | null },
  today: string,
): AbsenceState {
  if (endedAt !== null || throughDate < today) return 'over';
  return fromDate > today ? 'upcoming' : 'running';
}

/** Longer than any leave: a year typed wrong, not an absence. A limit of this house, not of the law. */
export const longestAbsenceDays = 366;

/** A role in a unit that needs somebody while its holder is away, and who was named for that case. */
export interface SeatToCover {
  readonly unitCode: string;
  readonly role: StaffRole;
  readonly namedSubstituteId: string | null;
}

/** A role in a unit that a colleague holds through all days of the absence. */
export interface HeldSeat {
  readonly accountId: string;
  readonly unitCode: string;
  readonly role: StaffRole;
}

/**
 * Who can act for somebody in all of these seats: in each they hold the role themselves or were named as substitute.
 * Those who were named come first.
 */
export function findSubstitutes(
  seats: readonly SeatToCover[],
  held: readonly HeldSeat[],
): { readonly accountId: string; readonly isNamed: boolean }[] {
  if (seats.length === 0) return [];
  const named = seats.flatMap(({ namedSubstituteId }) => namedSubstituteId ?? []);
  const candidates = new Set([...named, ...held.map(({ accountId }) => accountId)]);
  const canSit = (accountId: string, seat: SeatToCover) =>
    seat.namedSubstituteId === accountId ||
    held.some((one) => one.accountId === accountId && one.unitCode === seat.unitCode && one.role === seat.role);
  return [...candidates]
    .filter((accountId) => seats.every((seat) => canSit(accountId, seat)))
    .map((accountId) => ({ accountId, isNamed: named.includes(accountId) }));
}
