import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AttemptFate, AttemptQuery, NotifiedPayment, RefundingAttempt } from '../gateway.ts';
import { GatewayUnavailable } from '../gateway.ts';
import {
  attemptRefField,
  describeFaults,
  formatGatewayDate,
  gatewayAmountField,
  gatewayDateField,
  parseRequest,
  textField,
} from './fields.ts';
import { callMerchantApi } from './merchant-api.ts';
import type { MerchantApiAnswer } from './merchant-api.ts';
import { isHeldStatus } from './notification.ts';
import { serverIpOf, type VnpaySettings } from './settings.ts';

const querySchema = z.object({
  ref: attemptRefField,
  createdAt: z.coerce.date(),
  description: textField,
});

/**
 * What became of an attempt: VNPay 2.1.0, `querydr`.
 * @throws GatewayUnavailable when there is no verified answer, or none that tells; ask again later.
 * @throws RangeError naming each field the protocol cannot carry.
 */
export async function queryAttempt(settings: VnpaySettings, attempt: AttemptQuery): Promise<AttemptFate> {
  const { ref, createdAt, description } = parseRequest(querySchema, attempt);
  const answer = await callMerchantApi(settings, {
    vnp_RequestId: randomUUID().replaceAll('-', ''),
    vnp_Version: '2.1.0',
    vnp_Command: 'querydr',
    vnp_TmnCode: settings.terminalCode,
    vnp_TxnRef: ref,
    vnp_OrderInfo: description,
    vnp_TransactionDate: formatGatewayDate(createdAt),
    vnp_CreateDate: formatGatewayDate(new Date()),
    vnp_IpAddr: serverIpOf(settings),
  });
  switch (answer.vnp_ResponseCode) {
    case '00':
      return readFate(answer);
    case '91':
      return { kind: 'notFound' };
    default:
      throw new GatewayUnavailable(`The gateway refused the query with code ${answer.vnp_ResponseCode}.`);
  }
}

const refundStages: ReadonlyMap<string, RefundingAttempt['refund']> = new Map([
  ['00', 'done'],
  ['05', 'underWay'],
  ['06', 'underWay'],
  ['09', 'rejected'],
]);

function readFate(answer: MerchantApiAnswer): AttemptFate {
  const status = answer.vnp_TransactionStatus;
  const aboutRefund = answer.vnp_TransactionType === '02' || answer.vnp_TransactionType === '03';
  if (aboutRefund || status === '05' || status === '06' || status === '09') {
    return {
      kind: 'refunding',
      // Any other status of a refund (01 not completed, 02 error) leaves it open until the gateway decides.
      refund: refundStages.get(status) ?? 'underWay',
      full: answer.vnp_TransactionType !== '03',
      amountVnd: readPayment(answer).amountVnd,
      gatewayRefundNo: answer.vnp_TransactionNo,
      transactionStatus: status,
    };
  }
  switch (status) {
    case '00':
      return { kind: 'paid', payment: readPayment(answer) };
    case '01':
      return { kind: 'pending' };
    case '02':
      return { kind: 'failed', payment: readPayment(answer) };
    default:
      if (isHeldStatus(status)) {
        return { kind: 'held', payment: readPayment(answer) };
      }
      throw new GatewayUnavailable(`The gateway answered with the unknown status "${status}".`);
  }
}

const paymentSchema = z.object({ vnp_Amount: gatewayAmountField, vnp_PayDate: gatewayDateField });

function readPayment(answer: MerchantApiAnswer): NotifiedPayment {
  const parsed = paymentSchema.safeParse(answer);
  if (!parsed.success) {
    throw new GatewayUnavailable(`The gateway's answer cannot be read. ${describeFaults(parsed.error)}`);
  }
  return {
    attemptRef: answer.vnp_TxnRef,
    amountVnd: parsed.data.vnp_Amount,
    succeeded: answer.vnp_TransactionStatus === '00',
    heldByGateway: isHeldStatus(answer.vnp_TransactionStatus),
    gatewayTransactionNo: answer.vnp_TransactionNo,
    responseCode: undefined,
    transactionStatus: answer.vnp_TransactionStatus,
    bankCode: answer.vnp_BankCode,
    bankTransactionNo: undefined,
    paidAt: parsed.data.vnp_PayDate,
  };
}
