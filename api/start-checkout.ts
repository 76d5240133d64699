import type { z } from 'zod';
import { newAttemptRef, openAttempt } from '../db/queries/transactions.ts';
import type { Language } from '../domain/localized-text.ts';
import type { paymentMethod } from './contract/transactions.ts';
import type { RequestIdentity } from './http/idempotency.ts';
import { Problem } from './http/problem.ts';
import type { ApiParts } from './parts.ts';

/** A wish to pay what is still owed of an order. That whoever wishes it may has been checked. */
interface CheckoutCall {
  readonly order: {
    readonly id: string;
    readonly dossierCode: string;
    readonly totalVnd: number;
    readonly receivedVnd: number;
  };
  readonly body: { readonly method: z.infer<typeof paymentMethod>; readonly bankCode?: string | undefined };
  readonly identity: RequestIdentity;
  readonly language: Language;
  /** Address of whoever asks. */
  readonly ip: string | undefined;
}

/**
 * Opens an attempt at paying and says where at the gateway it is paid. The same request again answers the same attempt.
 * @throws Problem `payment_not_open` when the order awaits no money.
 */
export async function startCheckout(
  { db, gateway, config }: Pick<ApiParts, 'db' | 'gateway' | 'config'>,
  { order, body, identity, language, ip }: CheckoutCall,
) {
  const now = new Date();
  const attempt = await openAttempt(db, {
    id: identity.id,
    orderId: order.id,
    ref: newAttemptRef(),
    amountVnd: order.totalVnd - order.receivedVnd,
    method: body.method,
    bankCode: body.bankCode ?? null,
    description: `Nop phi ho so ${order.dossierCode}`,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + config.payments.attemptMs).toISOString(),
  });
  if (attempt === undefined) throw new Problem('payment_not_open');
  const redirectUrl = gateway.buildCheckoutUrl({
    attemptRef: attempt.ref,
    amountVnd: attempt.amountVnd,
    description: attempt.description,
    method: body.method,
    ...(body.bankCode === undefined ? {} : { bankCode: body.bankCode }),
    locale: language,
    clientIp: clientIpOf(ip),
    createdAt: new Date(attempt.createdAt),
    expiresAt: new Date(attempt.expiresAt),
    returnUrl: `${config.http.publicUrl}/api/v1/payments/vnpay/return`,
  });
  return { redirectUrl, attemptRef: attempt.ref, expiresAt: attempt.expiresAt, amountVnd: attempt.amountVnd };
}

/** The gateway wants the payer's address; behind a socket without one it gets ours. */
function clientIpOf(ip: string | undefined): string {
  return (ip ?? '127.0.0.1').replace(/^::ffff:/, '');
}
