import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { revenueGroupings, revenueKinds } from '../../domain/reports/revenue.ts';
import { dossierCode, id, instant, named, onDate, pageOf, pageQuery, unitCode } from './common.ts';
import { defineRoute, staff } from './route.ts';

const tag = 'Accounting';
const access = staff('accountant', 'supervisor');

/** Which money: what a revenue report and an export of it are asked for with. */
export const revenueQuery = {
  unit: unitCode.optional().describe('One of my units; all of them, and money nobody knows, when left out'),
  from: onDate.optional().describe('First day; the first of the present month when left out'),
  to: onDate.optional().describe('Last day; today when left out'),
  by: z.enum(revenueGroupings).default('fee'),
};

const sums = {
  cameVnd: z.int().describe('Came in'),
  wentVnd: z.int().describe('Was paid back'),
  movedVnd: z.int().describe('Neither came nor went, but was found to be for something else'),
  netVnd: z.int().describe('came − went + moved'),
  noFeeVnd: z.int().describe('Of the net, what is the price of no fee: surplus, or not matched'),
};

export const revenueReport = z
  .object({
    asOf: instant,
    from: onDate,
    to: onDate,
    total: z.object(sums),
    groups: z.array(
      z.object({
        key: z.string(),
        name: localizedText.nullable().describe('null for a day'),
        kind: z.enum(revenueKinds).nullable().describe('By fee: what the money is'),
        procedure: named.nullable().describe('By fee: whose fee it is'),
        ...sums,
        href: z.string().describe('The movements behind the figure: a call of this API, below `/api/v1`'),
      }),
    ),
  })
  .meta({ id: 'RevenueReport' });
export type RevenueReport = z.infer<typeof revenueReport>;

export const revenueMovement = z
  .object({
    id,
    at: instant,
    direction: z.enum(['in', 'out', 'within']),
    channel: z.enum(['vnpay', 'cash', 'card', 'transfer']),
    reference: z.string(),
    amountVnd: z.int().describe('The part of the movement that counts here: positive came, negative went'),
    paymentId: id.nullable(),
    dossierCode: dossierCode.nullable(),
  })
  .meta({ id: 'RevenueMovement' });
export type RevenueMovement = z.infer<typeof revenueMovement>;

export const revenueContract = {
  getRevenue: defineRoute({
    id: 'getRevenue',
    method: 'get',
    path: '/reports/revenue',
    tag,
    summary: 'Money that came and went by fee, unit, channel or day, added up from the ledger',
    access,
    query: z.strictObject(revenueQuery),
    success: { kind: 'json', status: 200, body: revenueReport },
  }),
  listRevenueMovements: defineRoute({
    id: 'listRevenueMovements',
    method: 'get',
    path: '/reports/revenue/movements',
    tag,
    summary: 'The movements of money that a figure of the revenue report is the sum of, latest first',
    access,
    query: z.strictObject({
      ...revenueQuery,
      key: z.string().max(120).optional().describe('A group of the report; all of them when left out'),
      ...pageQuery,
    }),
    success: { kind: 'json', status: 200, body: pageOf(revenueMovement) },
  }),
} as const;
