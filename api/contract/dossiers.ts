import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { taskDues } from '../../domain/reports/exports.ts';
import { buckets } from '../../domain/reports/standing.ts';
import { returnMethod } from '../../domain/procedure/definition.ts';
import { componentState, counterApplicant } from './application.ts';
import {
  actionRequest,
  address,
  allowedAction,
  componentKey,
  dossierCode,
  dueDate,
  promisedDay,
  id,
  instant,
  listOf,
  named,
  onDate,
  pageOf,
  pageQuery,
  personRef,
  priorityGroup,
  procedureCode,
  storedFile,
  unitCode,
} from './common.ts';
import { deliveryView, dossierStatus, letter, message, paymentView, stepView } from './dossier-parts.ts';
import { defineRoute, staff } from './route.ts';
import { actionOutcome, task } from './tasks.ts';

export const dossierSummary = z
  .object({
    code: dossierCode,
    procedure: named,
    unit: named,
    applicantName: z.string(),
    status: dossierStatus,
    statusName: localizedText,
    submittedAt: instant,
    dueAt: instant.nullable(),
    provisional: z.boolean(),
    holder: personRef.nullable(),
    watching: z.boolean(),
  })
  .meta({ id: 'DossierSummary' });
export type DossierSummary = z.infer<typeof dossierSummary>;

export const limitView = z
  .object({
    kind: z.enum(['consult', 'refuse']),
    name: localizedText,
    dueAt: instant,
    metAt: instant.nullable(),
  })
  .meta({ id: 'LimitView' });
export type LimitView = z.infer<typeof limitView>;

export const dossier = z
  .object({
    ...dossierSummary.shape,
    seq: z.int(),
    portalStatus: z.int().nullable(),
    procedureVersion: z.int(),
    channel: z.enum(['online', 'counter', 'post']),
    applicant: counterApplicant,
    answers: z.record(z.string(), z.json()),
    answersForm: z.record(z.string(), z.json()).describe('JSON Schema the answers were given to'),
    due: dueDate.nullable(),
    promisedOn: promisedDay,
    caseName: localizedText
      .nullable()
      .describe('The case of the procedure whose processing time holds, if not its own'),
    limits: z.array(limitView).describe('Limits on a part of the processing time'),
    steps: z.array(stepView),
    components: z.array(
      z.object({
        ...componentState.shape,
        mark: z
          .enum(['ok', 'originalSeen', 'missing', 'faulty'])
          .nullable()
          .describe('The clerk’s verdict at reception'),
        note: z.string().nullable(),
      }),
    ),
    returnMethod,
    returnAddress: address.nullable(),
    homeCollection: z.boolean(),
    collectionAddress: address.nullable(),
    priority: priorityGroup.nullable(),
    tasks: z.array(task).describe('Open ones, the main task first'),
    allowedActions: z.array(allowedAction),
  })
  .meta({ id: 'Dossier' });
export type Dossier = z.infer<typeof dossier>;

export const timelineEvent = z
  .object({
    seq: z.int(),
    action: z.string(),
    name: localizedText,
    at: instant,
    actor: z.object({ role: z.string(), name: z.string().nullable().describe('null for the system') }),
    statusAfter: dossierStatus,
    reason: z.string().nullable(),
    undone: z.boolean(),
  })
  .meta({ id: 'TimelineEvent' });
export type TimelineEvent = z.infer<typeof timelineEvent>;

export const document = z
  .object({
    ...storedFile.shape,
    purpose: z.enum(['component', 'result', 'letter', 'receipt', 'attachment']),
    component: componentKey.nullable(),
    title: localizedText,
    addedBy: z.string(),
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof document>;

export const note = z.object({ id, author: personRef, text: z.string(), writtenAt: instant }).meta({ id: 'Note' });
export type Note = z.infer<typeof note>;

export const readLogEntry = z.object({ reader: personRef, at: instant, what: z.string() }).meta({ id: 'ReadLogEntry' });
export type ReadLogEntry = z.infer<typeof readLogEntry>;

/** A paper dossier taken in at the counter: everything at once, the papers are on the table. */
export const counterReception = z
  .strictObject({
    procedureCode,
    applicant: counterApplicant,
    answers: z.record(z.string(), z.json()).default({}),
    components: z
      .array(z.strictObject({ key: componentKey, originals: z.int().min(0), copies: z.int().min(0) }))
      .max(100),
    returnMethod,
    returnAddress: address.optional(),
    priority: priorityGroup.nullable().default(null),
    incomplete: z
      .boolean()
      .default(false)
      .describe('Required papers are missing: it is taken in so that they can be asked for in writing'),
  })
  .meta({ id: 'CounterReception' });
export type CounterReception = z.input<typeof counterReception>;

/** How a dossier counts in reports: the lists behind their numbers, of the units a supervisor supervises. */
export const figureQuery = {
  bucket: z.enum(buckets).optional(),
  field: z.string().max(60).optional(),
  officer: z
    .union([id, z.literal('none')])
    .optional()
    .describe('Who has it while it is open, or who last worked on it'),
  holder: id.optional().describe('Who holds an open task of my units on it'),
  taskDue: z.enum(taskDues).optional().describe('With `holder`: how urgent that task is'),
  settledFrom: onDate.optional().describe('The unit’s work on it ended on or after'),
  settledTo: onDate.optional().describe('The unit’s work on it ended on or before'),
  dueFrom: onDate.optional().describe('Due on or after'),
  dueTo: onDate.optional().describe('Due on or before'),
};

/** What an action would do, before it is done. */
export const actionPreview = z
  .object({
    status: dossierStatus,
    statusName: localizedText,
    clock: z.enum(['starts', 'runs', 'pauses', 'resumes', 'stops', 'unchanged']),
    due: dueDate.nullable(),
    noticeToApplicant: z.boolean(),
    letter: localizedText.nullable().describe('Name of the letter it makes'),
    nextStep: localizedText.nullable(),
  })
  .meta({ id: 'ActionPreview' });
export type ActionPreview = z.infer<typeof actionPreview>;

const tag = 'Dossiers';
const params = z.object({ code: dossierCode });
const text = z.strictObject({ text: z.string().trim().min(1).max(4000) });

export const dossiersContract = {
  searchDossiers: defineRoute({
    id: 'searchDossiers',
    method: 'get',
    path: '/dossiers',
    tag,
    summary: 'Search the dossiers of my units by code, name, phone or ID, status, procedure and day',
    access: staff(),
    query: z.strictObject({
      q: z.string().trim().max(200).optional(),
      status: dossierStatus.optional(),
      unit: unitCode.optional(),
      procedure: z.string().max(40).optional(),
      from: onDate.optional().describe('Submitted on or after'),
      to: onDate.optional().describe('Submitted on or before'),
      ...figureQuery,
      ...pageQuery,
    }),
    success: { kind: 'json', status: 200, body: pageOf(dossierSummary) },
  }),
  receiveAtCounter: defineRoute({
    id: 'receiveAtCounter',
    method: 'post',
    path: '/dossiers',
    tag,
    summary: 'Take in a paper dossier; the reception task is mine',
    access: staff('clerk'),
    body: counterReception,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: dossier },
    problems: ['application_incomplete', 'fee_not_determinable'],
  }),
  getDossier: defineRoute({
    id: 'getDossier',
    method: 'get',
    path: '/dossiers/{code}',
    tag,
    summary: 'A dossier of my units. Reading it is logged',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: dossier },
  }),
  changePriority: defineRoute({
    id: 'changePriority',
    method: 'put',
    path: '/dossiers/{code}/priority',
    tag,
    summary: 'Correct whether the applicant is to be helped first, and why, until the dossier has ended',
    access: staff('clerk'),
    params,
    body: z.strictObject({ priority: priorityGroup.nullable() }),
    success: { kind: 'empty', status: 204 },
    problems: ['dossier_ended'],
  }),
  listTimeline: defineRoute({
    id: 'listTimeline',
    method: 'get',
    path: '/dossiers/{code}/timeline',
    tag,
    summary: 'Everything that happened, latest first, undone events included',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: listOf(timelineEvent) },
  }),
  listDocuments: defineRoute({
    id: 'listDocuments',
    method: 'get',
    path: '/dossiers/{code}/documents',
    tag,
    summary: 'Papers, letters, results and receipts',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: listOf(document) },
  }),
  addDocument: defineRoute({
    id: 'addDocument',
    method: 'post',
    path: '/dossiers/{code}/documents',
    tag,
    summary: 'Upload a result, a scanned receipt or an attachment; actions refer to it by its id',
    access: staff('clerk', 'officer', 'lead', 'signer', 'accountant'),
    params,
    query: z.strictObject({
      purpose: z.enum(['component', 'result', 'receipt', 'attachment']),
      component: componentKey.optional(),
      name: z.string().max(200).optional(),
    }),
    upload: true,
    limit: 'upload',
    success: { kind: 'json', status: 201, body: document },
    problems: ['file_too_large', 'file_kind_refused', 'file_missing'],
  }),
  getDocumentFile: defineRoute({
    id: 'getDocumentFile',
    method: 'get',
    path: '/dossiers/{code}/documents/{fileId}/file',
    tag,
    summary: 'The bytes, to preview in place or to keep',
    access: staff(),
    params: z.object({ code: dossierCode, fileId: id }),
    query: z.strictObject({ disposition: z.enum(['inline', 'attachment']).default('attachment') }),
    success: { kind: 'stream', status: 200, contentType: 'application/octet-stream' },
  }),
  listNotes: defineRoute({
    id: 'listNotes',
    method: 'get',
    path: '/dossiers/{code}/notes',
    tag,
    summary: 'Notes among staff; the applicant never sees them',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: listOf(note) },
  }),
  writeNote: defineRoute({
    id: 'writeNote',
    method: 'post',
    path: '/dossiers/{code}/notes',
    tag,
    summary: 'Leave a note for colleagues',
    access: staff(),
    params,
    body: text,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: note },
  }),
  listMessages: defineRoute({
    id: 'listMessages',
    method: 'get',
    path: '/dossiers/{code}/messages',
    tag,
    summary: 'Messages between the applicant and the office',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: listOf(message) },
  }),
  writeMessage: defineRoute({
    id: 'writeMessage',
    method: 'post',
    path: '/dossiers/{code}/messages',
    tag,
    summary: 'Write to the applicant; a mail tells them',
    access: staff('clerk', 'officer', 'lead'),
    params,
    body: text,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: message },
  }),
  listLetters: defineRoute({
    id: 'listLetters',
    method: 'get',
    path: '/dossiers/{code}/letters',
    tag,
    summary: 'Letters of this dossier',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: listOf(letter) },
  }),
  listDossierPayments: defineRoute({
    id: 'listDossierPayments',
    method: 'get',
    path: '/dossiers/{code}/payments',
    tag,
    summary: 'What was asked for, paid, waived and given back',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: listOf(paymentView) },
  }),
  listDossierDeliveries: defineRoute({
    id: 'listDossierDeliveries',
    method: 'get',
    path: '/dossiers/{code}/deliveries',
    tag,
    summary: 'Parcels from and to the applicant, with what the carrier said',
    access: staff(),
    params,
    success: { kind: 'json', status: 200, body: listOf(deliveryView) },
  }),
  recallParcel: defineRoute({
    id: 'recallParcel',
    method: 'post',
    path: '/dossiers/{code}/deliveries/{deliveryId}/recall',
    tag,
    summary: 'Call back a parcel with a result before the postman has it: the result stays at the counter',
    access: staff('clerk'),
    params: z.object({ code: dossierCode, deliveryId: id }),
    success: { kind: 'json', status: 200, body: listOf(deliveryView) },
    problems: ['action_not_allowed', 'temporarily_unavailable'],
  }),
  listReads: defineRoute({
    id: 'listReads',
    method: 'get',
    path: '/dossiers/{code}/reads',
    tag,
    summary: 'Ai đã xem: which staff read it, and when',
    access: staff('lead', 'supervisor', 'administrator'),
    params,
    success: { kind: 'json', status: 200, body: listOf(readLogEntry) },
  }),
  actOnDossier: defineRoute({
    id: 'actOnDossier',
    method: 'post',
    path: '/dossiers/{code}/actions',
    tag,
    summary: 'Any of the dossier’s `allowedActions`',
    access: staff(),
    params,
    body: actionRequest,
    idempotencyKey: 'required',
    success: { kind: 'json', status: 200, body: actionOutcome },
    problems: ['action_not_allowed', 'task_taken', 'temporarily_unavailable'],
  }),
  previewAction: defineRoute({
    id: 'previewAction',
    method: 'post',
    path: '/dossiers/{code}/actions/preview',
    tag,
    summary: 'What an action would do: status, clock, new due date, letter. Changes nothing',
    access: staff(),
    params,
    body: actionRequest,
    success: { kind: 'json', status: 200, body: actionPreview },
    problems: ['action_not_allowed'],
  }),
  watchDossier: defineRoute({
    id: 'watchDossier',
    method: 'put',
    path: '/dossiers/{code}/watch',
    tag,
    summary: 'Theo dõi: keep an eye on it',
    access: staff(),
    params,
    success: { kind: 'empty', status: 204 },
  }),
  unwatchDossier: defineRoute({
    id: 'unwatchDossier',
    method: 'delete',
    path: '/dossiers/{code}/watch',
    tag,
    summary: 'Stop keeping an eye on it',
    access: staff(),
    params,
    success: { kind: 'empty', status: 204 },
  }),
  showPresence: defineRoute({
    id: 'showPresence',
    method: 'put',
    path: '/dossiers/{code}/presence',
    tag,
    summary: 'I have it open before me: colleagues who have so too are told. To be said again every half minute',
    access: staff(),
    params,
    body: z.strictObject({ isLeaving: z.boolean().default(false) }),
    success: { kind: 'empty', status: 204 },
  }),
};
