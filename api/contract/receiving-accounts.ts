import { z } from 'zod';
import { inBothLanguages } from '../../domain/localized-text.ts';
import { amountVnd, id, instant } from './common.ts';

/** Why, for the audit log. */
export const reason = z.string().trim().min(1).max(500);

/** A bank account; the bank is known by its BIN, without which no VietQR code can be made. */
export const bankAccount = z
  .strictObject({
    bank: z.string().trim().min(1).max(120),
    bankBin: z.string().refine(
      (text) => /^\d{6}$/.test(text),
      inBothLanguages({
        vi: 'Mã BIN của ngân hàng gồm 6 chữ số, như 970436.',
        en: 'The BIN of a bank has six digits, such as 970436.',
      }),
    ),
    number: z
      .string()
      .overwrite((text) => text.replace(/[\s.-]/g, ''))
      .refine(
        (text) => /^[0-9A-Za-z]{1,19}$/.test(text),
        inBothLanguages({
          vi: 'Số tài khoản gồm nhiều nhất 19 chữ số hoặc chữ cái.',
          en: 'An account number has at most 19 digits or letters.',
        }),
      ),
    holder: z.string().trim().min(1).max(120),
  })
  .meta({ id: 'BankAccount' });
export type BankAccount = z.infer<typeof bankAccount>;

/** An account somebody has asked for, which is used once somebody else confirms it. */
export const awaitedAccount = z
  .object({
    id,
    account: bankAccount,
    reason: z.string(),
    askedBy: z.string(),
    askedByMe: z.boolean(),
    askedAt: instant,
    confirmers: z.array(z.string()).describe('Names of those who may confirm it: the other administrators'),
  })
  .meta({ id: 'AwaitedAccount' });
export type AwaitedAccount = z.infer<typeof awaitedAccount>;

/** What a banking app should show of a small transfer to an account, for a person to look at. Nothing is asked for. */
export const testTransfer = z
  .object({ amountVnd, content: z.string(), qrText: z.string(), qrSvg: z.string() })
  .meta({ id: 'TestTransfer' });
export type TestTransfer = z.infer<typeof testTransfer>;

export const accountChange = z
  .strictObject({
    account: bankAccount.nullable().describe('null: the unit takes no transfers any more'),
    reason,
    dryRun: z.boolean().default(false).describe('Check only: answers the test transfer, changes nothing'),
  })
  .meta({ id: 'AccountChange' });
