import type { AttemptFate, NotifiedPayment } from '../integrations/payment/gateway.ts';

/** What our books have of an attempt at paying. */
export interface BookedAttempt {
  readonly status: 'pending' | 'paid' | 'failed' | 'expired';
  /** Money that came by it; keys are `vnpay:<reference>:<transaction no>` and what may follow. */
  readonly booked: readonly { readonly key: string; readonly amountVnd: number }[];
  /** We asked the gateway to give some of it back. */
  readonly wasGivenBack: boolean;
}

export interface JudgedAttempt {
  /** With `toBook`: what it comes to once that was booked. */
  readonly result: 'agrees' | 'recovered' | 'differs';
  readonly oursVnd: number;
  readonly gatewayVnd: number;
  /** News to be taken down like any other the gateway tells: it opens its own cases. */
  readonly toBook?: NotifiedPayment;
  /** A person must ask the gateway. */
  readonly needsCase: boolean;
}

/** Compares what our books and the gateway have of an attempt (VNPay 2.1.0, querydr). */
export function judgeAttempt({ status, booked, wasGivenBack }: BookedAttempt, fate: AttemptFate): JudgedAttempt {
  const oursVnd = booked.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  const isBooked = booked.length > 0;
  const agrees = (gatewayVnd: number): JudgedAttempt => ({ result: 'agrees', oursVnd, gatewayVnd, needsCase: false });
  const differs = (gatewayVnd: number): JudgedAttempt => ({ result: 'differs', oursVnd, gatewayVnd, needsCase: true });
  switch (fate.kind) {
    case 'paid': {
      const { gatewayTransactionNo, amountVnd } = fate.payment;
      const sameMovement = booked.filter(({ key }) => key.split(':')[2] === gatewayTransactionNo);
      if (sameMovement.some((movement) => movement.amountVnd === amountVnd)) return agrees(amountVnd);
      // A wrong amount that was not credited may be corrected under its number; a credited one is a person's matter.
      if (sameMovement.length > 0 && status === 'paid') return differs(amountVnd);
      return { ...agrees(amountVnd), result: 'recovered', toBook: fate.payment };
    }
    case 'held':
      return isBooked
        ? differs(fate.payment.amountVnd)
        : { ...agrees(fate.payment.amountVnd), result: 'differs', toBook: fate.payment };
    case 'failed':
      if (isBooked) return differs(0);
      return status === 'failed' ? agrees(0) : { ...agrees(0), toBook: fate.payment };
    case 'pending':
    case 'notFound':
      return isBooked ? differs(0) : agrees(0);
    case 'refunding': {
      if (!isBooked) return differs(fate.amountVnd);
      // Of a refund that was rejected the money is still here.
      return wasGivenBack || fate.refund === 'rejected' ? agrees(oursVnd) : differs(oursVnd - fate.amountVnd);
    }
  }
}
