/**
 * The postal carrier as the rest of the house sees it: order a parcel, follow it, cancel it, and read its signed
 * callbacks. Two directions: `collect` fetches papers from the applicant's home, `deliver` takes the result there.
 */
export interface PostalCarrier {
  /**
   * Orders a parcel. Idempotent by `orderNumber`: ordering twice answers the same tracking code.
   * Throws `CarrierUnavailable` when no answer can be had, `CarrierRefused` when the address or parcel is not accepted.
   */
  orderParcel(order: ParcelOrder): Promise<ParcelOrdered>;
  /** What the carrier says of a parcel now, for when callbacks stay away. Throws `CarrierUnavailable`. */
  trackParcel(orderNumber: string): Promise<readonly ParcelEvent[]>;
  /** Cancels a parcel not yet picked up. Throws `CarrierUnavailable`, `CarrierRefused`. */
  cancelParcel(orderNumber: string): Promise<void>;
  /** Verifies and reads a callback's raw body against its signature header. Never throws. */
  readCallback(rawBody: string, signature: string | undefined): CarrierCallback;
}

export interface ParcelOrder {
  /** Ours, unique for ever: `<dossier code>-<c|d><attempt>`. */
  readonly orderNumber: string;
  readonly direction: 'collect' | 'deliver';
  readonly sender: PostalParty;
  readonly receiver: PostalParty;
  readonly weightGrams: number;
  /** Money to collect at the door, 0 for none. */
  readonly cashOnDeliveryVnd: number;
  readonly note: string;
}

export interface PostalParty {
  readonly name: string;
  readonly phone: string;
  readonly addressLine: string;
  readonly communeCode: string;
  readonly provinceCode: string;
}

export interface ParcelOrdered {
  readonly trackingCode: string;
  readonly chargeVnd: number;
}

/** `ordered → pickedUp → inTransit → delivered`, or `failed` (one try at the door), `returned` to the office, `lost`. */
export type ParcelStatus =
  'ordered' | 'pickedUp' | 'inTransit' | 'delivered' | 'failed' | 'returned' | 'lost' | 'cancelled';

export interface ParcelEvent {
  /** The carrier's id of this event: the same event sent twice carries the same id. */
  readonly eventId: string;
  readonly orderNumber: string;
  readonly trackingCode: string;
  readonly status: ParcelStatus;
  readonly occurredAt: Date;
  readonly note: string;
}

export type CarrierCallback =
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'badSignature' }
  | { readonly kind: 'verified'; readonly event: ParcelEvent };

/** No answer from the carrier. Try again later. */
export class CarrierUnavailable extends Error {
  override readonly name = 'CarrierUnavailable';
}

/** The carrier will not take this parcel; `code` says why. Trying again unchanged will not help. */
export class CarrierRefused extends Error {
  override readonly name = 'CarrierRefused';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
