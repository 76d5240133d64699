import { z } from 'zod';
import type { RefundAnswer, RefundRequest } from '../gateway.ts';
import { GatewayUnavailable } from '../gateway.ts';
import {
  amountVndField,
  attemptRefField,
  formatGatewayAmount,
  formatGatewayDate,
  parseRequest,
  textField,
} from './fields.ts';
import { callMerchantApi } from './merchant-api.ts';
import type { MerchantApiAnswer } from './merchant-api.ts';
import { serverIpOf, type VnpaySettings } from './settings.ts';

const refundSchema = z.object({
  requestId: z.string().regex(/^[A-Za-z0-9]{1,32}$/, 'expected 1 to 32 letters and digits'),
  attemptRef: attemptRefField,
  attemptCreatedAt: z.date(),
  amountVnd: amountVndField,
  full: z.boolean(),
  gatewayTransactionNo: z.string().regex(/^\d{1,15}$/, 'expected 1 to 15 digits'),
  requestedBy: textField,
  description: textField,
});

/**
 * Asks for money back: VNPay 2.1.0, `refund`. Whatever leaves open whether the gateway took the request is `unknown`.
 * @throws RangeError naming each field the protocol cannot carry; nothing was sent then.
 */
export async function requestRefund(settings: VnpaySettings, request: RefundRequest): Promise<RefundAnswer> {
  const refund = parseRequest(refundSchema, request);
  const message = {
    vnp_RequestId: refund.requestId,
    vnp_Version: '2.1.0',
    vnp_Command: 'refund' as const,
    vnp_TmnCode: settings.terminalCode,
    vnp_TransactionType: refund.full ? '02' : '03',
    vnp_TxnRef: refund.attemptRef,
    vnp_Amount: formatGatewayAmount(refund.amountVnd),
    vnp_TransactionNo: refund.gatewayTransactionNo,
    vnp_TransactionDate: formatGatewayDate(refund.attemptCreatedAt),
    vnp_CreateBy: refund.requestedBy,
    vnp_CreateDate: formatGatewayDate(new Date()),
    vnp_IpAddr: serverIpOf(settings),
    vnp_OrderInfo: refund.description,
  };
  try {
    return readRefundAnswer(await callMerchantApi(settings, message), message);
  } catch (error) {
    if (error instanceof GatewayUnavailable) {
      return { kind: 'unknown', reason: error.message };
    }
    throw error;
  }
}

type AskedRefund = Readonly<Record<'vnp_Amount' | 'vnp_TransactionType', string>>;

function readRefundAnswer(answer: MerchantApiAnswer, asked: AskedRefund): RefundAnswer {
  switch (answer.vnp_ResponseCode) {
    case '00':
      return readAcceptance(answer, asked);
    case '94':
      return { kind: 'alreadyRequested' };
    case '02':
    case '03':
    case '91':
    case '95':
    case '97':
      return { kind: 'rejected', code: answer.vnp_ResponseCode, message: answer.vnp_Message };
    default:
      return { kind: 'unknown', reason: `The gateway answered with code ${answer.vnp_ResponseCode}.` };
  }
}

function readAcceptance(answer: MerchantApiAnswer, asked: AskedRefund): RefundAnswer {
  const sameAmount = Number(answer.vnp_Amount) === Number(asked.vnp_Amount);
  if (!sameAmount || answer.vnp_TransactionType !== asked.vnp_TransactionType) {
    return { kind: 'unknown', reason: 'The gateway answered about another refund.' };
  }
  const transactionStatus = answer.vnp_TransactionStatus;
  switch (transactionStatus) {
    case '00':
    case '05':
    case '06':
      return { kind: 'accepted', transactionStatus, gatewayRefundNo: answer.vnp_TransactionNo };
    case '09':
      return {
        kind: 'rejected',
        code: transactionStatus,
        message: answer.vnp_Message,
        gatewayRefundNo: answer.vnp_TransactionNo,
      };
    default:
      return { kind: 'unknown', reason: `The gateway answered with status ${transactionStatus}.` };
  }
}
