import { z } from 'zod';
import { comparisonResults, gatewayWords } from '../../domain/reconciliation.ts';
import { amountVnd, dossierCode, id, instant, listOf, onDate } from './common.ts';
import { defineRoute, staff } from './route.ts';

const count = z.int().min(0);

/** One day's money, compared with the gateway and with itself. */
export const reconciliation = z
  .object({
    onDate,
    status: z.enum(['running', 'done']),
    requestedBy: z.string().nullable().describe('null: the nightly run'),
    startedAt: instant,
    finishedAt: instant.nullable().describe('While it runs once more: when it was done last'),
    compared: z.object({
      waiting: count,
      agreeing: count,
      recovered: count.describe('Payments we had not heard of, booked now'),
      differing: count,
      unanswered: count.describe('The gateway gave no answer; asked again with the next day'),
    }),
    sums: z
      .array(z.object({ channel: z.string(), movements: count, inVnd: amountVnd, outVnd: amountVnd }))
      .nullable()
      .describe('What came and what went back on that day, as booked; null until it was done once'),
    findings: count.nullable().describe('What the books held against themselves'),
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof reconciliation>;

/** An attempt at paying of which the gateway said something else than our books did. */
export const reconciledDifference = z
  .object({
    attemptRef: z.string(),
    paymentId: id,
    dossierCode: dossierCode.nullable(),
    result: z.enum(comparisonResults),
    gatewaySays: z.enum(gatewayWords).nullable(),
    gatewayVnd: z.int().nullable(),
    oursVnd: amountVnd.nullable(),
    comparedAt: instant.nullable(),
    caseStatus: z.enum(['open', 'resolved']).nullable().describe('Of the latest money case about it'),
  })
  .meta({ id: 'ReconciledDifference' });
export type ReconciledDifference = z.infer<typeof reconciledDifference>;

const tag = 'Accounting';

export const reconciliationsContract = {
  listReconciliations: defineRoute({
    id: 'listReconciliations',
    method: 'get',
    path: '/reconciliations',
    tag,
    summary: 'Reconciled days, the latest first',
    access: staff('accountant', 'supervisor'),
    query: z.strictObject({
      before: onDate.optional().describe('Days before this one'),
      limit: z.coerce.number().int().min(1).max(100).default(31),
    }),
    success: { kind: 'json', status: 200, body: listOf(reconciliation) },
  }),
  reconcileDay: defineRoute({
    id: 'reconcileDay',
    method: 'post',
    path: '/reconciliations',
    tag,
    summary: 'Have a day reconciled now, in the background; a day may be reconciled again at any time',
    access: staff('accountant'),
    body: z.strictObject({ onDate }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 202, body: reconciliation },
  }),
  listReconciledDifferences: defineRoute({
    id: 'listReconciledDifferences',
    method: 'get',
    path: '/reconciliations/{onDate}/differences',
    tag,
    summary: 'What did not agree on a day, in payments of my units',
    access: staff('accountant', 'supervisor'),
    params: z.object({ onDate }),
    success: { kind: 'json', status: 200, body: listOf(reconciledDifference) },
  }),
};
