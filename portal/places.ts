import type { portalPlaces } from '../domain/places.ts';

type Shared = typeof portalPlaces;

/** Pages that mails, the gateway and the API link to: the types hold these to the paths the API knows. */
const sharedPlaces = {
  home: '/',
  signIn: '/dang-nhap',
  emailConfirmed: '/xac-nhan-email',
  resetPassword: '/dat-lai-mat-khau',
  transactions: '/ca-nhan/giao-dich',
} as const satisfies Pick<Shared, 'home' | 'signIn' | 'emailConfirmed' | 'resetPassword' | 'transactions'>;

/** Every page of the portal by its path. */
export const places = {
  ...sharedPlaces,
  service: (code: string) => `/thu-tuc/${encodeURIComponent(code)}`,
  register: '/dang-ky',
  checkMail: '/dang-ky/kiem-tra-thu',
  forgotPassword: '/quen-mat-khau',
  application: (id: string) => `/nop-ho-so/${encodeURIComponent(id)}`,
  submitted: (id: string) => `/nop-ho-so/${encodeURIComponent(id)}/da-nop`,
  personal: '/ca-nhan',
  dossiers: '/ca-nhan/ho-so',
  dossier: (code: string) => `/ca-nhan/ho-so/${encodeURIComponent(code)}`,
  transaction: (id: string) => `/ca-nhan/giao-dich/${encodeURIComponent(id)}`,
  profile: '/ca-nhan/thong-tin',
  tracking: '/tra-cuu',
  track: (code: string, key: string) => `/tra-cuu/${encodeURIComponent(code)}?key=${encodeURIComponent(key)}`,
  console: '/quan-tri/',
} as const;

/** The sign-in page that comes back here afterwards. */
export function signInThen(path: string): string {
  return `${places.signIn}?tiep=${encodeURIComponent(path)}`;
}

/** Where to go after signing in: only ever a page of this portal. */
export function safeReturnPath(asked: string | null): string {
  return asked !== null && /^\/(?![/\\])/.test(asked) ? asked : places.personal;
}
