import { z } from 'zod';
import { dossierCode, id, instant, onDate, pageOf, pageQuery, personRef } from './common.ts';
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
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditContract = {
  listAudit: defineRoute({
    id: 'listAudit',
    method: 'get',
    path: '/audit',
    tag: 'Audit',
    summary: 'The audit log, the newest entries first',
    access: staff('administrator'),
    query: z.strictObject({
      who: z.string().trim().min(1).max(200).optional().describe('Part of the name of who did it'),
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
};
