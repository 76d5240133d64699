import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import type { Language } from '../../domain/localized-text.ts';

/** Who is asking, as far as rights go. */
export interface Principal {
  readonly accountId: string;
  readonly kind: 'citizen' | 'company' | 'staff';
  readonly name: string;
  readonly locale: Language;
  readonly sessionId: string;
  /** When the session ends whatever is done in it. */
  readonly sessionEndsAt: Date;
  /** Roles held today, own and covered. */
  readonly roles: readonly HeldRole[];
  /** A member of staff who must set up a second factor before doing anything else. */
  readonly secondFactorMissing: boolean;
}

export interface HeldRole {
  readonly role: StaffRole;
  readonly unitCode: string;
  /** The colleague whose role it is, when held in their place. */
  readonly covering?: string;
}

export function holdsAny(principal: Principal, roles: readonly StaffRole[]): boolean {
  return principal.roles.some((held) => roles.includes(held.role));
}

/** Units in which one of the roles is held, or any role when none is named. */
export function unitsOf(principal: Principal, roles?: readonly StaffRole[]): readonly string[] {
  const held = principal.roles.filter(({ role }) => roles === undefined || roles.includes(role));
  return [...new Set(held.map(({ unitCode }) => unitCode))];
}
