import type { AttemptFate } from './gateway.ts';

/**
 * Whether what the gateway says of a payment is about this very refund. It tells only of the last refund of a payment:
 * that is ours unless an earlier one explains it.
 */
export function tellsOfRefund(
  fate: AttemptFate,
  { amountVnd, earlierRefundNos }: { readonly amountVnd: number; readonly earlierRefundNos: readonly string[] },
): fate is Extract<AttemptFate, { kind: 'refunding' }> {
  return fate.kind === 'refunding' && fate.amountVnd === amountVnd && !earlierRefundNos.includes(fate.gatewayRefundNo);
}
