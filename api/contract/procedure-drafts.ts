import { z } from 'zod';
import { roles } from '../../domain/lifecycle/roles.ts';
import { localizedText } from '../../domain/localized-text.ts';
import { shapedDefinition } from '../../domain/procedure/shape.ts';
import { instant, listOf, onDate, personRef, procedureCode, unitCode } from './common.ts';
import { definitionFinding, published, reason, version } from './procedures.ts';
import { defineRoute, staff } from './route.ts';

const keptDefinition = shapedDefinition.meta({
  type: 'object',
  description: 'In the shape of a definition; in a draft its values may still be wrong',
});

/** A procedure being written, and what is wrong with it so far. */
export const procedureDraft = z
  .object({
    code: procedureCode,
    definition: keptDefinition,
    baseVersion: z.int().nullable().describe('The version it was begun from; null for a new procedure'),
    revision: z.int().describe('Name it when saving: refused as `stale_form` when somebody saved meanwhile'),
    updatedAt: instant,
    updatedBy: personRef,
    findings: z.array(definitionFinding).describe('Errors first; with an error it cannot be published'),
  })
  .meta({ id: 'ProcedureDraft' });
export type ProcedureDraft = z.infer<typeof procedureDraft>;

export const procedureVersion = z
  .object({
    ...version.shape,
    publishedAt: instant,
    publishedBy: personRef.nullable().describe('null for the program itself'),
    reason: z.string().nullable(),
    state: z.enum(['coming', 'inForce', 'past']),
  })
  .meta({ id: 'ProcedureVersion' });
export type ProcedureVersion = z.infer<typeof procedureVersion>;

const procedureHistory = z
  .object({
    code: procedureCode,
    name: localizedText,
    unitCode,
    isOpen: z.boolean().describe('Whether it takes new dossiers'),
    versions: z.array(procedureVersion).describe('The latest first'),
  })
  .meta({ id: 'ProcedureHistory' });
export type ProcedureHistory = z.infer<typeof procedureHistory>;

/** A procedure the catalogue does not show, or not as it is being written. */
const unshownProcedure = z
  .object({
    code: procedureCode,
    name: z.object({ vi: z.string(), en: z.string() }),
    isPublished: z.boolean(),
    isOpen: z.boolean(),
    isInForce: z.boolean(),
    draft: z.object({ updatedAt: instant, updatedBy: z.string() }).nullable(),
  })
  .meta({ id: 'UnshownProcedure' });
export type UnshownProcedure = z.infer<typeof unshownProcedure>;

const causedLetter = z
  .object({
    letter: z.string(),
    formNo: z.string().describe('In TT 03/2025/TT-VPCP, Annex I'),
    name: localizedText,
    causedBy: z.array(z.object({ action: z.string(), label: localizedText, by: z.array(z.enum(roles)) })),
  })
  .meta({ id: 'CausedLetter' });

const tag = 'Procedures';
const access = staff('administrator');
const params = z.object({ code: procedureCode });
const answersDraft = { kind: 'json', status: 200, body: procedureDraft } as const;

export const procedureDraftsContract = {
  listVersions: defineRoute({
    id: 'listVersions',
    method: 'get',
    path: '/procedures/{code}/versions',
    tag,
    summary: 'Every version of a procedure, open or closed: from when, by whom and why',
    access,
    params,
    success: { kind: 'json', status: 200, body: procedureHistory },
  }),
  getVersion: defineRoute({
    id: 'getVersion',
    method: 'get',
    path: '/procedures/{code}/versions/{version}',
    tag,
    summary: 'The definition of one version',
    access,
    params: z.object({ code: procedureCode, version: z.coerce.number().int().min(1) }),
    success: { kind: 'json', status: 200, body: z.object({ ...version.shape, definition: keptDefinition }) },
  }),
  openProcedure: defineRoute({
    id: 'openProcedure',
    method: 'put',
    path: '/procedures/{code}/open',
    tag,
    summary: 'Open a procedure for dossiers, or close it. Dossiers that were submitted go on',
    access,
    params,
    body: z.strictObject({ isOpen: z.boolean(), reason }),
    success: { kind: 'json', status: 200, body: procedureHistory },
  }),
  listUnshownProcedures: defineRoute({
    id: 'listUnshownProcedures',
    method: 'get',
    path: '/procedure-drafts',
    tag,
    summary: 'Procedures of your units with a draft, and those that are closed or not in force yet',
    access,
    success: { kind: 'json', status: 200, body: listOf(unshownProcedure) },
  }),
  getDraft: defineRoute({
    id: 'getDraft',
    method: 'get',
    path: '/procedure-drafts/{code}',
    tag,
    summary: 'The draft of a procedure, with its mistakes',
    access,
    params,
    success: answersDraft,
  }),
  saveDraft: defineRoute({
    id: 'saveDraft',
    method: 'put',
    path: '/procedure-drafts/{code}',
    tag,
    summary: 'Keep a draft, wrong as it may be. Refused as `stale_form`, saying who, when somebody saved meanwhile',
    access,
    params,
    body: z
      .strictObject({
        definition: keptDefinition,
        baseVersion: z.int().min(1).nullable().describe('null for a new procedure, whose code must be free'),
        revision: z.int().min(0).describe('Of the draft it was made from; 0 to begin one'),
      })
      .meta({ id: 'DraftToSave' }),
    success: answersDraft,
    problems: ['stale_form'],
  }),
  discardDraft: defineRoute({
    id: 'discardDraft',
    method: 'delete',
    path: '/procedure-drafts/{code}',
    tag,
    summary: 'Throw a draft away',
    access,
    params,
    query: z.strictObject({ revision: z.coerce.number().int().min(1) }),
    success: { kind: 'empty', status: 204 },
    problems: ['stale_form'],
  }),
  publishDraft: defineRoute({
    id: 'publishDraft',
    method: 'post',
    path: '/procedure-drafts/{code}/publication',
    tag,
    summary: 'Publish a draft as the next version. Dossiers that were submitted keep theirs',
    access,
    params,
    body: z.strictObject({
      revision: z.int().min(1),
      validFrom: onDate.describe('First day of the version'),
      reason,
    }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 200, body: published },
    problems: ['definition_faulty', 'stale_form', 'action_not_allowed'],
  }),
  listLettersOfProcedures: defineRoute({
    id: 'listLettersOfProcedures',
    method: 'get',
    path: '/procedure-letters',
    tag,
    summary: 'Which action of the lifecycle causes which letter: the same for every procedure',
    access,
    success: { kind: 'json', status: 200, body: listOf(causedLetter) },
  }),
};
