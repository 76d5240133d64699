import { consolePlaces, portalPlaces } from '../domain/places.ts';

/** Every page of the portal by its path. */
export const places = {
  ...portalPlaces,
  service: (code: string) => `/thu-tuc/${encodeURIComponent(code)}`,
  register: '/dang-ky',
  checkMail: '/dang-ky/kiem-tra-thu',
  forgotPassword: '/quen-mat-khau',
  application: (id: string) => `/nop-ho-so/${encodeURIComponent(id)}`,
  submitted: (id: string) => `/nop-ho-so/${encodeURIComponent(id)}/da-nop`,
  personal: '/ca-nhan',
  dossiers: '/ca-nhan/ho-so',
  profile: '/ca-nhan/thong-tin',
  papers: '/ca-nhan/giay-to',
  personalData: '/ca-nhan/du-lieu',
  privacy: '/quyen-rieng-tu',
  accountClosed: '/da-xoa-tai-khoan',
  tracking: '/tra-cuu',
  console: consolePlaces.home,
} as const;

/** The sign-in page that comes back here afterwards. */
export function signInThen(path: string): string {
  return `${places.signIn}?tiep=${encodeURIComponent(path)}`;
}

/** Where to go after signing in: only ever a page of this portal. */
export function safeReturnPath(asked: string | null): string {
  return asked !== null && /^\/(?![/\\])/.test(asked) ? asked : places.personal;
}
