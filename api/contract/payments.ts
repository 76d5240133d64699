import { z } from 'zod';
import { ledgerAccounts } from '../../domain/ledger.ts';
import { feeLine } from './catalogue.ts';
import { amountVnd, dossierCode, id, instant, named, onDate, pageOf, pageQuery, unitCode } from './common.ts';
import { paymentView } from './dossier-parts.ts';
import { refund } from './refunds.ts';
import { defineRoute, staff } from './route.ts';
import { attempt } from './transactions.ts';
import { transferRequest } from './transfers.ts';

export const paymentSummary = z
  .object({
    id,
    dossierCode,
    procedure: named,
    unit: named,
    payerName: z.string(),
    purpose: paymentView.shape.purpose,
    amountVnd,
    receivedVnd: amountVnd,
    refundedVnd: amountVnd.describe('Of what came in, what was approved to be given back'),
    status: paymentView.shape.status,
    createdAt: instant,
    paidAt: instant.nullable(),
  })
  .meta({ id: 'PaymentSummary' });
export type PaymentSummary = z.infer<typeof paymentSummary>;

export const payment = z
  .object({
    ...paymentSummary.shape,
    lines: z.array(feeLine),
    attempts: z.array(attempt),
    transfer: transferRequest.nullable().describe('How what is still owed is paid by bank transfer'),
    bookings: z
      .array(
        z.object({
          id,
          at: instant,
          direction: z.enum(['in', 'out', 'within']),
          amountVnd,
          channel: z.string().nullable(),
          reference: z.string().nullable(),
          entries: z
            .array(z.object({ account: z.enum(ledgerAccounts), amountVnd: z.int() }))
            .describe('Adds up to zero: positive is money that came to a place, negative what it is for'),
        }),
      )
      .describe('Every movement of money of this order'),
    refundableVnd: amountVnd.describe('What may be asked to go back now'),
    refunds: z.array(refund),
    receipts: z.array(
      z.object({
        id,
        template: z.string(),
        series: z.string(),
        number: z.string().describe('Seven digits'),
        amountVnd,
        issuedAt: instant,
        status: z.enum(['issued', 'void']),
        voidReason: z.string().nullable(),
        href: z.string().nullable().describe('The PDF, once it is made'),
      }),
    ),
  })
  .meta({ id: 'Payment' });
export type Payment = z.infer<typeof payment>;

/** What the books hold against themselves. Nothing is the only good answer. */
export const ledgerCheck = z
  .object({
    checkedAt: instant,
    findings: z.array(
      z.object({
        check: z.string().describe('Which rule of the books does not hold'),
        subject: z.string().describe('What it does not hold for: a code, a reference or an id'),
        detail: z.string(),
      }),
    ),
  })
  .meta({ id: 'LedgerCheck' });
export type LedgerCheck = z.infer<typeof ledgerCheck>;

const tag = 'Accounting';

export const paymentsContract = {
  listPayments: defineRoute({
    id: 'listPayments',
    method: 'get',
    path: '/payments',
    tag,
    summary: 'Payments of my units, latest first',
    access: staff('accountant', 'supervisor'),
    query: z.strictObject({
      status: paymentView.shape.status.optional(),
      unit: unitCode.optional(),
      q: z.string().trim().max(200).optional().describe('Dossier code or gateway reference'),
      from: onDate.optional(),
      to: onDate.optional(),
      ...pageQuery,
    }),
    success: { kind: 'json', status: 200, body: pageOf(paymentSummary) },
  }),
  getPayment: defineRoute({
    id: 'getPayment',
    method: 'get',
    path: '/payments/{id}',
    tag,
    summary: 'A payment with every attempt, every movement of money, its refunds and receipts',
    access: staff('accountant', 'supervisor'),
    params: z.object({ id }),
    success: { kind: 'json', status: 200, body: payment },
  }),
  getReceipt: defineRoute({
    id: 'getReceipt',
    method: 'get',
    path: '/payments/{id}/receipts/{receiptId}',
    tag,
    summary: 'A receipt as PDF',
    access: staff('accountant', 'supervisor'),
    params: z.object({ id, receiptId: id }),
    success: { kind: 'stream', status: 200, contentType: 'application/pdf' },
  }),
  checkLedger: defineRoute({
    id: 'checkLedger',
    method: 'get',
    path: '/ledger/check',
    tag,
    summary: 'Whether the books agree with themselves, the gateway’s reports, the receipts and the dossiers',
    access: staff('accountant', 'supervisor'),
    success: { kind: 'json', status: 200, body: ledgerCheck },
  }),
};
