import type { AttemptFate, RefundingAttempt } from './gateway.ts';

interface NumberedRefund {
  readonly amountVnd: number;
  /** The gateway's number of it; `null` or empty while it has named none. */
  readonly gatewayRefundNo: string | null;
}

/** A refund the gateway was asked for, with the others of the same payment. */
interface AskedRefund extends NumberedRefund {
  readonly others: readonly NumberedRefund[];
}

/**
 * Whether what the gateway says of a payment is about this very refund. It tells only of the last refund of a payment:
 * that is ours unless another one explains it, and one of the same amount whose number we never learnt always may.
 */
export function tellsOfRefund(
  fate: AttemptFate,
  { amountVnd, gatewayRefundNo, others }: AskedRefund,
): fate is RefundingAttempt {
  if (fate.kind !== 'refunding' || fate.amountVnd !== amountVnd) return false;
  if (fate.gatewayRefundNo !== '' && fate.gatewayRefundNo === gatewayRefundNo) return true;
  return !others.some((other) =>
    (other.gatewayRefundNo ?? '') === ''
      ? other.amountVnd === amountVnd
      : other.gatewayRefundNo === fate.gatewayRefundNo,
  );
}
