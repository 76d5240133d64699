import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { feeLine } from './catalogue.ts';
import {
  amountVnd,
  dossierCode,
  id,
  instant,
  named,
  onDate,
  pageOf,
  pageQuery,
  personRef,
  unitCode,
} from './common.ts';
import { paymentView } from './my-dossiers.ts';
import { defineRoute, staff } from './route.ts';
import { attempt } from './transactions.ts';

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
    bookings: z
      .array(
        z.object({
          id,
          at: instant,
          direction: z.enum(['in', 'out']),
          amountVnd,
          channel: z.string(),
          reference: z.string().nullable(),
        }),
      )
      .describe('Money that really moved'),
    receipt: z.object({ series: z.string(), number: z.string(), issuedAt: instant }).nullable(),
  })
  .meta({ id: 'Payment' });
export type Payment = z.infer<typeof payment>;

/** Money that needs a person: late, double, too much, too little, unknown. */
export const moneyCase = z
  .object({
    id,
    kind: z.string(),
    name: localizedText,
    amountVnd,
    dossierCode: dossierCode.nullable(),
    reference: z.string().nullable(),
    status: z.enum(['open', 'resolved']),
    owner: personRef.nullable(),
    openedAt: instant,
    resolution: z.string().nullable(),
  })
  .meta({ id: 'MoneyCase' });
export type MoneyCase = z.infer<typeof moneyCase>;

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
    summary: 'A payment with every attempt and every booking',
    access: staff('accountant', 'supervisor'),
    params: z.object({ id }),
    success: { kind: 'json', status: 200, body: payment },
  }),
  listMoneyCases: defineRoute({
    id: 'listMoneyCases',
    method: 'get',
    path: '/money-cases',
    tag,
    summary: 'Money that needs a person, oldest first',
    access: staff('accountant', 'supervisor'),
    query: z.strictObject({ status: z.enum(['open', 'resolved']).default('open'), ...pageQuery }),
    success: { kind: 'json', status: 200, body: pageOf(moneyCase) },
  }),
};
