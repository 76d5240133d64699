import type { IncomingHttpHeaders } from 'node:http';
import { getSessionCookie } from 'better-auth/cookies';
import { fromNodeHeaders } from 'better-auth/node';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { listHeldRoles } from '../../db/queries/held-roles.ts';
import { accounts, sessions } from '../../db/schema/accounts.ts';
import type { StaffRole } from '../../domain/lifecycle/roles.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { HeldRole, Principal } from '../http/principal.ts';

const hourMs = 3_600_000;

/** How long a session may last in all, whatever is done in it. */
export const absoluteLimitMs = { staff: 12 * hourMs, applicant: 7 * 24 * hourMs } as const;

/** How long a session may lie unused. */
export const idleLimitMs = { staff: 2 * hourMs, applicant: 24 * hourMs } as const;

/** Use is written down at most this often, so that reading does not write. */
const touchEveryMs = 5 * 60_000;

export const cookiePrefix = 'motcua';

export interface SessionPolicy {
  /** Who holds one of these roles without a second factor may do nothing but set it up. */
  readonly staffSecondFactor: readonly StaffRole[];
}

/**
 * Who a request comes from, by its session cookie. The token is looked up itself, so that a session that was ended is
 * gone with the very next request; one left idle too long is ended here.
 */
export async function findPrincipal(
  db: Database,
  headers: IncomingHttpHeaders,
  policy: SessionPolicy,
  now = new Date(),
): Promise<Principal | undefined> {
  const token = tokenOf(headers);
  if (token === undefined) return undefined;
  const [found] = await db
    .select({
      sessionId: sessions.id,
      endsAt: sessions.expiresAt,
      usedAt: sessions.updatedAt,
      accountId: accounts.id,
      kind: accounts.kind,
      name: accounts.name,
      locale: accounts.locale,
      twoFactorEnabled: accounts.twoFactorEnabled,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, now), isNull(accounts.endedAt)));
  if (found === undefined) return undefined;

  const isStaff = found.kind === 'staff';
  const idleMs = now.getTime() - found.usedAt.getTime();
  if (idleMs > (isStaff ? idleLimitMs.staff : idleLimitMs.applicant)) {
    await db.delete(sessions).where(eq(sessions.id, found.sessionId));
    return undefined;
  }
  if (idleMs > touchEveryMs) {
    await db.update(sessions).set({ updatedAt: now }).where(eq(sessions.id, found.sessionId));
  }
  const roles = isStaff ? await listRoles(db, found.accountId, now) : [];
  const needsSecondFactor = roles.some(({ role }) => policy.staffSecondFactor.includes(role));
  return {
    accountId: found.accountId,
    kind: found.kind,
    name: found.name,
    locale: found.locale,
    sessionId: found.sessionId,
    sessionEndsAt: found.endsAt,
    roles,
    secondFactorMissing: needsSecondFactor && !found.twoFactorEnabled,
  };
}

/** The roles somebody holds on the day of `now`, their own and those of absent colleagues they stand in for. */
export async function listRoles(db: Database, accountId: string, now: Date): Promise<HeldRole[]> {
  const held = await listHeldRoles(db, accountId, localDateOf(now));
  return held.map(({ role, unitCode, holderId }) => ({
    role,
    unitCode,
    ...(holderId === accountId ? {} : { covering: holderId }),
  }));
}

/** The random token of the session cookie; the signature after it protects nothing that the look-up does not. */
function tokenOf(headers: IncomingHttpHeaders): string | undefined {
  if (headers.cookie === undefined) return undefined;
  const cookie = getSessionCookie(fromNodeHeaders(headers), { cookiePrefix });
  return cookie === null ? undefined : decodeURIComponent(cookie).split('.', 1)[0];
}
