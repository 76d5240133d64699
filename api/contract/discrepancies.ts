import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { chosenResolutions, moneyCaseKinds } from '../../domain/money-cases.ts';
import { refundMethods } from '../../domain/refund.ts';
import { amountVnd, dossierCode, id, instant, pageOf, pageQuery, personRef } from './common.ts';
import { defineRoute, staff } from './route.ts';

/** Money that needs a person: late, double, too much, too little, unknown. */
export const moneyCase = z
  .object({
    id,
    kind: z.enum(moneyCaseKinds),
    name: localizedText,
    advice: localizedText.describe('What to do about it'),
    resolutions: z
      .array(z.object({ code: z.enum(chosenResolutions), name: localizedText }))
      .describe('How it may be resolved, the suggested way first; empty once it is'),
    amountVnd,
    dossierCode: dossierCode.nullable(),
    paymentId: id.nullable(),
    reference: z.string().nullable(),
    transfer: z
      .object({ content: z.string(), payerName: z.string().nullable(), payerAccount: z.string().nullable() })
      .nullable()
      .describe('What the bank told of the transfer it came by, to find out whose it is and where it can go back to'),
    status: z.enum(['open', 'resolved']),
    owner: personRef.nullable().describe('null: all accountants of the unit, until one takes it'),
    openedAt: instant,
    resolution: localizedText.nullable(),
    reason: z.string().nullable(),
    resolvedAt: instant.nullable(),
    refundId: id.nullable().describe('The refund that waits for approval; resolving by `refund` approves it'),
  })
  .meta({ id: 'MoneyCase' });
export type MoneyCase = z.infer<typeof moneyCase>;

const tag = 'Accounting';
const params = z.object({ id });

export const discrepanciesContract = {
  listDiscrepancies: defineRoute({
    id: 'listDiscrepancies',
    method: 'get',
    path: '/discrepancies',
    tag,
    summary: 'Money that needs a person, oldest first',
    access: staff('accountant', 'supervisor'),
    query: z.strictObject({ status: z.enum(['open', 'resolved']).default('open'), ...pageQuery }),
    success: { kind: 'json', status: 200, body: pageOf(moneyCase) },
  }),
  takeDiscrepancy: defineRoute({
    id: 'takeDiscrepancy',
    method: 'post',
    path: '/discrepancies/{id}/take',
    tag,
    summary: 'Make a case mine',
    access: staff('accountant', 'supervisor'),
    params,
    success: { kind: 'json', status: 200, body: moneyCase },
    problems: ['already_decided'],
  }),
  resolveDiscrepancy: defineRoute({
    id: 'resolveDiscrepancy',
    method: 'post',
    path: '/discrepancies/{id}/resolve',
    tag,
    summary:
      'Resolve a case in one of its ways. A refund not yet asked for is asked for, and waits for a second person',
    access: staff('accountant', 'supervisor'),
    params,
    body: z.strictObject({
      resolution: z.enum(chosenResolutions),
      reason: z.string().trim().min(1).max(1000),
      dossierCode: dossierCode.optional().describe('With `assign`: whose awaited payment the money is for'),
      method: z.enum(refundMethods).optional().describe('With `refund`, where the gateway cannot give it back'),
    }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 200, body: moneyCase },
    problems: ['second_person_needed', 'already_decided', 'money_not_there'],
  }),
};
