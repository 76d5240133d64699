import type { Database } from '../client.ts';
import { bookGatewayPayment, type ReportedPayment } from './book-payment.ts';
import { expireAttempt } from './payment-orders.ts';

/** For this long after an attempt's time the gateway may not know yet of a payment that was made in its last minute. */
const graceMs = 5 * 60 * 1000;

interface Attempt {
  readonly id: string;
  readonly status: string;
  readonly expiresAt: string;
}

/** What the gateway answered of an attempt, as far as our books care. */
type Fate =
  | { readonly kind: 'paid' | 'failed' | 'held'; readonly payment: ReportedPayment }
  | { readonly kind: 'pending' | 'notFound' | 'refunding' };

/** When nobody can be paying by an attempt any more. */
export function overAt({ expiresAt }: Pick<Attempt, 'expiresAt'>): string {
  return new Date(Date.parse(expiresAt) + graceMs).toISOString();
}

/**
 * Books what the gateway answered of an attempt, and closes it when its time is over; answers whether its payer may
 * still be paying. Doing it again changes nothing.
 */
export async function bookFate(db: Database, attempt: Attempt, fate: Fate): Promise<boolean> {
  switch (fate.kind) {
    case 'paid':
    case 'failed':
    case 'held':
      await bookGatewayPayment(db, 'query', fate.payment);
      return false;
    case 'pending':
    case 'notFound':
      if (Date.parse(overAt(attempt)) > Date.now()) return true;
      if (attempt.status === 'pending') await expireAttempt(db, attempt.id);
      return false;
    case 'refunding':
      return false;
  }
}
