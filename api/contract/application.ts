import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { fileKind, returnMethod } from '../../domain/procedure/definition.ts';
import { feeQuote } from './catalogue.ts';
import {
  address,
  applicantKind,
  componentKey,
  dossierCode,
  id,
  instant,
  named,
  priorityGroup,
  procedureCode,
  storedFile,
} from './common.ts';
import { earlierFile, fileRefusals, finishedUpload, paperTemplate } from './papers.ts';
import { companyName, personalId, personName, phone, taxCode } from './person.ts';
import { fieldError } from './problem.ts';
import { applicant, defineRoute } from './route.ts';

/** Who applies, and who acts for them. Copied from the account and free to differ for this dossier. */
export const applicantData = z
  .strictObject({
    kind: applicantKind,
    name: personName,
    personalId,
    phone,
    email: z.email().max(254),
    address,
    companyName: companyName.optional(),
    taxCode: taxCode.optional(),
    representative: z
      .strictObject({
        name: personName,
        personalId,
        authority: z.string().trim().min(1).max(500).describe('Number and date of the letter of authority'),
      })
      .optional(),
  })
  .meta({ id: 'ApplicantData' });
export type ApplicantData = z.infer<typeof applicantData>;

/** Whoever comes to the counter need not have a mailbox. */
export const counterApplicant = z
  .strictObject({ ...applicantData.shape, email: applicantData.shape.email.optional() })
  .meta({ id: 'CounterApplicant' });

/** A component of the procedure with the files put to it so far. */
export const componentState = z
  .object({
    key: componentKey,
    name: localizedText,
    required: z.boolean(),
    originals: z.int(),
    copies: z.int(),
    accepts: z.array(fileKind),
    template: paperTemplate.nullable(),
    files: z.array(storedFile),
  })
  .meta({ id: 'ComponentState' });
export type ComponentState = z.infer<typeof componentState>;

/** A dossier being written. It is the applicant's own: nothing of it is seen by staff, no deadline runs. */
export const application = z
  .object({
    id,
    revision: z.int().describe('Goes up with every change of the form, not with files; send it back with a `PATCH`'),
    procedure: z.object({ ...named.shape, version: z.int(), unit: named }),
    applicant: applicantData.partial(),
    answers: z.record(z.string(), z.json()),
    components: z.array(componentState),
    returnMethod: returnMethod.nullable(),
    returnAddress: address.nullable(),
    homeCollection: z.boolean(),
    collectionAddress: address.nullable(),
    priority: priorityGroup.nullable().describe('Asked, never required'),
    quote: feeQuote.nullable().describe('null while the answers do not say enough'),
    missing: z.array(fieldError).describe('What still keeps it from being submitted; empty when ready'),
    savedAt: instant,
    copiedFrom: z
      .object({ dossierCode, toCheck: z.array(localizedText).describe('What the procedure asks otherwise by now') })
      .nullable()
      .describe('The earlier dossier whose data it began with'),
    dossierCode: dossierCode.nullable().describe('Set once submitted; the application is then closed'),
  })
  .meta({ id: 'Application' });
export type Application = z.infer<typeof application>;

/** Only what is given is changed. `applicant` and `answers` replace the whole of what was there. */
export const applicationChange = z
  .strictObject({
    revision: z.int().min(0),
    applicant: applicantData.partial().optional(),
    answers: z.record(z.string(), z.json()).optional(),
    returnMethod: returnMethod.nullable().optional(),
    returnAddress: address.nullable().optional(),
    homeCollection: z.boolean().optional(),
    collectionAddress: address.nullable().optional(),
    priority: priorityGroup.nullable().optional(),
  })
  .meta({ id: 'ApplicationChange' });
export type ApplicationChange = z.input<typeof applicationChange>;

export const submission = z
  .object({
    dossierCode,
    trackingKey: z.string().describe('With the code, follows the dossier without an account. Shown once, mailed once'),
    status: z.string(),
    payment: z
      .object({ transactionId: id, amountVnd: z.int(), dueAt: instant })
      .nullable()
      .describe('What is to be paid now, where the procedure asks for it on submission'),
  })
  .meta({ id: 'Submission' });
export type Submission = z.infer<typeof submission>;

const tag = 'Application';
const params = z.object({ id });

export const applicationContract = {
  startApplication: defineRoute({
    id: 'startApplication',
    method: 'post',
    path: '/applications',
    tag,
    summary: 'Begin an application; the applicant’s data comes from the account',
    access: applicant,
    body: z.strictObject({
      procedureCode,
      like: dossierCode.optional().describe('A dossier of mine for the same procedure: its data to begin with'),
    }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: application },
  }),
  listApplications: defineRoute({
    id: 'listApplications',
    method: 'get',
    path: '/applications',
    tag,
    summary: 'My unfinished applications, latest first',
    access: applicant,
    success: {
      kind: 'json',
      status: 200,
      body: z.object({ data: z.array(z.object({ id, procedure: named, savedAt: instant })) }),
    },
  }),
  getApplication: defineRoute({
    id: 'getApplication',
    method: 'get',
    path: '/applications/{id}',
    tag,
    summary: 'My application with what is still missing and what it will cost',
    access: applicant,
    params,
    success: { kind: 'json', status: 200, body: application },
  }),
  changeApplication: defineRoute({
    id: 'changeApplication',
    method: 'patch',
    path: '/applications/{id}',
    tag,
    summary: 'Save what was filled in. Refused as `stale_form` when it was changed elsewhere meanwhile',
    access: applicant,
    params,
    body: applicationChange,
    success: { kind: 'json', status: 200, body: application },
    problems: ['stale_form', 'application_closed'],
  }),
  attachFile: defineRoute({
    id: 'attachFile',
    method: 'put',
    path: '/applications/{id}/components/{key}',
    tag,
    summary: 'Put one file to a component. The same file twice is kept once',
    access: applicant,
    params: z.object({ id, key: componentKey }),
    query: z.strictObject({ name: z.string().max(200).optional().describe('File name, for a raw body') }),
    upload: true,
    limit: 'upload',
    success: { kind: 'json', status: 200, body: application },
    problems: [...fileRefusals, 'application_closed'],
  }),
  listEarlierFiles: defineRoute({
    id: 'listEarlierFiles',
    method: 'get',
    path: '/applications/{id}/earlier-files',
    tag,
    summary: 'Papers of mine that are here already, for each component they would do for',
    access: applicant,
    params,
    success: {
      kind: 'json',
      status: 200,
      body: z.object({ data: z.array(z.object({ component: componentKey, files: z.array(earlierFile) })) }),
    },
  }),
  addFile: defineRoute({
    id: 'addFile',
    method: 'post',
    path: '/applications/{id}/components/{key}/files',
    tag,
    summary: 'Put to a component what came as an upload in pieces, or a paper given before. Twice is kept once',
    access: applicant,
    params: z.object({ id, key: componentKey }),
    body: z.union([finishedUpload, z.strictObject({ earlierFileId: id })]),
    success: { kind: 'json', status: 200, body: application },
    problems: [...fileRefusals, 'application_closed'],
  }),
  detachFile: defineRoute({
    id: 'detachFile',
    method: 'delete',
    path: '/applications/{id}/components/{key}/files/{fileId}',
    tag,
    summary: 'Take a file away from a component',
    access: applicant,
    params: z.object({ id, key: componentKey, fileId: id }),
    success: { kind: 'json', status: 200, body: application },
    problems: ['application_closed'],
  }),
  getApplicationFile: defineRoute({
    id: 'getApplicationFile',
    method: 'get',
    path: '/applications/{id}/files/{fileId}',
    tag,
    summary: 'The bytes of a file I attached',
    access: applicant,
    params: z.object({ id, fileId: id }),
    success: { kind: 'stream', status: 200, contentType: 'application/octet-stream' },
  }),
  submitApplication: defineRoute({
    id: 'submitApplication',
    method: 'post',
    path: '/applications/{id}/submit',
    tag,
    summary: 'Nộp hồ sơ: hand it in. Answers the code and the tracking key',
    access: applicant,
    params,
    body: z.strictObject({
      revision: z.int().min(0),
      shownTotalVnd: z
        .int()
        .min(0)
        .optional()
        .describe('What the applicant was told it costs; refused when it no longer does'),
    }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: submission },
    problems: ['application_incomplete', 'stale_form', 'fee_not_determinable', 'fee_changed'],
  }),
  discardApplication: defineRoute({
    id: 'discardApplication',
    method: 'delete',
    path: '/applications/{id}',
    tag,
    summary: 'Throw an unfinished application away, files included',
    access: applicant,
    params,
    success: { kind: 'empty', status: 204 },
    problems: ['application_closed'],
  }),
};
