import { z } from 'zod';
import { isRightlySigned } from '../signed-callback.ts';

/** A credit on a bank account, as the bank tells of it. */
export interface ToldTransfer {
  /** The bank's own number of the transfer. */
  readonly reference: string;
  readonly amountVnd: number;
  readonly receivedAt: string;
  /** What the payer wrote, as it reached us. */
  readonly content: string;
  readonly account: { readonly bankBin: string; readonly number: string };
  readonly payer: { readonly name: string | null; readonly account: string | null };
}

export type TransferNotification =
  | { readonly kind: 'verified'; readonly transfer: ToldTransfer }
  | { readonly kind: 'badSignature' }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Reads what the bank sends when money came in. */
export interface TransferNotices {
  read(rawBody: string, signature: string | undefined): TransferNotification;
}

export interface NoticeSettings {
  /** Shared with the bank; without one nothing is believed. */
  readonly secret: string | undefined;
  readonly toleranceSeconds?: number;
  readonly now?: () => Date;
}

/** More than any transfer between banks may carry. */
const mostVnd = 1_000_000_000_000;
const oneDayMs = 24 * 60 * 60 * 1000;

/** The bank's number of a transfer: what a booking is unique under. In capitals, however it was written. */
export const bankReference = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z][0-9A-Za-z_./:-]{0,59}$/, 'expected up to 60 letters, digits and . / : _ -')
  .toUpperCase();

/** Text for people. What cannot be shown cannot be stored either. */
const text = (length: number) =>
  z
    .string()
    .transform((given) => given.replace(/\p{Cc}+/gu, ' ').trim())
    .pipe(z.string().max(length));

const messageSchema = (now: Date) =>
  z.object({
    transferNumber: bankReference,
    amountVnd: z.int().positive().max(mostVnd),
    receivedAt: z.iso
      .datetime({ offset: true })
      .transform((given) => new Date(given))
      .refine((at) => at.getUTCFullYear() >= 2000 && at.getTime() < now.getTime() + oneDayMs, 'not a time of ours')
      .transform((at) => at.toISOString()),
    content: text(500).default(''),
    account: z.object({ bankBin: z.string().regex(/^\d{6}$/), number: z.string().regex(/^[0-9A-Za-z]{1,34}$/) }),
    payer: z.object({ name: text(200).optional(), account: text(34).optional() }).optional(),
  });

/**
 * Reads notifications signed with `secret`. Nothing of the body is looked at before its signature holds, so that
 * `malformed` means that the bank itself sent something unreadable. Reasons name fields, never what is in them.
 */
export function createTransferNotices({
  secret,
  toleranceSeconds = 300,
  now = () => new Date(),
}: NoticeSettings): TransferNotices {
  return {
    read(rawBody, signature) {
      if (secret === undefined || !isRightlySigned(rawBody, signature, { secret, toleranceSeconds, now })) {
        return { kind: 'badSignature' };
      }
      const parsed = messageSchema(now()).safeParse(parseJson(rawBody));
      if (!parsed.success) {
        const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
        return { kind: 'malformed', reason: faults.join('; ') };
      }
      const { transferNumber: reference, payer, ...told } = parsed.data;
      const from = { name: payer?.name ?? null, account: payer?.account ?? null };
      return { kind: 'verified', transfer: { ...told, reference, payer: from } };
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
