/**
 * The payment gateway as the rest of the house sees it: a place to send a payer to, calls back that must be verified,
 * and a way to ask what became of a payment. The VNPay 2.1.0 adapter is `vnpay/`.
 */
export interface PaymentGateway {
  /** Builds the signed address the payer's browser is sent to. No network. Throws `RangeError` naming a bad field. */
  buildCheckoutUrl(checkout: Checkout): string;
  /** Verifies and reads an instant payment notification. Never throws: whatever arrives is classified. */
  readNotification(query: unknown): GatewayNotification;
  /** Asks the gateway what became of an attempt. Throws `GatewayUnavailable` when no verified answer can be had. */
  queryAttempt(attempt: AttemptQuery): Promise<AttemptFate>;
  /**
   * Asks the gateway to give money back. A lost answer is `unknown`: resolve it with `queryAttempt`, never resend.
   * Throws `RangeError` naming a bad field, and then nothing was sent.
   */
  refund(request: RefundRequest): Promise<RefundAnswer>;
}

/** How the payer wants to pay. `any` lets the payer choose at the gateway. */
export type PaymentMethod = 'any' | 'bank' | 'ewallet' | 'qr' | 'card';

export interface Checkout {
  /** Our reference of this attempt, unique for ever: `[A-Za-z0-9]{1,100}`. */
  readonly attemptRef: string;
  readonly amountVnd: number;
  /** Free text for the bank statement; the adapter strips diacritics and anything the protocol forbids. */
  readonly description: string;
  readonly method: PaymentMethod;
  /** A bank or wallet code such as `NCB`, when the payer already chose one. */
  readonly bankCode?: string;
  readonly locale: 'vi' | 'en';
  readonly clientIp: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly returnUrl: string;
}

export type GatewayNotification =
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'badSignature' }
  | { readonly kind: 'foreignTerminal'; readonly terminalCode: string }
  | ({ readonly kind: 'verified' } & NotifiedPayment);

export interface NotifiedPayment {
  readonly attemptRef: string;
  readonly amountVnd: number;
  readonly succeeded: boolean;
  /** The payer's bank was debited but the gateway holds the money (suspicious, reversed): a case for a person. */
  readonly heldByGateway: boolean;
  /** Not unique: the gateway says `0` for an attempt that was cancelled before it reached a bank. */
  readonly gatewayTransactionNo: string;
  /** Why the payment went as it did; `undefined` when learnt by a query, whose answers do not carry it. */
  readonly responseCode: string | undefined;
  readonly transactionStatus: string;
  /** Empty when learnt by a query about an attempt that never reached a bank. */
  readonly bankCode: string;
  readonly bankTransactionNo: string | undefined;
  readonly paidAt: Date | undefined;
}

export interface AttemptQuery {
  readonly ref: string;
  /** The instant the attempt was begun at, which the protocol uses as part of the key. */
  readonly createdAt: string;
  readonly description: string;
}

export type AttemptFate =
  | { readonly kind: 'paid'; readonly payment: NotifiedPayment }
  | { readonly kind: 'failed'; readonly payment: NotifiedPayment }
  | { readonly kind: 'held'; readonly payment: NotifiedPayment }
  | { readonly kind: 'pending' }
  | RefundingAttempt
  | { readonly kind: 'notFound' };

/** The attempt was paid and its money is on the way back, is back, or its refund was rejected. */
export interface RefundingAttempt {
  readonly kind: 'refunding';
  readonly refund: 'underWay' | 'done' | 'rejected';
  readonly full: boolean;
  /** What the gateway gives back, by which one of several partial refunds can be told from another. */
  readonly amountVnd: number;
  /** The gateway's number of the refund; empty where it gave none. */
  readonly gatewayRefundNo: string;
  readonly transactionStatus: string;
}

export interface RefundRequest {
  /** `[A-Za-z0-9]{1,32}`, unique for ever; a UUID without its dashes fits. */
  readonly requestId: string;
  readonly attemptRef: string;
  readonly attemptCreatedAt: Date;
  readonly amountVnd: number;
  readonly full: boolean;
  readonly gatewayTransactionNo: string;
  readonly requestedBy: string;
  readonly description: string;
}

export type RefundAnswer =
  /** Taken: with status `00` it is done, otherwise under way. */
  | { readonly kind: 'accepted'; readonly transactionStatus: string; readonly gatewayRefundNo: string }
  | { readonly kind: 'alreadyRequested' }
  /** With a number where it had been taken first. */
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string; readonly gatewayRefundNo?: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** No trustworthy answer from the gateway: unreachable, timed out, unsigned or wrongly signed. Try again later. */
export class GatewayUnavailable extends Error {
  override readonly name = 'GatewayUnavailable';
}
