import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { applicantKind, dossierCode, id, instant, listOf, named, pageOf, pageQuery, personRef } from './common.ts';
import { deliveryView } from './dossier-parts.ts';
import { defineRoute, staff } from './route.ts';
import { paymentMethod } from './transactions.ts';

/** Somebody who has applied to a unit of mine before: enough to know them by, not enough to reach them by. */
export const earlierApplicant = z
  .object({
    dossierCode: dossierCode.describe('Their latest dossier; its data fill the form in once it is opened'),
    kind: applicantKind,
    name: z.string(),
    companyName: z.string().nullable(),
    personalIdEnd: z.string().describe('The last four digits'),
    phoneEnd: z.string().describe('The last three digits'),
    submittedAt: instant,
  })
  .meta({ id: 'EarlierApplicant' });
export type EarlierApplicant = z.infer<typeof earlierApplicant>;

const deliveryQueues = ['toPost', 'underway', 'trouble'] as const;
export type DeliveryQueue = (typeof deliveryQueues)[number];

/** A result to be posted, or a parcel that is not where it should end up yet. */
export const postalItem = z
  .object({
    dossierCode,
    procedure: named,
    applicantName: z.string(),
    since: instant.describe('When it came to be as it is'),
    parcel: z
      .object({
        ...deliveryView.pick({ direction: true, trackingCode: true, status: true, statusName: true }).shape,
        failedTries: z.int(),
        lastWords: localizedText.nullable().describe('What the carrier said last'),
      })
      .nullable()
      .describe('null until there is a parcel'),
    task: z
      .object({ id, kind: z.string(), holder: personRef.nullable(), mine: z.boolean() })
      .nullable()
      .describe('What is to be done about it now; null while it is the carrier’s to do'),
  })
  .meta({ id: 'PostalItem' });
export type PostalItem = z.infer<typeof postalItem>;

const tag = 'Counter';

export const counterContract = {
  findApplicants: defineRoute({
    id: 'findApplicants',
    method: 'get',
    path: '/applicants',
    tag,
    summary: 'Who has applied to my units before, by name, phone or ID number; at most eight, latest first',
    access: staff('clerk'),
    query: z.strictObject({ q: z.string().trim().min(3).max(200) }),
    success: { kind: 'json', status: 200, body: listOf(earlierApplicant) },
  }),
  listDeliveries: defineRoute({
    id: 'listDeliveries',
    method: 'get',
    path: '/deliveries',
    tag,
    summary: 'Results to post and parcels of my units that have not arrived, longest waiting first',
    access: staff('clerk', 'lead', 'supervisor'),
    query: z.strictObject({ queue: z.enum(deliveryQueues).default('toPost'), ...pageQuery }),
    success: { kind: 'json', status: 200, body: pageOf(postalItem) },
  }),
  counterCheckout: defineRoute({
    id: 'counterCheckout',
    method: 'post',
    path: '/dossiers/{code}/checkout',
    tag,
    summary: 'The bank’s page for what a dossier owes, as an address and as a QR code to be scanned at the counter',
    access: staff('clerk', 'accountant'),
    params: z.object({ code: dossierCode }),
    body: z.strictObject({ method: paymentMethod.default('any') }),
    idempotencyKey: 'required',
    success: {
      kind: 'json',
      status: 201,
      body: z.object({
        redirectUrl: z.url(),
        attemptRef: z.string(),
        expiresAt: instant,
        amountVnd: z.int(),
        qrSvg: z.string().describe('The address as a picture'),
      }),
    },
    problems: ['payment_not_open'],
  }),
} as const;
