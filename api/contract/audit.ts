import { z } from 'zod';
import { anchorSources, auditCheckStatuses, auditFaults } from '../../domain/audit-check.ts';
import { dossierCode, id, instant, listOf, onDate, pageOf, pageQuery, personRef } from './common.ts';
import { defineRoute, staff } from './route.ts';

/** Who did what to what. Entries of one subject are numbered, and each covers the one before by its hash. */
export const auditEntry = z
  .object({
    id,
    at: instant,
    action: z.string().describe('`task.claim`, `staff.giveRole`, `calendar.publish` …'),
    actor: personRef.nullable().describe('null for the system itself'),
    actorRole: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    no: z.int().describe('Number within the subject, from 1'),
    dossierCode: dossierCode.nullable(),
    detail: z.record(z.string(), z.json()),
    people: z.array(personRef).describe('Who the ids in subject and detail are, where they are people'),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;

/** What the log was at a moment. Kept elsewhere, it shows later whether anything was cut off. */
export const keptAnchor = z
  .strictObject({
    through: instant,
    entries: z.int().min(0),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'AuditAnchor' });
export type KeptAnchor = z.infer<typeof keptAnchor>;

/** A check of every chain of the log, done in the background. */
export const auditCheck = z
  .object({
    id,
    status: z.enum(auditCheckStatuses),
    askedBy: personRef,
    askedAt: instant,
    finishedAt: instant.nullable(),
    checkedEntries: z.int(),
    totalEntries: z.int().nullable().describe('null until it has begun'),
    chains: z.int().nullable().describe('Subjects with entries'),
    broken: z.int().nullable().describe('Breaks in all'),
    findings: z
      .array(
        z.object({
          subject: z.object({ kind: z.string(), id: z.string() }),
          dossierCode: dossierCode.nullable(),
          no: z.int(),
          fault: z.enum(auditFaults),
        }),
      )
      .describe('The first breaks'),
    anchor: keptAnchor.nullable().describe('To be kept outside of this installation'),
    compared: z
      .object({ with: z.enum(anchorSources), through: instant, agrees: z.boolean().nullable() })
      .nullable()
      .describe('What it was compared with; null when there was nothing to compare with'),
  })
  .meta({ id: 'AuditCheck' });
export type AuditCheckView = z.infer<typeof auditCheck>;

const access = staff('administrator');
const tag = 'Audit';

export const auditContract = {
  listAudit: defineRoute({
    id: 'listAudit',
    method: 'get',
    path: '/audit',
    tag,
    summary: 'The audit log, the newest entries first',
    access,
    query: z.strictObject({
      who: z.string().trim().min(1).max(200).optional().describe('Part of the name of who did it'),
      about: z.string().trim().min(1).max(200).optional().describe('Part of the name of whom it was done to'),
      action: z.string().trim().min(1).max(60).optional(),
      subjectKind: z.string().max(60).optional(),
      subjectId: z.string().max(100).optional(),
      dossier: z.string().trim().min(1).max(60).optional().describe('Code of a dossier'),
      from: onDate.optional().describe('First day, in Vietnam'),
      through: onDate.optional().describe('Last day, included'),
      ...pageQuery,
    }),
    success: { kind: 'json', status: 200, body: pageOf(auditEntry) },
  }),
  listAuditChecks: defineRoute({
    id: 'listAuditChecks',
    method: 'get',
    path: '/audit/checks',
    tag,
    summary: 'The latest checks of the audit log: how far, by whom, with which result',
    access,
    success: { kind: 'json', status: 200, body: listOf(auditCheck) },
  }),
  askAuditCheck: defineRoute({
    id: 'askAuditCheck',
    method: 'post',
    path: '/audit/checks',
    tag,
    summary: 'Recompute every chain of the audit log, in the background',
    access,
    body: z.strictObject({
      kept: keptAnchor
        .optional()
        .describe('An anchor kept elsewhere, to be compared with; without it, that of the last good check'),
    }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 202, body: auditCheck },
  }),
  cancelAuditCheck: defineRoute({
    id: 'cancelAuditCheck',
    method: 'post',
    path: '/audit/checks/{id}/cancel',
    tag,
    summary: 'Call off a check that is not finished',
    access,
    params: z.object({ id }),
    success: { kind: 'json', status: 200, body: auditCheck },
  }),
};
