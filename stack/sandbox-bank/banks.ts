export type BankKind = 'bank' | 'ewallet' | 'qr' | 'card';

export interface SandboxIssuer {
  readonly code: string;
  readonly kind: BankKind;
  readonly name: string;
  readonly cardType: string;
}

/** Where a payer of the sandbox may pay: `vnp_BankCode` of each, as VNPay writes them. */
const issuers: readonly SandboxIssuer[] = [
  { code: 'NCB', kind: 'bank', name: 'NCB', cardType: 'ATM' },
  { code: 'VIETCOMBANK', kind: 'bank', name: 'Vietcombank', cardType: 'ATM' },
  { code: 'AGRIBANK', kind: 'bank', name: 'Agribank', cardType: 'ATM' },
  { code: 'BIDV', kind: 'bank', name: 'BIDV', cardType: 'ATM' },
  { code: 'VNMART', kind: 'ewallet', name: 'VnMart', cardType: 'EWALLET' },
  { code: 'VNPAYQR', kind: 'qr', name: 'VNPAY-QR', cardType: 'QRCODE' },
  { code: 'VISA', kind: 'card', name: 'Visa', cardType: 'VISA' },
  { code: 'MASTERCARD', kind: 'card', name: 'Mastercard', cardType: 'MASTERCARD' },
];

const kindOfGroup: Readonly<Record<string, BankKind>> = { VNBANK: 'bank', INTCARD: 'card' };

/** The issuers a pay request leaves open: one, a group, or all; none when the sandbox does not know the code. */
export function issuersFor(requestedBank: string): readonly SandboxIssuer[] {
  if (requestedBank === '') {
    return issuers;
  }
  const kind = kindOfGroup[requestedBank];
  return issuers.filter((issuer) => (kind ? issuer.kind === kind : issuer.code === requestedBank));
}

export type CardFate = 'good' | 'insufficient' | 'locked' | 'expired';

/** The cards of VNPay's own sandbox and the `vnp_ResponseCode` each ends with. */
export const testCards: readonly { readonly number: string; readonly fate: CardFate; readonly responseCode: string }[] =
  [
    { number: '9704198526191432198', fate: 'good', responseCode: '00' },
    { number: '9704195798459170488', fate: 'insufficient', responseCode: '51' },
    { number: '9704193370791314', fate: 'locked', responseCode: '12' },
    { number: '9704194841945513', fate: 'expired', responseCode: '99' },
  ];

export const testPassword = '123456';
export const maximumWrongPasswords = 3;

/** The failures a payer may choose to see: VNPay 2.1.0, `vnp_ResponseCode`. */
export const failureCodes = ['51', '65', '12', '13', '75', '79', '09', '07', '99'] as const;
export type FailureCode = (typeof failureCodes)[number];
