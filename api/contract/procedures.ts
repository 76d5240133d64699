import { z } from 'zod';
import { confidence } from '../../domain/confidence.ts';
import { localizedText } from '../../domain/localized-text.ts';
import { paymentTiming, procedureDefinition, stepDefinition } from '../../domain/procedure/definition.ts';
import { feeLine, feeQuoteRequest } from './catalogue.ts';
import { amountVnd, dueDate, instant, jsonSchema, onDate, procedureCode, unitCode } from './common.ts';
import { anyone, defineRoute, staff } from './route.ts';

export const reason = z.string().trim().min(1).max(500);

const path = z.array(z.union([z.string(), z.int()])).describe('From the definition’s root: `["steps", 2, "role"]`');

/** A mistake in a definition. */
export const definitionFinding = z
  .object({
    severity: z.enum(['error', 'warning']).describe('An error keeps the definition from being published'),
    path,
    message: localizedText.describe('What is wrong, and the way out'),
  })
  .meta({ id: 'DefinitionFinding' });
export type DefinitionFinding = z.infer<typeof definitionFinding>;

/** What changes from the version in force to the one given. */
export const definitionDifference = z
  .object({
    kind: z.enum(['added', 'removed', 'changed', 'reordered']),
    path: path.describe('Parts of a list that have a key or a code go by it: `["steps", "sign", "role"]`'),
    before: z.json().optional(),
    after: z.json().optional(),
  })
  .meta({ id: 'DefinitionDifference' });
export type DefinitionDifference = z.infer<typeof definitionDifference>;

export const version = z.object({ version: z.int(), validFrom: onDate });

export const published = z.object({
  ...version.shape,
  isNew: z.boolean().describe('false when the version in force says the same'),
});

export const publication = z
  .object({
    findings: z.array(definitionFinding).describe('Errors first'),
    comparedWith: version.nullable().describe('The version in force on that day; null for a new procedure'),
    differences: z.array(definitionDifference),
    published: published.nullable().describe('null for a dry run'),
  })
  .meta({ id: 'Publication' });
export type Publication = z.infer<typeof publication>;

const givenDefinition = z.record(z.string(), z.json());

export const publishRequest = z
  .strictObject({
    definition: givenDefinition.describe('As `/procedures/definition-schema` has it'),
    validFrom: onDate.optional().describe('First day of the version; today when left out'),
    reason: reason.optional().describe('For the audit log'),
    dryRun: z.boolean().default(false).describe('Only check and compare, publish nothing'),
  })
  .meta({ id: 'PublishRequest' });

export const previewRequest = z
  .strictObject({
    ...feeQuoteRequest.shape,
    definition: givenDefinition
      .optional()
      .describe('A definition to try instead of the published one; for administrators'),
  })
  .meta({ id: 'PreviewRequest' });

export const procedurePreview = z
  .object({
    case: z
      .object({
        key: z.string(),
        name: localizedText,
        processing: procedureDefinition.shape.processing,
        legalBasis: z.string(),
        confidence,
      })
      .nullable()
      .describe('null where the procedure’s own time holds'),
    why: localizedText.describe('Why that case, or none'),
    undecidedBy: z.array(z.string()).describe('Questions to answer before an earlier case can be ruled out'),
    fees: z.object({
      lines: z.array(feeLine),
      totalVnd: amountVnd.nullable().describe('null while something stands in the way'),
      refusals: z.array(z.object({ field: z.string(), code: z.string(), message: localizedText })),
    }),
    paymentTiming: paymentTiming.describe('`never` where there is nothing to pay'),
    submittedAt: instant,
    acceptedAt: instant.describe('The last moment of acceptance; the time counts from then'),
    processingMinutes: z.int(),
    steps: z.array(
      z.object({
        key: z.string(),
        name: localizedText,
        kind: stepDefinition.shape.kind,
        role: stepDefinition.shape.role,
        unitCode: unitCode.nullable().describe('null for the unit that decides the procedure'),
        from: instant,
        to: instant,
        minutes: z.int(),
      }),
    ),
    limits: z.array(z.object({ kind: z.enum(['consult', 'reply', 'refuse']), dueAt: instant, minutes: z.int() })),
    consultationPauses: z.boolean(),
    due: dueDate,
  })
  .meta({ id: 'ProcedurePreview' });
export type ProcedurePreview = z.infer<typeof procedurePreview>;

const tag = 'Procedures';
const params = z.object({ code: procedureCode });

export const proceduresContract = {
  getDefinitionSchema: defineRoute({
    id: 'getDefinitionSchema',
    method: 'get',
    path: '/procedures/definition-schema',
    tag,
    summary: 'The JSON Schema of a procedure definition as it is written in a file',
    access: anyone,
    success: { kind: 'json', status: 200, body: jsonSchema },
  }),
  exportDefinition: defineRoute({
    id: 'exportDefinition',
    method: 'get',
    path: '/procedures/{code}/definition',
    tag,
    summary: 'The current version as a file that can be changed and published again',
    access: staff('administrator'),
    params,
    success: { kind: 'stream', status: 200, contentType: 'application/json' },
  }),
  publishVersion: defineRoute({
    id: 'publishVersion',
    method: 'post',
    path: '/procedures/{code}/versions',
    tag,
    summary: 'Publish a definition as the next version. Dossiers that were submitted keep theirs',
    access: staff('administrator'),
    params,
    body: publishRequest,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 200, body: publication },
    problems: ['definition_faulty'],
  }),
  previewProcedure: defineRoute({
    id: 'previewProcedure',
    method: 'post',
    path: '/procedures/{code}/preview',
    tag,
    summary: 'What would happen with these answers: case, fees, steps, dates. Changes nothing',
    access: anyone,
    params,
    body: previewRequest,
    success: { kind: 'json', status: 200, body: procedurePreview },
    problems: ['definition_faulty'],
  }),
};
