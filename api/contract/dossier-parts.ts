import { z } from 'zod';
import { localizedText } from '../../domain/localized-text.ts';
import { dossierStatuses } from '../../domain/lifecycle/statuses.ts';
import { amountVnd, id, instant, named } from './common.ts';

export const dossierStatus = z.enum(dossierStatuses);

/** One step of the way, done or to come, as the applicant sees it. */
export const stepView = z
  .object({
    key: z.string(),
    name: localizedText,
    state: z.enum(['done', 'current', 'paused', 'ahead', 'skipped']),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    dueAt: instant.nullable(),
    unit: named.nullable().describe('Who has it'),
  })
  .meta({ id: 'StepView' });
export type StepView = z.infer<typeof stepView>;

export const paymentView = z
  .object({
    transactionId: id,
    purpose: z.enum(['fee', 'postage']),
    amountVnd,
    status: z.enum(['awaited', 'paid', 'waived', 'expired', 'cancelled', 'refunding', 'refunded']),
    dueAt: instant.nullable(),
    paidAt: instant.nullable(),
  })
  .meta({ id: 'PaymentView' });
export type PaymentView = z.infer<typeof paymentView>;

export const deliveryView = z
  .object({
    id,
    direction: z.enum(['collect', 'deliver']),
    trackingCode: z.string().nullable(),
    status: z.string(),
    statusName: localizedText,
    chargeVnd: amountVnd.nullable().describe('What the carrier charges, once it has the order'),
    recallable: z.boolean().describe('It can still be called back, for instance to correct the address'),
    events: z.array(z.object({ at: instant, status: z.string(), text: localizedText })),
  })
  .meta({ id: 'DeliveryView' });
export type DeliveryView = z.infer<typeof deliveryView>;

export const message = z
  .object({ id, from: z.enum(['applicant', 'office']), author: z.string(), text: z.string(), sentAt: instant })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof message>;

export const letter = z
  .object({
    id,
    kind: z.enum(['appointmentReceipt', 'supplementRequest', 'refusal', 'apology', 'stopNotice']),
    name: localizedText,
    issuedAt: instant,
    status: z.enum(['beingMade', 'ready']),
    href: z.string().nullable().describe('The PDF, once it is ready'),
    sha256: z.string().nullable().describe('Of the PDF, which never changes'),
  })
  .meta({ id: 'Letter' });
export type Letter = z.infer<typeof letter>;
