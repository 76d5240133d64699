import { isIP } from 'node:net';
import { z } from 'zod';

const vietnamOffsetMs = 7 * 60 * 60 * 1000;

/** An instant as the protocol writes it: `yyyyMMddHHmmss` at GMT+7, whatever the time zone of this process. */
export function formatGatewayDate(at: Date): string {
  return new Date(at.getTime() + vietnamOffsetMs).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** The instant of a `yyyyMMddHHmmss` at GMT+7, or `undefined` when there is no such moment. */
function parseGatewayDate(text: string): Date | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!parts) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - vietnamOffsetMs);
  return formatGatewayDate(at) === text ? at : undefined;
}

/** Whole đồng as `vnp_Amount`, which counts hundredths. */
export function formatGatewayAmount(amountVnd: number): string {
  return String(amountVnd * 100);
}

/** Text for `vnp_OrderInfo`: no diacritics, only characters that every side encodes alike, cut to 255. */
function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^A-Za-z0-9 .,:_-]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 255)
    .trimEnd();
}

/** Our own reference of an attempt, `vnp_TxnRef`. */
export const attemptRefField = z.string().regex(/^[A-Za-z0-9]{1,100}$/, 'expected 1 to 100 letters and digits');

/** Whole đồng that still fit `vnp_Amount` (twelve digits, counted in hundredths). */
export const amountVndField = z.int().positive().max(9_999_999_999);

/** Text for people that must leave something of itself after {@link plainText}. */
export const textField = z
  .string()
  .transform(plainText)
  .refine((text) => text !== '', 'expected some letters or digits');

/** An IP address in the 7 to 45 characters that `vnp_IpAddr` takes; IPv4 in IPv6 clothes is undressed. */
export const ipField = z
  .string()
  .refine((ip) => isIP(ip) !== 0, 'expected an IP address')
  .transform((ip) => {
    const address = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
    return address.length < 7 ? spellOutIpv6(address) : address;
  });

function spellOutIpv6(address: string): string {
  const [head = [], tail = []] = address.split('::').map((side) => side.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].join(':');
}

/** `vnp_Amount` as whole đồng. Leading zeros are allowed; a part of a đồng is not. */
export const gatewayAmountField = z
  .string()
  .regex(/^\d{1,12}$/, 'expected 1 to 12 digits')
  .transform(Number)
  .refine((hundredths) => hundredths % 100 === 0, 'expected whole đồng, counted in hundredths')
  .transform((hundredths) => hundredths / 100);

/** `vnp_PayDate`, which may be missing or empty. */
export const gatewayDateField = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) {
      return undefined;
    }
    const at = parseGatewayDate(text);
    if (!at) {
      context.addIssue('expected yyyyMMddHHmmss');
    }
    return at;
  });

/** A protocol text that may be missing or, which means the same, empty. */
export const optionalTextField = z
  .string()
  .max(255)
  .optional()
  .transform((text) => text || undefined);

/** What is wrong with each field, in one sentence per field and without the values. */
export function describeFaults(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}

/**
 * Parses what our own side asks of the gateway.
 * @throws RangeError naming each field that is missing or wrong.
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, request: unknown): z.output<Schema> {
  const parsed = schema.safeParse(request);
  if (!parsed.success) {
    throw new RangeError(`The gateway cannot be asked this. ${describeFaults(parsed.error)}`);
  }
  return parsed.data;
}
