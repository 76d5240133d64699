import { getRefundAtGateway } from '../db/queries/refund-at-gateway.ts';
import { findUnclearRefundId } from '../db/queries/refunds.ts';
import { GatewayUnavailable } from '../integrations/payment/gateway.ts';
import { tellsOfRefund } from '../integrations/payment/tells-of-refund.ts';
import { faultyField, Problem } from './http/problem.ts';
import type { ApiParts } from './parts.ts';

/** By when the gateway has worked off whatever reached it. A setting of ours: the protocol names no time. */
const gatewayWindowMs = 24 * 60 * 60_000;

/**
 * Makes sure, before somebody takes down that an unclear refund was not done and the money is given back another way,
 * that it cannot be done any more: the gateway's time for it is over, and asked now, it knows nothing of it. Where it
 * cannot be told from another refund of the same amount, the word of whoever asked the bank must do.
 * @throws Problem `validation_failed` when it is too early or the gateway knows it, `temporarily_unavailable` when the
 * gateway does not answer.
 */
export async function confirmRefundNotDone(
  { db, gateway }: Pick<ApiParts, 'db' | 'gateway'>,
  caseId: string,
): Promise<void> {
  const refundId = await findUnclearRefundId(db, caseId);
  if (refundId === undefined) return;
  const { refund, attempt, others } = await getRefundAtGateway(db, refundId);
  if (Date.parse(refund.sentAt ?? '') + gatewayWindowMs > Date.now()) {
    throw faultyField('resolution', 'too_early', {
      vi: 'Yêu cầu hoàn trả mới gửi chưa đủ một ngày, cổng thanh toán vẫn có thể thực hiện. Chờ đủ một ngày rồi xác nhận.',
      en: 'The refund was sent less than a day ago and the gateway may still do it. Confirm once a day has passed.',
    });
  }
  const fate = await gateway.queryAttempt(attempt).catch((error: unknown) => {
    if (!(error instanceof GatewayUnavailable)) throw error;
    throw new Problem('temporarily_unavailable', { retryAfterSeconds: 60 });
  });
  if (!tellsOfRefund(fate, { ...refund, others })) return;
  throw faultyField('resolution', 'gateway_knows_it', {
    vi: 'Cổng thanh toán vừa trả lời là đã nhận yêu cầu hoàn trả này. Không hoàn trả lần nữa; hệ thống sẽ tự ghi nhận kết quả.',
    en: 'The gateway has just answered that it has this refund. Do not give the money back again; the outcome is taken down by itself.',
  });
}
