import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { and, eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Language } from '../../domain/localized-text.ts';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/ids.ts';
import { accounts, credentials, sessions, twoFactors, verifications } from '../../db/schema/accounts.ts';
import type { Mail, Mailer } from '../../integrations/mail/mailer.ts';
import { portalPlaces } from '../../domain/places.ts';
import { describeFaults } from '../http/validation.ts';
import { alreadyRegisteredMail, passwordChangedMail, passwordResetMail, registrationMail } from './mails.ts';
import { hashPassword, passwordFault, passwordLength, verifyPassword } from './password.ts';
import { accountFields, registration } from './registration.ts';
import { absoluteLimitMs, cookiePrefix } from './sessions.ts';

export interface AuthSettings {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly logger: Logger;
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly secret: string;
}

/** Where the caller's address is put for the sign-in library, by us alone: see `api/app.ts`. */
export const clientIpHeader = 'x-motcua-client-ip';

const dayMs = 86_400_000;

/**
 * Accounts: registration confirmed by mail, passwords, sessions kept on the server, a second factor. Answers never say
 * whether an address has an account; mails do, to its owner.
 */
export function createAuth({ db, mailer, logger, publicUrl, secret }: AuthSettings) {
  const inBackground = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => logger.error({ err: error }, 'Account mail failed; it can be asked for again'));
  };
  const send = (mail: Mail): Promise<void> => {
    inBackground(mailer.send(mail));
    return Promise.resolve();
  };
  return betterAuth({
    appName: 'Một Cửa',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [new URL(publicUrl).origin],
    database: drizzleAdapter(db, {
      provider: 'pg',
      transaction: true,
      schema: { accounts, sessions, credentials, verifications, twoFactors },
    }),
    user: { modelName: 'accounts', additionalFields: accountFields },
    session: {
      modelName: 'sessions',
      fields: { userId: 'accountId' },
      // How long a session may last is settled when it begins; idle ones are ended by `findPrincipal`.
      expiresIn: absoluteLimitMs.applicant / 1000,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'credentials',
      fields: { userId: 'accountId', accountId: 'providerAccountId' },
      accountLinking: { enabled: false },
    },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      password: { hash: hashPassword, verify: verifyPassword },
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        send(passwordResetMail(user, `${publicUrl}${portalPlaces.resetPassword}?token=${token}`, new Date())),
      onPasswordReset: async ({ user }) => {
        // Who sets a password by a mailed link has the mailbox: this is how invited staff confirm theirs.
        const accepted = await db
          .update(accounts)
          .set({ emailVerified: true, invitedUntil: null })
          .where(and(eq(accounts.id, user.id), eq(accounts.kind, 'staff'), eq(accounts.emailVerified, false)))
          .returning({ id: accounts.id });
        if (accepted.length > 0) return;
        await send(passwordChangedMail(user, `${publicUrl}${portalPlaces.resetPassword}`, new Date()));
      },
      onExistingUserSignUp: ({ user }) =>
        send(alreadyRegisteredMail(user, `${publicUrl}${portalPlaces.signIn}`, new Date())),
    },
    emailVerification: {
      expiresIn: dayMs / 1000,
      autoSignInAfterVerification: false,
      sendVerificationEmail: ({ user, url }) => send(registrationMail(user, url, new Date())),
    },
    plugins: [
      twoFactor({
        issuer: 'Một Cửa',
        // No device is trusted: whoever asks for it is asked for the second factor the next time all the same.
        trustDeviceMaxAge: 0,
        twoFactorTable: 'twoFactors',
        schema: { twoFactor: { fields: { userId: 'accountId' } } },
      }),
    ],
    disabledPaths: [
      '/sign-in/social',
      '/callback/:id',
      '/link-social',
      '/unlink-account',
      '/change-email',
      '/update-user',
      '/delete-user',
      '/delete-user/callback',
      '/update-session',
      '/get-access-token',
      '/refresh-token',
      '/account-info',
      '/error',
    ],
    rateLimit: { enabled: false },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const language = languageOf(context.headers);
        const registered = context.path === '/sign-up/email' ? readRegistration(context.body, language) : undefined;
        const chosen = chosenPassword(context.path, context.body);
        if (chosen === undefined) return undefined;
        const fault = passwordFault(chosen.password, { email: registered?.email ?? '' });
        if (fault !== undefined) refuseField(chosen.field, fault[language]);
        await Promise.resolve();
        return registered && { context: { ...context, body: registered } };
      }),
      // What registering answers must not differ in anything between a known and a new address.
      after: createAuthMiddleware(async (context) => {
        await Promise.resolve();
        const succeeded = !isAPIError(context.context.returned);
        return context.path === '/sign-up/email' && succeeded ? context.json({ mailSent: true }) : undefined;
      }),
    },
    onAPIError: {
      onError: (error) => {
        if (!isAPIError(error)) logger.error({ err: error }, 'Signing in failed');
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const [owner] = await db
              .select({ kind: accounts.kind, endedAt: accounts.endedAt })
              .from(accounts)
              .where(eq(accounts.id, session.userId));
            if (owner?.endedAt instanceof Date) throw accountEnded();
            const limitMs = owner?.kind === 'staff' ? absoluteLimitMs.staff : absoluteLimitMs.applicant;
            return { data: { ...session, expiresAt: new Date(Date.now() + limitMs) } };
          },
        },
      },
    },
    advanced: {
      cookiePrefix,
      // Our accounts have no picture, which the library's own check of the schema would insist on.
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [clientIpHeader] },
      backgroundTasks: { handler: inBackground },
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    logger: {
      level: 'warn',
      log: (level, message) => {
        logger[level]({ source: 'sign-in' }, message);
      },
    },
    telemetry: { enabled: false },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** What was given to register, its numbers in the form they are kept in. */
function readRegistration(body: unknown, language: Language) {
  const errors = describeFaults(registration, body, language);
  if (errors.length === 0) return registration.parse(body);
  throw new APIError('UNPROCESSABLE_ENTITY', {
    code: 'VALIDATION_FAILED',
    message: { vi: 'Thông tin chưa hợp lệ.', en: 'Some fields are not right.' }[language],
    errors,
  });
}

/** Said only to who knows the password. */
function accountEnded(): APIError {
  return new APIError('FORBIDDEN', {
    code: 'ACCOUNT_ENDED',
    message: 'Tài khoản đã kết thúc. / This account has ended.',
  });
}

function refuseField(field: string, message: string): never {
  throw new APIError('UNPROCESSABLE_ENTITY', {
    code: 'PASSWORD_REFUSED',
    message,
    errors: [{ field, code: 'password_refused', message }],
  });
}

/** The password somebody is about to choose with a request, if any. */
function chosenPassword(path: string, body: unknown): { field: string; password: string } | undefined {
  const field = passwordFields.get(path);
  if (field === undefined || typeof body !== 'object' || body === null) return undefined;
  const password: unknown = Reflect.get(body, field);
  return typeof password === 'string' ? { field, password } : undefined;
}

const passwordFields = new Map([
  ['/sign-up/email', 'password'],
  ['/reset-password', 'newPassword'],
  ['/change-password', 'newPassword'],
]);

function languageOf(headers: Headers | undefined): Language {
  return headers?.get('accept-language')?.trim().toLowerCase().startsWith('en') === true ? 'en' : 'vi';
}
