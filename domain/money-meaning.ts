/** What money means for the payment it came for. */
export type MoneyMeaning = 'pays' | 'under' | 'over' | 'double' | 'late';

/** What is known of a payment when money for it comes. */
export interface AwaitedPayment {
  readonly status: 'awaited' | 'paid' | 'waived' | 'expired' | 'cancelled';
  readonly totalVnd: number;
  /** Booked to it so far. */
  readonly receivedVnd: number;
}

/** What money for a payment means, by what was booked to it before. */
export function meaningOf({ status, totalVnd, receivedVnd }: AwaitedPayment, amountVnd: number): MoneyMeaning {
  switch (status) {
    case 'awaited': {
      const sumVnd = receivedVnd + amountVnd;
      if (sumVnd === totalVnd) return 'pays';
      return sumVnd > totalVnd ? 'over' : 'under';
    }
    case 'paid':
      return 'double';
    case 'waived':
    case 'expired':
    case 'cancelled':
      return 'late';
  }
}

/** The payment after the money: what the next money for it will find. */
export function withMoney<P extends AwaitedPayment>(payment: P, amountVnd: number): P {
  const receivedVnd = payment.receivedVnd + amountVnd;
  const isCovered = payment.status === 'awaited' && receivedVnd >= payment.totalVnd;
  return { ...payment, receivedVnd, status: isCovered ? 'paid' : payment.status };
}
