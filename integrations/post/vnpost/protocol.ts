import { z } from 'zod';
import type { ParcelEvent, ParcelOrder, ParcelStatus } from '../carrier.ts';

/**
 * What goes over the wire to the public post: JSON over HTTP, four operations and one signed callback. The shape is that
 * of the adapter in the open-source OpenCPS-v2; where that speaks of districts, which are gone since 1 July 2025, this
 * speaks of communes, and it adds the weight and the direction.
 *
 *     POST /token             customerKey, secretKey            → accessToken, tokenType, expiresIn (seconds)
 *     POST /postOrder         the order, flat                   → orderNumber, itemCode, postage (VND)
 *     GET  /getOrderTracking  pageSize ≤ 1000, lastId           → _embedded["rh:doc"], the feed after `lastId`
 *     POST /cancelOrder       customerCode, orderNumber         → orderNumber
 *
 * Calls but the first carry `Authorization: <tokenType> <accessToken>`. A refusal is a 4xx with `code`, sometimes `field`.
 */
export const tokenAnswerSchema = z.object({
  accessToken: z.string().min(1),
  tokenType: z.string().min(1),
  expiresIn: z.number().positive(),
});

export const orderAnswerSchema = z.object({
  orderNumber: z.string(),
  itemCode: z.string().min(1),
  postage: z.number().int().nonnegative(),
});

export const cancelAnswerSchema = z.object({ orderNumber: z.string() });

/** Codes and field names only: the carrier's free text may repeat a name or an address, so it is not read. */
export const refusalSchema = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/),
  field: z
    .string()
    .regex(/^[A-Za-z]{1,40}$/)
    .optional(),
});

/** One line of the tracking feed, and the body of a callback: the same event has the same `$oid` in both. */
export const trackingDocumentSchema = z.object({
  _id: z.object({ $oid: z.string().regex(/^[0-9a-f]{24}$/) }),
  orderNumber: z.string().min(1),
  itemCode: z.string().min(1),
  statusCode: z.number().int(),
  statusMessage: z.string(),
  statusTime: z.iso.datetime({ offset: true }),
});

export const trackingPageSchema = z.object({ _embedded: z.object({ 'rh:doc': z.array(trackingDocumentSchema) }) });

type TrackingDocument = z.infer<typeof trackingDocumentSchema>;

/** The feed is read from here when nothing of it is known yet. */
export const FEED_START = '000000000000000000000000';
export const FEED_PAGE_SIZE = 1000;

/**
 * Codes 1 to 4 are those OpenCPS keeps for a collection; 5 to 8 are this adapter's own, until the carrier's list of
 * codes is at hand.
 */
const STATUS_BY_CODE: ReadonlyMap<number, ParcelStatus> = new Map([
  [1, 'ordered'],
  [2, 'pickedUp'],
  [3, 'delivered'],
  [4, 'cancelled'],
  [5, 'inTransit'],
  [6, 'failed'],
  [7, 'returned'],
  [8, 'lost'],
]);

/** Reads one tracking document. `undefined` when its status code is not one we know. */
export function toParcelEvent(document: TrackingDocument): ParcelEvent | undefined {
  const status = STATUS_BY_CODE.get(document.statusCode);
  if (status === undefined) return undefined;
  return {
    eventId: document._id.$oid,
    orderNumber: document.orderNumber,
    trackingCode: document.itemCode,
    status,
    occurredAt: new Date(document.statusTime),
    note: document.statusMessage,
  };
}

/** An order as the carrier wants it. */
export function toPostOrder(customerCode: string, order: ParcelOrder) {
  const { sender, receiver } = order;
  return {
    customerCode,
    orderNumber: order.orderNumber,
    service: order.direction,
    weight: order.weightGrams,
    codAmount: order.cashOnDeliveryVnd,
    description: order.note,
    senderName: sender.name,
    senderTel: sender.phone,
    senderAddress: sender.addressLine,
    senderCommune: sender.communeCode,
    senderProvince: sender.provinceCode,
    receiverName: receiver.name,
    receiverTel: receiver.phone,
    receiverAddress: receiver.addressLine,
    receiverCommune: receiver.communeCode,
    receiverProvince: receiver.provinceCode,
  };
}
