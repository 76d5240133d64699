import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { transferMeanings } from '../../domain/transfer/meaning.ts';
import { amountVnd, dossierCode, givenInstant, id, instant, listOf, named, unitCode } from './common.ts';
import { defineRoute, machine, staff } from './route.ts';

export const receivingAccount = z
  .object({ holder: z.string(), number: z.string(), bank: z.string() })
  .meta({ id: 'ReceivingAccount' });

/** Which of a unit's accounts, by what banks know it by. */
const accountNumber = z.strictObject({ bankBin: z.string(), number: z.string() });

/** An account that transfers to a unit come to. */
const transferAccount = z
  .object({
    unit: named,
    account: receivingAccount.extend({ bankBin: z.string() }),
    isFormer: z.boolean().describe('No longer shown to payers; by what was shown to them before, money still comes'),
  })
  .meta({ id: 'TransferAccount' });
export type TransferAccount = z.infer<typeof transferAccount>;

/** How what is still owed is paid by bank transfer. */
export const transferRequest = z
  .object({
    amountVnd,
    content: z.string().describe('To be written in the transfer: by it the money is known'),
    account: receivingAccount,
    qrText: z.string().describe('VietQR (EMVCo): what a banking app reads in the picture'),
    qrSvg: z.string().describe('The same as a picture'),
  })
  .meta({ id: 'TransferRequest' });
export type TransferRequest = z.infer<typeof transferRequest>;

/** What became of a row of a statement, or would. */
export const statementRow = z
  .object({
    line: z.int().describe('Where the row is in the file'),
    outcome: z.enum(['books', 'alreadyBooked', 'notCredit', 'unreadable', 'failed']),
    text: localizedText.describe('The outcome in words, with the reason'),
    meaning: z.enum(transferMeanings).nullable(),
    dossierCode: dossierCode.nullable(),
    reference: z.string().nullable(),
    amountVnd: amountVnd.nullable(),
    receivedAt: instant.nullable(),
    content: z.string().nullable(),
  })
  .meta({ id: 'StatementRow' });
export type StatementRow = z.infer<typeof statementRow>;

export const statementImport = z
  .object({
    dryRun: z.boolean(),
    bookedVnd: amountVnd.describe('What the rows with the outcome `books` add up to'),
    rows: z.array(statementRow),
  })
  .meta({ id: 'StatementImport' });
export type StatementImport = z.infer<typeof statementImport>;

const tag = 'Accounting';

export const transfersContract = {
  bookTransfer: defineRoute({
    id: 'bookTransfer',
    method: 'post',
    path: '/transfers',
    tag,
    summary: 'Book a credit of the account statement, whatever its amount; without a payment it becomes a case',
    access: staff('accountant'),
    body: z.strictObject({
      unit: unitCode,
      account: accountNumber.optional().describe('Of the unit’s accounts, also the former ones; else the present one'),
      reference: z
        .string()
        .trim()
        .toUpperCase()
        .min(1)
        .max(60)
        .describe('The bank’s number of the transfer: booked once under it'),
      amountVnd: z.int().positive(),
      receivedAt: givenInstant,
      paymentId: id.optional(),
      content: z.string().trim().max(500).optional().describe('Without a payment, the reference in it names one'),
    }),
    success: { kind: 'json', status: 200, body: z.object({ booked: z.enum(['now', 'before']) }) },
    problems: ['not_found'],
  }),
  listReceivingAccounts: defineRoute({
    id: 'listReceivingAccounts',
    method: 'get',
    path: '/receiving-accounts',
    tag,
    summary: 'The bank accounts of my units that transfers come to: the present ones, then the former ones',
    access: staff('accountant', 'supervisor'),
    success: { kind: 'json', status: 200, body: listOf(transferAccount) },
  }),
  importStatement: defineRoute({
    id: 'importStatement',
    method: 'post',
    path: '/transfers/statement',
    tag,
    summary:
      'Book the credits of a bank’s statement (CSV). Each is booked once under the bank’s number, however often the file comes; with `dryRun` nothing is booked',
    access: staff('accountant'),
    body: z.strictObject({
      unit: unitCode,
      account: accountNumber.optional().describe('Whose statement it is, also a former one’s; else the present one’s'),
      csv: z.string().min(1),
      dryRun: z.boolean(),
    }),
    success: { kind: 'json', status: 200, body: statementImport },
    problems: ['not_found', 'request_too_large'],
  }),
  getDossierTransfer: defineRoute({
    id: 'getDossierTransfer',
    method: 'get',
    path: '/dossiers/{code}/transfer',
    tag: 'Counter',
    summary: 'How what a dossier owes now is paid by bank transfer, as a VietQR code to be shown at the counter',
    access: staff('clerk', 'accountant'),
    params: z.object({ code: dossierCode }),
    success: { kind: 'json', status: 200, body: z.object({ transfer: transferRequest.nullable() }) },
    problems: ['payment_not_open'],
  }),
  receiveTransferNotification: defineRoute({
    id: 'receiveTransferNotification',
    method: 'post',
    path: '/transfers/notifications',
    tag: 'Machines',
    summary:
      'The bank says that money came in. `{ transferNumber, amountVnd, receivedAt, content, account: { bankBin, number }, payer?: { name, account } }`; the same transfer number of an account counts once',
    access: machine('X-Bank-Signature: t=<unix seconds>,v1=<HMAC-SHA256 of "<t>.<body>">'),
    rawBody: true,
    success: {
      kind: 'json',
      status: 200,
      body: z.object({ received: z.literal(true), booked: z.enum(['now', 'before']) }),
    },
    problems: ['malformed_request', 'forbidden'],
  }),
};
