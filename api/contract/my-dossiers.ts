import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { returnMethod } from '../../domain/procedure/definition.ts';
import { applicantData, componentState, counterApplicant } from './application.ts';
import { deliveryView, dossierStatus, letter, message, paymentView, stepView } from './dossier-parts.ts';
import { fileRefusals, finishedUpload } from './papers.ts';
import {
  actionRequest,
  address,
  allowedAction,
  amountVnd,
  componentKey,
  dossierCode,
  dueDate,
  promisedDay,
  id,
  instant,
  listOf,
  named,
  pageOf,
  pageQuery,
  storedFile,
} from './common.ts';
import { applicant, defineRoute } from './route.ts';

/** Something the applicant must or can do now. */
export const request = z
  .object({
    kind: z.enum(['pay', 'supplement', 'collect', 'rate']),
    text: localizedText,
    dueAt: instant.nullable(),
    transactionId: id.optional(),
    amountVnd: amountVnd.optional(),
    pieces: z
      .array(z.object({ component: componentKey.nullable(), name: localizedText, note: z.string() }))
      .optional()
      .describe('For `supplement`: the complete list'),
  })
  .meta({ id: 'ApplicantRequest' });
export type ApplicantRequest = z.infer<typeof request>;

export const myDossierSummary = z
  .object({
    code: dossierCode,
    procedure: named,
    unit: named,
    status: dossierStatus,
    statusName: localizedText,
    portalStatus: z.int().min(1).max(10).describe('Code of the national portal'),
    submittedAt: instant,
    dueAt: instant.nullable(),
    provisional: z.boolean(),
    requests: z.array(request),
  })
  .meta({ id: 'MyDossierSummary' });
export type MyDossierSummary = z.infer<typeof myDossierSummary>;

export const myDossier = z
  .object({
    ...myDossierSummary.shape,
    seq: z.int(),
    due: dueDate.nullable(),
    promisedOn: promisedDay,
    steps: z.array(stepView),
    applicant: counterApplicant,
    answers: z.record(z.string(), z.json()),
    components: z.array(componentState),
    returnMethod,
    returnAddress: address.nullable(),
    payments: z.array(paymentView),
    deliveries: z.array(deliveryView),
    messages: z.array(message),
    letters: z.array(letter),
    results: z.array(storedFile).describe('Once released online'),
    allowedActions: z.array(allowedAction),
  })
  .meta({ id: 'MyDossier' });
export type MyDossier = z.infer<typeof myDossier>;

const tag = 'My dossiers';
const params = z.object({ code: dossierCode });
const acted = { kind: 'json', status: 200, body: myDossier } as const;
const refusals = ['action_not_allowed', 'temporarily_unavailable'] as const;
const reason = z.string().trim().min(1).max(2000);

export const myDossiersContract = {
  listMyDossiers: defineRoute({
    id: 'listMyDossiers',
    method: 'get',
    path: '/me/dossiers',
    tag,
    summary: 'Hồ sơ của tôi, latest first',
    access: applicant,
    query: z.strictObject({
      status: dossierStatus.optional(),
      q: z.string().trim().max(200).optional(),
      ...pageQuery,
    }),
    success: { kind: 'json', status: 200, body: pageOf(myDossierSummary) },
  }),
  listMyApplicants: defineRoute({
    id: 'listMyApplicants',
    method: 'get',
    path: '/me/applicants',
    tag,
    summary: 'For whom I have applied so far: companies and people, with what was given last',
    access: applicant,
    success: { kind: 'json', status: 200, body: listOf(applicantData.partial()) },
  }),
  getMyDossier: defineRoute({
    id: 'getMyDossier',
    method: 'get',
    path: '/me/dossiers/{code}',
    tag,
    summary: 'Where my dossier stands, what is asked of me, when it is due and why',
    access: applicant,
    params,
    success: { kind: 'json', status: 200, body: myDossier, etag: true },
  }),
  actOnMyDossier: defineRoute({
    id: 'actOnMyDossier',
    method: 'post',
    path: '/me/dossiers/{code}/actions',
    tag,
    summary: 'Any of the `allowedActions` of my dossier',
    access: applicant,
    params,
    body: actionRequest,
    idempotencyKey: 'required',
    success: acted,
    problems: refusals,
  }),
  stageSupplement: defineRoute({
    id: 'stageSupplement',
    method: 'put',
    path: '/me/dossiers/{code}/components/{key}',
    tag,
    summary: 'Upload a file for a supplement. It counts once the supplement is sent with its id',
    access: applicant,
    params: z.object({ code: dossierCode, key: componentKey }),
    query: z.strictObject({ name: z.string().max(200).optional() }),
    upload: true,
    limit: 'upload',
    success: { kind: 'json', status: 201, body: storedFile },
    problems: [...fileRefusals, 'action_not_allowed'],
  }),
  stageUpload: defineRoute({
    id: 'stageUpload',
    method: 'post',
    path: '/me/dossiers/{code}/components/{key}/files',
    tag,
    summary: 'The same with what came as an upload in pieces',
    access: applicant,
    params: z.object({ code: dossierCode, key: componentKey }),
    body: finishedUpload,
    success: { kind: 'json', status: 201, body: storedFile },
    problems: [...fileRefusals, 'action_not_allowed'],
  }),
  supplementMyDossier: defineRoute({
    id: 'supplementMyDossier',
    method: 'post',
    path: '/me/dossiers/{code}/supplement',
    tag,
    summary: 'Send everything asked for, and more if I like',
    access: applicant,
    params,
    body: z.strictObject({
      files: z.array(z.strictObject({ component: componentKey, fileId: id })).max(100),
      note: z.string().trim().max(2000).optional(),
    }),
    idempotencyKey: 'required',
    success: acted,
    problems: refusals,
  }),
  withdrawMyDossier: defineRoute({
    id: 'withdrawMyDossier',
    method: 'post',
    path: '/me/dossiers/{code}/withdraw',
    tag,
    summary: 'Withdraw: at once before acceptance, as a request to the unit after it',
    access: applicant,
    params,
    body: z.strictObject({ reason: reason.optional().describe('Needed once the dossier has been accepted') }),
    idempotencyKey: 'required',
    success: acted,
    problems: refusals,
  }),
  changeMyReturn: defineRoute({
    id: 'changeMyReturn',
    method: 'post',
    path: '/me/dossiers/{code}/return',
    tag,
    summary: 'Change how I get the result, until it is with the post',
    access: applicant,
    params,
    body: z.strictObject({ returnMethod, address: address.optional() }),
    idempotencyKey: 'required',
    success: acted,
    problems: refusals,
  }),
  recallMyParcel: defineRoute({
    id: 'recallMyParcel',
    method: 'post',
    path: '/me/dossiers/{code}/deliveries/{deliveryId}/recall',
    tag,
    summary: 'Call back the parcel with my result before the postman has it: it stays at the counter',
    access: applicant,
    params: z.object({ code: dossierCode, deliveryId: id }),
    success: acted,
    problems: refusals,
  }),
  rateMyDossier: defineRoute({
    id: 'rateMyDossier',
    method: 'post',
    path: '/me/dossiers/{code}/rating',
    tag,
    summary: 'Rate the service, once, within 30 days of the result',
    access: applicant,
    params,
    body: z.strictObject({ stars: z.int().min(1).max(5), comment: z.string().trim().max(2000).optional() }),
    idempotencyKey: 'required',
    success: acted,
    problems: refusals,
  }),
  writeMyMessage: defineRoute({
    id: 'writeMyMessage',
    method: 'post',
    path: '/me/dossiers/{code}/messages',
    tag,
    summary: 'Write to the unit that has my dossier',
    access: applicant,
    params,
    body: z.strictObject({ text: z.string().trim().min(1).max(4000) }),
    idempotencyKey: 'required',
    success: { kind: 'json', status: 201, body: message },
  }),
  getMyDossierFile: defineRoute({
    id: 'getMyDossierFile',
    method: 'get',
    path: '/me/dossiers/{code}/files/{fileId}',
    tag,
    summary: 'The bytes of a paper of mine, a letter to me, or my result; of a result on paper, a copy marked as one',
    access: applicant,
    params: z.object({ code: dossierCode, fileId: id }),
    success: { kind: 'stream', status: 200, contentType: 'application/octet-stream' },
    problems: ['file_protected'],
  }),
};
