import type { FieldError } from '../api/contract/problem.ts';
import { UnreachableError } from './failures.ts';
import { getLanguage } from './language.ts';
import type { SignUp } from './sign-up.ts';

/** A refusal of `/api/auth/*`: its stable code (`EMAIL_NOT_VERIFIED`, `INVALID_EMAIL_OR_PASSWORD`, …) and HTTP status. */
export class AuthError extends Error {
  readonly code: string;
  readonly status: number;
  /** What is said of single fields, in the reader's language; empty for refusals of the sign-in library itself. */
  readonly errors: readonly FieldError[];

  constructor(code: string, status: number, errors: readonly FieldError[] = []) {
    super(code);
    this.name = 'AuthError';
    this.code = code;
    this.status = status;
    this.errors = errors;
  }
}

/** Asks for an account. Answers the same whether or not the address was known; a mail follows. */
export async function signUp(account: SignUp): Promise<void> {
  await post('/sign-up/email', account);
}

/** Signs in; `secondFactor` when a code of the second factor must follow. */
export async function signIn(email: string, password: string): Promise<{ readonly secondFactor: boolean }> {
  const answer = await post('/sign-in/email', { email, password, rememberMe: true });
  return { secondFactor: answer['twoFactorRedirect'] === true };
}

export async function verifySecondFactor(code: string): Promise<void> {
  await post('/two-factor/verify-totp', { code });
}

export async function verifyBackupCode(code: string): Promise<void> {
  await post('/two-factor/verify-backup-code', { code });
}

export async function signOut(): Promise<void> {
  await post('/sign-out', {});
}

/** Sends the confirmation mail again. */
export async function sendVerificationEmail(email: string, callbackURL: string): Promise<void> {
  await post('/send-verification-email', { email, callbackURL });
}

/** Sends a mail whose link leads to `redirectTo?token=…`, if there is such an account. */
export async function requestPasswordReset(email: string, redirectTo: string): Promise<void> {
  await post('/request-password-reset', { email, redirectTo });
}

export async function resetPassword(newPassword: string, token: string): Promise<void> {
  await post('/reset-password', { newPassword, token });
}

/** Changes the password and signs every other session out. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
}

/** What an authenticator app needs, and codes for the day the phone is not at hand. */
export interface SecondFactor {
  readonly totpUri: string;
  readonly backupCodes: readonly string[];
}

/** Begins turning the second factor on; it counts once a first code has been verified. */
export async function enableSecondFactor(password: string): Promise<SecondFactor> {
  const { totpURI, backupCodes } = await post('/two-factor/enable', { password });
  return {
    totpUri: typeof totpURI === 'string' ? totpURI : '',
    backupCodes: Array.isArray(backupCodes) ? backupCodes.map(String) : [],
  };
}

/** @throws AuthError when refused, UnreachableError when there is no answer. */
async function post(path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  let response: Response;
  try {
    response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': getLanguage() },
      body: JSON.stringify(body),
    });
  } catch (failure) {
    throw new UnreachableError({ cause: failure });
  }
  const answer = await readObject(response);
  if (response.ok) return answer;
  const { code, errors } = answer;
  throw new AuthError(
    typeof code === 'string' ? code : `HTTP_${response.status}`,
    response.status,
    Array.isArray(errors) ? errors.filter(isFieldError) : [],
  );
}

function isFieldError(value: unknown): value is FieldError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'field' in value &&
    typeof value.field === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

async function readObject(response: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}
