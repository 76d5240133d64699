/**
 * VNPay 2.1.0 as the gateway's side speaks it: signatures, dates, field rules. Deliberately shares nothing with our own
 * client in `integrations/`, so that an error there is not repeated here.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type Parameters = Record<string, string>;

/** The query of a return or IPN call, signed, with the hash last. */
export function signedQuery(parameters: Parameters, secret: string): string {
  const content = hashedQuery(parameters);
  return `${content}&vnp_SecureHash=${hmac(content, secret)}`;
}

export function queryHashMatches(parameters: Parameters, secret: string): boolean {
  return hashMatches(hashedQuery(parameters), parameters.vnp_SecureHash, secret);
}

/** The hash of a querydr or refund message: the values of the named fields joined by `|`. */
export function messageHash(message: Parameters, fields: readonly string[], secret: string): string {
  return hmac(joined(message, fields), secret);
}

export function messageHashMatches(message: Parameters, fields: readonly string[], secret: string): boolean {
  return hashMatches(joined(message, fields), message.vnp_SecureHash, secret);
}

function hashedQuery(parameters: Parameters): string {
  return Object.keys(parameters)
    .filter((name) => name.startsWith('vnp_') && name !== 'vnp_SecureHash' && name !== 'vnp_SecureHashType')
    .filter((name) => parameters[name] !== '')
    .sort()
    .map((name) => `${formEncoded(name)}=${formEncoded(parameters[name] ?? '')}`)
    .join('&');
}

function formEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function joined(message: Parameters, fields: readonly string[]): string {
  return fields.map((name) => message[name] ?? '').join('|');
}

function hmac(content: string, secret: string): string {
  return createHmac('sha512', secret).update(content).digest('hex');
}

function hashMatches(content: string, given: string | undefined, secret: string): boolean {
  const wanted = Buffer.from(hmac(content, secret));
  const actual = Buffer.from((given ?? '').toLowerCase());
  return wanted.length === actual.length && timingSafeEqual(wanted, actual);
}

/** `yyyyMMddHHmmss` in Viet Nam. */
export function gatewayDate(at: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const names = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
  return names.map((name) => parts.find((part) => part.type === name)?.value ?? '').join('');
}

/** The instant of a `yyyyMMddHHmmss` in Viet Nam; `undefined` when there is none. */
export function instantOf(date: string): Date | undefined {
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6+07:00');
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) || gatewayDate(at) !== date ? undefined : at;
}

type Rule = (value: string) => boolean;

const date: Rule = (value) => instantOf(value) !== undefined;
const ip: Rule = (value) => /^[0-9A-Fa-f.:]{7,45}$/.test(value);
const orderInfo: Rule = (value) => /^[A-Za-z0-9 .,:_-]{1,255}$/.test(value);
const amount: Rule = (value) => /^\d{1,10}00$/.test(value) && Number(value) > 0;
const matches =
  (pattern: RegExp): Rule =>
  (value) =>
    pattern.test(value);
const optional =
  (rule: Rule): Rule =>
  (value) =>
    value === '' || rule(value);

/** Rules of every message the gateway receives; an empty string stands for a missing field. */
export const fieldRules = {
  pay: {
    vnp_Version: matches(/^2\.1\.0$/),
    vnp_Command: matches(/^pay$/),
    vnp_TmnCode: matches(/^[A-Za-z0-9]{8}$/),
    vnp_Amount: amount,
    vnp_BankCode: optional(matches(/^[A-Za-z0-9]{3,20}$/)),
    vnp_CreateDate: date,
    vnp_CurrCode: matches(/^VND$/),
    vnp_IpAddr: ip,
    vnp_Locale: matches(/^(vn|en)$/),
    vnp_OrderInfo: orderInfo,
    vnp_OrderType: matches(/^[A-Za-z0-9]{1,100}$/),
    vnp_ReturnUrl: matches(/^https?:\/\/\S{3,247}$/),
    vnp_ExpireDate: date,
    vnp_TxnRef: matches(/^[A-Za-z0-9]{1,100}$/),
  },
  querydr: {
    vnp_RequestId: matches(/^[A-Za-z0-9]{1,32}$/),
    vnp_Version: matches(/^2\.1\.0$/),
    vnp_TxnRef: matches(/^[A-Za-z0-9]{1,100}$/),
    vnp_OrderInfo: orderInfo,
    vnp_TransactionNo: optional(matches(/^\d{1,15}$/)),
    vnp_TransactionDate: date,
    vnp_CreateDate: date,
    vnp_IpAddr: ip,
  },
  refund: {
    vnp_RequestId: matches(/^[A-Za-z0-9]{1,32}$/),
    vnp_Version: matches(/^2\.1\.0$/),
    vnp_TransactionType: matches(/^0[23]$/),
    vnp_TxnRef: matches(/^[A-Za-z0-9]{1,100}$/),
    vnp_Amount: amount,
    vnp_OrderInfo: orderInfo,
    vnp_TransactionNo: optional(matches(/^\d{1,15}$/)),
    vnp_TransactionDate: date,
    vnp_CreateBy: matches(/^.{1,245}$/),
    vnp_CreateDate: date,
    vnp_IpAddr: ip,
  },
} as const satisfies Record<string, Record<string, Rule>>;

/** The names of the fields that are missing or wrong. */
export function faultyFields(message: Parameters, rules: Readonly<Record<string, Rule>>): string[] {
  return Object.entries(rules)
    .filter(([name, isFine]) => !isFine(message[name] ?? ''))
    .map(([name]) => name);
}

/** The fields each message of the merchant API is hashed over, in order. */
export const hashedFields = {
  querydr: named('RequestId Version Command TmnCode TxnRef TransactionDate CreateDate IpAddr OrderInfo'),
  refund: named(
    'RequestId Version Command TmnCode TransactionType TxnRef Amount TransactionNo TransactionDate CreateBy CreateDate IpAddr OrderInfo',
  ),
  querydrAnswer: named(
    'ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo PromotionCode PromotionAmount',
  ),
  refundAnswer: named(
    'ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo',
  ),
};

function named(names: string): string[] {
  return names.split(' ').map((name) => `vnp_${name}`);
}
