import type { AuthProvider } from 'react-admin';
import type { Me } from '../../api/contract/account.ts';
import { request } from '../../ui/api-client.ts';
import { AuthError, signIn, signOut, verifyBackupCode, verifySecondFactor } from '../../ui/auth-client.ts';
import { failureCode } from '../../ui/failures.ts';
import { isStaff, mayOpen, rolesOf } from '../rights.ts';

/** What the sign-in page sends: the password first, then, where the account has one, the second factor. */
export type SignIn =
  | { readonly step: 'password'; readonly email: string; readonly password: string }
  | { readonly step: 'code' | 'backupCode'; readonly code: string };

/** The password was right; the code of the second factor is still to come. */
export class SecondFactorNeeded extends Error {}

const freshForMs = 30_000;
let known: { readonly me: Promise<Me>; readonly askedAtMs: number } | undefined;

/** Who is signed in, asked at most every half minute. */
async function getMe(): Promise<Me> {
  const nowMs = Date.now();
  if (known === undefined || nowMs - known.askedAtMs > freshForMs) {
    known = { me: request('get', '/me'), askedAtMs: nowMs };
    known.me.catch(() => {
      known = undefined;
    });
  }
  return known.me;
}

/** After anything that changes who is signed in, or what they may do. */
export function forgetMe(): void {
  known = undefined;
}

export const authProvider: AuthProvider = {
  login: async (attempt: SignIn) => {
    forgetMe();
    await proveIdentity(attempt);
    const me = await getMe();
    if (isStaff(me)) return me.session?.secondFactorMissing === true ? { redirectTo: '/second-factor' } : {};
    await signOut();
    forgetMe();
    throw new AuthError('NOT_STAFF', 403);
  },
  logout: async () => {
    forgetMe();
    await signOut().catch(() => undefined);
    return '/login';
  },
  checkAuth: async () => {
    if (!isStaff(await getMe())) throw new Error('auth.signInFirst');
  },
  checkError: (failure: unknown) => {
    const code = failureCode(failure);
    if (code === 'not_signed_in' || code === 'session_expired') {
      forgetMe();
      return Promise.reject(new Error('auth.sessionOver'));
    }
    if (code === 'second_factor_required') {
      const elsewhere = { redirectTo: '/second-factor', logoutUser: false };
      return Promise.reject(Object.assign(new Error('auth.secondFactorMissing'), elsewhere));
    }
    return Promise.resolve();
  },
  getIdentity: async () => {
    const { account } = await getMe();
    return { id: account?.id ?? '', fullName: account?.name ?? '' };
  },
  getPermissions: () => getMe(),
  canAccess: async ({ resource }) => mayOpen(resource, rolesOf(await getMe())),
};

async function proveIdentity(attempt: SignIn): Promise<void> {
  switch (attempt.step) {
    case 'password': {
      const { secondFactor } = await signIn(attempt.email, attempt.password);
      if (secondFactor) throw new SecondFactorNeeded();
      return;
    }
    case 'code':
      return verifySecondFactor(attempt.code);
    case 'backupCode':
      return verifyBackupCode(attempt.code);
  }
}
