import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { refundMethods, refundStatuses } from '../../domain/refund.ts';
import { amountVnd, dossierCode, id, instant, pageOf, pageQuery, personRef } from './common.ts';
import { defineRoute, staff } from './route.ts';

/** What becomes of one fee, and why. */
export const refundLine = z
  .object({ code: z.string(), name: localizedText, amountVnd, refundVnd: amountVnd, why: localizedText })
  .meta({ id: 'RefundLine' });

/** Money to be given back, with both people who decide on it. */
export const refund = z
  .object({
    id,
    paymentId: id.nullable().describe('The order the money was booked to; null for money without one'),
    dossierCode: dossierCode.nullable(),
    amountVnd,
    method: z.enum(refundMethods),
    status: z.enum(refundStatuses),
    statusName: localizedText,
    reason: localizedText,
    lines: z.array(refundLine).describe('Fee by fee, what goes back and what does not; empty for surplus money'),
    requestedAt: instant,
    requestedBy: personRef.nullable().describe('null: the system, as the rules of the fees say'),
    decidedAt: instant.nullable(),
    decidedBy: personRef.nullable(),
    decisionReason: z.string().nullable(),
    sentAt: instant.nullable(),
    endedAt: instant.nullable(),
    reference: z.string().nullable(),
    failure: z.string().nullable(),
    mayDecide: z.boolean().describe('I may approve it: it waits, and somebody else asked for it and booked its money'),
    maySettle: z.boolean().describe('It is to be handed over by hand, and I may take that down'),
  })
  .meta({ id: 'Refund' });
export type Refund = z.infer<typeof refund>;

const tag = 'Accounting';
const params = z.object({ id });
const reason = z.string().trim().min(1).max(1000);
const one = { kind: 'json', status: 200, body: refund } as const;

export const refundsContract = {
  listRefunds: defineRoute({
    id: 'listRefunds',
    method: 'get',
    path: '/refunds',
    tag,
    summary: 'Refunds of my units, latest first',
    access: staff('accountant', 'supervisor'),
    query: z.strictObject({ status: z.enum(refundStatuses).optional(), ...pageQuery }),
    success: { kind: 'json', status: 200, body: pageOf(refund) },
  }),
  requestRefund: defineRoute({
    id: 'requestRefund',
    method: 'post',
    path: '/payments/{id}/refunds',
    tag,
    summary: 'Ask for a refund of what may go back. Money that came in several payments becomes several refunds',
    access: staff('accountant'),
    params,
    body: z.strictObject({
      amountVnd: z.int().positive(),
      reason,
      method: z.enum(refundMethods).optional().describe('By the gateway where the money came that way, else required'),
    }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: z.object({ data: z.array(refund) }) },
    problems: ['money_not_there'],
  }),
  approveRefund: defineRoute({
    id: 'approveRefund',
    method: 'post',
    path: '/refunds/{id}/approve',
    tag,
    summary:
      'Approve what somebody else asked for, of money somebody else booked. From then on the money is owed to the payer',
    access: staff('accountant', 'supervisor'),
    params,
    success: one,
    problems: ['second_person_needed', 'already_decided', 'money_not_there'],
  }),
  declineRefund: defineRoute({
    id: 'declineRefund',
    method: 'post',
    path: '/refunds/{id}/decline',
    tag,
    summary: 'Decline a refund, or take back what I asked for',
    access: staff('accountant', 'supervisor'),
    params,
    body: z.strictObject({ reason }),
    success: one,
    problems: ['already_decided'],
  }),
  settleRefund: defineRoute({
    id: 'settleRefund',
    method: 'post',
    path: '/refunds/{id}/settle',
    tag,
    summary: 'Take down that a refund in cash or by transfer reached the payer',
    access: staff('accountant'),
    params,
    body: z.strictObject({
      reference: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .describe('Number of the voucher the receiver signed, or of the transfer'),
    }),
    success: one,
    problems: ['already_decided'],
  }),
};
