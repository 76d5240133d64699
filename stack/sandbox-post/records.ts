import { z } from 'zod';

/** What the sandbox post keeps on disk, one JSON line a record, and the words it keeps it in. */
export const statuses = [
  'ordered',
  'pickedUp',
  'inTransit',
  'delivered',
  'failed',
  'returned',
  'lost',
  'cancelled',
] as const;
export type Status = (typeof statuses)[number];

const orderSchema = z.object({
  orderNumber: z.string(),
  service: z.enum(['collect', 'deliver']),
  weight: z.number(),
  codAmount: z.number(),
  description: z.string(),
  senderName: z.string(),
  senderTel: z.string(),
  senderAddress: z.string(),
  senderCommune: z.string(),
  senderProvince: z.string(),
  receiverName: z.string(),
  receiverTel: z.string(),
  receiverAddress: z.string(),
  receiverCommune: z.string(),
  receiverProvince: z.string(),
});
export type PostOrder = z.infer<typeof orderSchema>;

const eventSchema = z.object({
  /** 24 hex digits, ascending in the order things happened. */
  eventId: z.string(),
  orderNumber: z.string(),
  status: z.enum(statuses),
  note: z.string(),
  occurredAt: z.iso.datetime(),
});
export type PostEvent = z.infer<typeof eventSchema>;

const callbackSchema = z.object({
  callbackId: z.string(),
  eventId: z.string(),
  /**
   * `genuine` is sent until it is answered with 2xx; `tampered` (the body changed after signing) and `stale` (signed an
   * hour ago) are what an attacker would send, once.
   */
  manner: z.enum(['genuine', 'tampered', 'stale']),
  notBefore: z.iso.datetime(),
  /** Waits to be released by hand. */
  held: z.boolean(),
});
export type Callback = z.infer<typeof callbackSchema>;

export const recordSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ordered'),
    order: orderSchema,
    itemCode: z.string(),
    postage: z.number(),
    event: eventSchema,
  }),
  z.object({ kind: z.literal('moved'), event: eventSchema, callbacks: z.array(callbackSchema) }),
  z.object({ kind: z.literal('resent'), callbacks: z.array(callbackSchema) }),
  z.object({ kind: z.literal('released'), callbackId: z.string() }),
  z.object({ kind: z.literal('settled'), callbackId: z.string() }),
]);
export type PostRecord = z.infer<typeof recordSchema>;
