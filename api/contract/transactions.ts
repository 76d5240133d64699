import { z } from 'zod';
import { feeLine } from './catalogue.ts';
import { dossierCode, id, instant, named, pageOf, pageQuery } from './common.ts';
import { localizedText } from '../../domain/localized-text.ts';
import { refundMethods, refundStatuses } from '../../domain/refund.ts';
import { refundLine } from './refunds.ts';
import { paymentView } from './dossier-parts.ts';
import { anyone, applicant, defineRoute } from './route.ts';
import { receivingAccount, transferRequest } from './transfers.ts';

export const paymentMethod = z.enum(['any', 'bank', 'ewallet', 'qr', 'card']);
export type PaymentMethodChoice = z.infer<typeof paymentMethod>;

export const transactionSummary = z
  .object({ ...paymentView.shape, id, dossierCode, procedure: named, createdAt: instant, payable: z.boolean() })
  .omit({ transactionId: true })
  .meta({ id: 'TransactionSummary' });
export type TransactionSummary = z.infer<typeof transactionSummary>;

/** One go at paying. `pending` until the gateway has spoken. */
export const attempt = z
  .object({
    ref: z.string(),
    method: paymentMethod,
    status: z.enum(['pending', 'paid', 'failed', 'expired']),
    reason: localizedText.nullable().describe('Why it failed, in words the payer can act on'),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'PaymentAttempt' });
export type PaymentAttempt = z.infer<typeof attempt>;

export const transaction = z
  .object({
    ...transactionSummary.shape,
    lines: z.array(feeLine),
    receivingAccount: receivingAccount.nullable(),
    transfer: transferRequest.nullable().describe('How what is still owed is paid by bank transfer'),
    attempts: z.array(attempt).describe('Latest first'),
    methods: z.array(
      z.object({
        method: paymentMethod,
        name: localizedText,
        banks: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
    receipt: z
      .object({
        number: z.string(),
        issuedAt: instant,
        isVoid: z.boolean(),
        href: z.string().nullable().describe('The PDF, once it is made'),
      })
      .nullable(),
    refunds: z
      .array(
        z.object({
          id,
          amountVnd: z.int(),
          method: z.enum(refundMethods),
          status: z.enum(refundStatuses),
          statusName: localizedText,
          lines: z.array(refundLine),
          steps: z.array(z.object({ name: localizedText, at: instant })).describe('What happened so far, in order'),
          note: localizedText.nullable().describe('Why it came to nothing'),
        }),
      )
      .describe('Latest first'),
  })
  .meta({ id: 'Transaction' });
export type Transaction = z.infer<typeof transaction>;

const tag = 'Transactions';
const params = z.object({ id });

export const transactionsContract = {
  listMyTransactions: defineRoute({
    id: 'listMyTransactions',
    method: 'get',
    path: '/me/transactions',
    tag,
    summary: 'Danh sách giao dịch: what is to be paid, then what was',
    access: applicant,
    query: z.strictObject({ payable: z.enum(['true', 'false']).optional(), ...pageQuery }),
    success: { kind: 'json', status: 200, body: pageOf(transactionSummary) },
  }),
  getMyTransaction: defineRoute({
    id: 'getMyTransaction',
    method: 'get',
    path: '/me/transactions/{id}',
    tag,
    summary: 'Fees line by line with their legal basis, the receiving account, and how it can be paid',
    access: applicant,
    params,
    success: { kind: 'json', status: 200, body: transaction },
  }),
  checkout: defineRoute({
    id: 'checkout',
    method: 'post',
    path: '/me/transactions/{id}/checkout',
    tag,
    summary: 'Thanh toán: where to send the payer’s browser',
    access: applicant,
    params,
    body: z.strictObject({
      method: paymentMethod,
      bankCode: z
        .string()
        .regex(/^[A-Za-z0-9]{3,20}$/)
        .optional(),
    }),
    idempotencyKey: 'required',
    success: {
      kind: 'json',
      status: 201,
      body: z.object({ redirectUrl: z.url(), attemptRef: z.string(), expiresAt: instant }),
    },
    problems: ['payment_not_open'],
  }),
  returnFromGateway: defineRoute({
    id: 'returnFromGateway',
    method: 'get',
    path: '/payments/vnpay/return',
    tag,
    summary: 'The payer’s browser comes back: on to the portal’s waiting page. Changes nothing',
    access: anyone,
    query: z.record(z.string(), z.unknown()),
    success: { kind: 'redirect', status: 303 },
  }),
};
