import { z } from 'zod';
import { amountVnd, dossierCode, id, instant, listOf, named, onDate, pageOf, pageQuery, unitCode } from './common.ts';
import { defineRoute, staff } from './route.ts';

const tag = 'Accounting';
const access = staff('accountant', 'supervisor');

/** Which receipts: what the register and an export of it are asked for with. */
export const receiptQuery = {
  unit: unitCode.optional().describe('One of my units; all of them when left out'),
  series: id.optional().describe('A series, as in `GET /receipts/series`'),
  status: z.enum(['issued', 'void']).optional(),
  number: z
    .string()
    .regex(/^[0-9]{1,7}$/)
    .optional()
    .describe('With or without its leading zeros'),
  from: onDate.optional().describe('Issued on or after this day'),
  to: onDate.optional().describe('Issued on or before this day'),
};

export const registeredReceipt = z
  .object({
    id,
    template: z.string(),
    series: z.string(),
    number: z.string().describe('Seven digits'),
    unit: named,
    amountVnd,
    issuedAt: instant,
    status: z.enum(['issued', 'void']),
    voidReason: z.string().nullable(),
    collectorName: z.string().nullable().describe('Who took the money; null when nobody did'),
    payerName: z.string(),
    dossierCode,
    paymentId: id,
    href: z.string().nullable().describe('The PDF, once it is made'),
  })
  .meta({ id: 'RegisteredReceipt' });
export type RegisteredReceipt = z.infer<typeof registeredReceipt>;

export const receiptSeriesSum = z
  .object({
    id,
    unit: named,
    template: z.string(),
    series: z.string(),
    taken: z.int().describe('Numbers given out in the whole series'),
    first: z.string().nullable().describe('First and last number among those asked for'),
    last: z.string().nullable(),
    issued: z.int(),
    issuedVnd: amountVnd,
    voided: z.int(),
    voidedVnd: amountVnd,
    gaps: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .describe('Numbers of the whole series that no receipt bears. None is the only good answer'),
  })
  .meta({ id: 'ReceiptSeries' });
export type ReceiptSeriesSum = z.infer<typeof receiptSeriesSum>;

export const receiptsContract = {
  listReceipts: defineRoute({
    id: 'listReceipts',
    method: 'get',
    path: '/receipts',
    tag,
    summary: 'The receipts register of my units, latest first',
    access,
    query: z.strictObject({ ...receiptQuery, ...pageQuery }),
    success: { kind: 'json', status: 200, body: pageOf(registeredReceipt) },
  }),
  listReceiptSeries: defineRoute({
    id: 'listReceiptSeries',
    method: 'get',
    path: '/receipts/series',
    tag,
    summary: 'The register by series: numbers, amounts, and whether any number is missing',
    access,
    query: z.strictObject(receiptQuery),
    success: { kind: 'json', status: 200, body: listOf(receiptSeriesSum) },
  }),
} as const;
