/**
 * Pages of the portal and the console that others link to: mails, the gateway, the API itself. The web apps serve
 * these paths and must keep them.
 */
export const portalPlaces = {
  home: '/',
  signIn: '/dang-nhap',
  /** Where the link of the registration mail ends; `?error=` when the link was used up or too old. */
  emailConfirmed: '/xac-nhan-email',
  /** `?token=` of the reset mail. */
  resetPassword: '/dat-lai-mat-khau',
  /** Asks for the key: what is printed on paper and seen by others holds only the code. */
  trackStart: (code: string) => `/tra-cuu/${encodeURIComponent(code)}`,
  track: (code: string, key: string) => `/tra-cuu/${encodeURIComponent(code)}?key=${encodeURIComponent(key)}`,
  /** Where a link to a file ends when its time is over. */
  linkEnded: '/lien-ket-het-han',
  dossier: (code: string) => `/ca-nhan/ho-so/${encodeURIComponent(code)}`,
  /** The waiting page that follows the bank; also a transaction's own page. */
  transaction: (id: string) => `/ca-nhan/giao-dich/${encodeURIComponent(id)}`,
  transactions: '/ca-nhan/giao-dich',
} as const;

export const consolePlaces = {
  home: '/quan-tri/',
  /** `?token=` of the mail that invites to the staff. */
  invitation: '/quan-tri/invitation',
  dossier: (code: string) => `/quan-tri/dossiers/${encodeURIComponent(code)}/show`,
  overview: '/quan-tri/reports',
  preferences: '/quan-tri/preferences',
} as const;
