/**
 * Signing up, in and out is better-auth's, below `/api/auth` (JSON bodies, session cookie, same site only):
 *
 * | POST | body | answers |
 * |---|---|---|
 * | `/sign-up/email` | `{ name, email, password, kind: "citizen"|"company", phone, personalId, companyName?, taxCode?, addressLine?, communeCode?, provinceCode?, callbackURL }` | 200 `{ mailSent: true }`, whether or not the address was known; 422 `{ code: "VALIDATION_FAILED"\|"PASSWORD_REFUSED", errors: [{ field, code, message }] }` |
 * | `/sign-in/email` | `{ email, password, rememberMe? }` | 200 `{ user }`, or `{ twoFactorRedirect: true }`; 401 `INVALID_EMAIL_OR_PASSWORD`; 403 `EMAIL_NOT_VERIFIED` |
 * | `/send-verification-email` | `{ email, callbackURL }` | 200 always: the way out of `EMAIL_NOT_VERIFIED` |
 * | `/request-password-reset` | `{ email, redirectTo }` | 200 always; the link carries `?token=` |
 * | `/reset-password` | `{ newPassword, token }` | 200 |
 * | `/change-password` | `{ currentPassword, newPassword, revokeOtherSessions }` | 200 |
 * | `/sign-out` | `{}` | 200 |
 * | `/two-factor/enable` · `/two-factor/verify-totp` · `/two-factor/disable` | `{ password }` · `{ code }` · `{ password }` | `{ totpURI, backupCodes }` · 200 · 200 |
 * | `/two-factor/verify-backup-code` | `{ code }` | 200 |
 *
 * GET `/verify-email?token=&callbackURL=` is the link of the registration mail; it confirms the address and goes to the
 * callback, with `?error=` when the link is too old. Signing in is the next step.
 * Errors of these routes are `{ code, message }`.
 */

import { z } from 'zod';
import { staffRoles } from '../../domain/lifecycle/roles.ts';
import { localizedText } from '../../domain/localized-text.ts';
import { address, id, instant, namedAddress, onDate } from './common.ts';
import { companyName, personalId, personName, phone, taxCode } from './person.ts';
import { anyone, defineRoute, signedIn } from './route.ts';

export const accountKind = z.enum(['citizen', 'company', 'staff']);
export type AccountKind = z.infer<typeof accountKind>;

export const account = z
  .object({
    id,
    kind: accountKind,
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    phone: z.string().nullable(),
    personalId: z.string().nullable(),
    companyName: z.string().nullable(),
    taxCode: z.string().nullable(),
    address: namedAddress.nullable(),
    locale: z.enum(['vi', 'en']),
    twoFactorEnabled: z.boolean(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof account>;

/** A role held in a unit. `covering` names the colleague stood in for. */
export const assignment = z
  .object({
    role: z.enum(staffRoles),
    unitCode: z.string(),
    unitName: localizedText,
    validTo: onDate.nullable().describe('Last day, if there is one'),
    covering: z.string().nullable(),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof assignment>;

/** What the reader may do, as CASL raw rules: `createMongoAbility(abilities)`. */
export const abilityRule = z
  .object({
    action: z.string(),
    subject: z.string(),
    conditions: z.record(z.string(), z.json()).optional(),
  })
  .meta({ id: 'AbilityRule' });

export const me = z
  .object({
    account: account.nullable().describe('null when nobody is signed in'),
    assignments: z.array(assignment),
    abilities: z.array(abilityRule),
    session: z.object({ expiresAt: instant, secondFactorMissing: z.boolean() }).nullable(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

export const profileChange = z
  .strictObject({
    name: personName,
    phone,
    personalId,
    companyName,
    taxCode,
    address,
    locale: z.enum(['vi', 'en']),
  })
  .partial()
  .meta({ id: 'ProfileChange' });
export type ProfileChange = z.infer<typeof profileChange>;

export const accountContract = {
  getMe: defineRoute({
    id: 'getMe',
    method: 'get',
    path: '/me',
    tag: 'Account',
    summary: 'Who am I, in which units and roles, and what may I do',
    access: anyone,
    success: { kind: 'json', status: 200, body: me },
  }),
  changeMe: defineRoute({
    id: 'changeMe',
    method: 'patch',
    path: '/me',
    tag: 'Account',
    summary: 'Change my own data',
    access: signedIn,
    body: profileChange,
    success: { kind: 'json', status: 200, body: me },
  }),
};
