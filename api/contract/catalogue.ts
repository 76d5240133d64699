import { z } from 'zod';
import { procedureDefinition } from '../../domain/procedure/definition.ts';
import { confidence } from '../../domain/confidence.ts';
import { localizedText } from '../../domain/localized-text.ts';
import {
  amountVnd,
  applicantKind,
  givenInstant,
  instant,
  listOf,
  named,
  namedAddress,
  onDate,
  pageOf,
  pageQuery,
  procedureCode,
  unitCode,
} from './common.ts';
import { anyone, defineRoute } from './route.ts';

export const unit = z
  .object({
    code: unitCode,
    name: localizedText,
    counter: localizedText.nullable().describe('Where to go: `Quầy số 18`'),
    contacts: z.array(z.object({ purpose: localizedText, phone: z.string() })),
    address: namedAddress,
    procedureCount: z.int().describe('Open procedures; a unit without any is only consulted'),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof unit>;

export const field = z.object({ code: z.string(), name: localizedText, procedureCount: z.int() }).meta({ id: 'Field' });
export type Field = z.infer<typeof field>;

export const procedureSummary = z
  .object({
    code: procedureCode,
    name: localizedText,
    unit: named,
    field: named,
    onlineLevel: z.enum(['partial', 'full']),
    processing: procedureDefinition.shape.processing,
    processingConfidence: confidence,
    feeFree: z.boolean(),
  })
  .meta({ id: 'ProcedureSummary' });
export type ProcedureSummary = z.infer<typeof procedureSummary>;

/** Everything the portal needs to explain a procedure and draw its form. */
export const procedure = z
  .object({
    ...procedureDefinition.shape,
    version: z.int(),
    validFrom: onDate,
    unit: named,
    field: named,
  })
  .meta({ id: 'Procedure' });
export type Procedure = z.infer<typeof procedure>;

export const feeQuoteRequest = z
  .strictObject({
    answers: z.record(z.string(), z.json()).default({}),
    channel: z.enum(['online', 'counter', 'post']),
    applicant: applicantKind,
    homeReturn: z.boolean().default(false),
    at: givenInstant.optional().describe('Fees as of this instant; now when left out'),
  })
  .meta({ id: 'FeeQuoteRequest' });
export type FeeQuoteRequest = z.input<typeof feeQuoteRequest>;

export const feeLine = z
  .object({
    code: z.string(),
    name: localizedText,
    amountVnd,
    why: localizedText.describe('How the amount came about, in words'),
    legalBasis: z.string(),
    confidence: confidence.describe('`sample` and `recall` must be shown as sample'),
  })
  .meta({ id: 'FeeLine' });
export type FeeLine = z.infer<typeof feeLine>;

export const feeQuote = z.object({ lines: z.array(feeLine), totalVnd: amountVnd }).meta({ id: 'FeeQuote' });
export type FeeQuote = z.infer<typeof feeQuote>;

export const administrativeUnit = z
  .object({ code: z.string(), name: z.string(), provinceCode: z.string().nullable() })
  .meta({ id: 'AdministrativeUnit' });
export type AdministrativeUnit = z.infer<typeof administrativeUnit>;

export const statistics = z
  .object({
    asOf: instant,
    received: z.int(),
    open: z.int(),
    finished: z.int(),
    onTimePercent: z.number().nullable().describe('null until something has finished'),
    averageRating: z.number().nullable(),
  })
  .meta({ id: 'Statistics' });
export type Statistics = z.infer<typeof statistics>;

const tag = 'Catalogue';

export const catalogueContract = {
  listUnits: defineRoute({
    id: 'listUnits',
    method: 'get',
    path: '/units',
    tag,
    summary: 'Units, those that take dossiers and those that are only consulted',
    access: anyone,
    success: { kind: 'json', status: 200, body: listOf(unit) },
  }),
  listFields: defineRoute({
    id: 'listFields',
    method: 'get',
    path: '/fields',
    tag,
    summary: 'Fields, of one unit or all',
    access: anyone,
    query: z.strictObject({ unit: unitCode.optional() }),
    success: { kind: 'json', status: 200, body: listOf(field) },
  }),
  listProcedures: defineRoute({
    id: 'listProcedures',
    method: 'get',
    path: '/procedures',
    tag,
    summary: 'Find a service by unit, field or words, with or without diacritics',
    access: anyone,
    query: z.strictObject({
      unit: unitCode.optional(),
      field: z.string().max(40).optional(),
      q: z.string().trim().max(200).optional(),
      ...pageQuery,
    }),
    success: { kind: 'json', status: 200, body: pageOf(procedureSummary) },
  }),
  getProcedure: defineRoute({
    id: 'getProcedure',
    method: 'get',
    path: '/procedures/{code}',
    tag,
    summary: 'A procedure as published today: papers, form, fees, steps, deadlines, legal basis',
    access: anyone,
    params: z.object({ code: procedureCode }),
    success: { kind: 'json', status: 200, body: procedure },
  }),
  quoteFee: defineRoute({
    id: 'quoteFee',
    method: 'post',
    path: '/procedures/{code}/fee-quote',
    tag,
    summary: 'What it would cost, line by line with reasons. Changes nothing',
    access: anyone,
    params: z.object({ code: procedureCode }),
    body: feeQuoteRequest,
    success: { kind: 'json', status: 200, body: feeQuote },
    problems: ['fee_not_determinable'],
  }),
  listAdministrativeUnits: defineRoute({
    id: 'listAdministrativeUnits',
    method: 'get',
    path: '/administrative-units',
    tag,
    summary: 'Provinces; with `province`, its communes',
    access: anyone,
    query: z.strictObject({
      province: z
        .string()
        .regex(/^\d{2}$/)
        .optional(),
    }),
    success: { kind: 'json', status: 200, body: listOf(administrativeUnit) },
  }),
  getStatistics: defineRoute({
    id: 'getStatistics',
    method: 'get',
    path: '/statistics',
    tag,
    summary: 'Figures of this year, for everyone',
    access: anyone,
    query: z.strictObject({ unit: unitCode.optional() }),
    success: { kind: 'json', status: 200, body: statistics },
  }),
};
