import { z } from 'zod';
import { GatewayUnavailable } from '../gateway.ts';
import { describeFaults } from './fields.ts';
import type { VnpaySettings } from './settings.ts';
import { isSignedMessage, signFields } from './signing.ts';

const defaultTimeoutMs = 15_000;

/** Numbers are read as the text they were hashed as; whatever else the body holds is left behind. */
const answerField = z
  .union([z.string(), z.int(), z.null()])
  .optional()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const answerSchema = z.object({
  vnp_ResponseId: answerField,
  vnp_Command: answerField,
  vnp_ResponseCode: answerField,
  vnp_Message: answerField,
  vnp_TmnCode: answerField,
  vnp_TxnRef: answerField,
  vnp_Amount: answerField,
  vnp_BankCode: answerField,
  vnp_PayDate: answerField,
  vnp_TransactionNo: answerField,
  vnp_TransactionType: answerField,
  vnp_TransactionStatus: answerField,
  vnp_OrderInfo: answerField,
  vnp_PromotionCode: answerField,
  vnp_PromotionAmount: answerField,
  vnp_SecureHash: answerField,
});

/** An answer whose signature was checked, with an empty string for every field the gateway left out. */
export type MerchantApiAnswer = z.output<typeof answerSchema>;

/** One command of the merchant API, still unsigned. */
export interface MerchantApiRequest extends Readonly<Record<string, string>> {
  readonly vnp_Command: 'querydr' | 'refund';
  readonly vnp_TmnCode: string;
  readonly vnp_TxnRef: string;
}

/** Which fields each side hashes, in which order: VNPay 2.1.0, `querydr` and `refund`. */
const requestOrders = {
  querydr: fieldsOf('RequestId|Version|Command|TmnCode|TxnRef|TransactionDate|CreateDate|IpAddr|OrderInfo'),
  refund: fieldsOf(
    'RequestId|Version|Command|TmnCode|TransactionType|TxnRef|Amount|TransactionNo|TransactionDate|CreateBy|CreateDate|IpAddr|OrderInfo',
  ),
};
const refundAnswerOrder = fieldsOf(
  'ResponseId|Command|ResponseCode|Message|TmnCode|TxnRef|Amount|BankCode|PayDate|TransactionNo|TransactionType|TransactionStatus|OrderInfo',
);
const answerOrders = {
  querydr: [...refundAnswerOrder, ...fieldsOf('PromotionCode|PromotionAmount')],
  refund: refundAnswerOrder,
};

/**
 * Sends one signed command and returns its verified answer, whatever that answer says.
 * @throws GatewayUnavailable when no answer came in time, or it is unsigned, wrongly signed or about something else.
 */
export async function callMerchantApi(
  settings: VnpaySettings,
  request: MerchantApiRequest,
): Promise<MerchantApiAnswer> {
  const command = request.vnp_Command;
  const hash = signFields(request, requestOrders[command], settings.hashSecret);
  const parsed = answerSchema.safeParse(await postJson(settings, { ...request, vnp_SecureHash: hash }));
  if (!parsed.success) {
    throw new GatewayUnavailable(`The gateway's answer cannot be read. ${describeFaults(parsed.error)}`);
  }
  const answer = parsed.data;
  if (!isSignedMessage(answer, answerOrders[command], settings.hashSecret)) {
    throw new GatewayUnavailable('The gateway answered without a valid signature.');
  }
  for (const name of ['vnp_Command', 'vnp_TmnCode', 'vnp_TxnRef'] as const) {
    // An answer to a refused call may leave out what it could not read; one that reports success may not.
    const leftOut = answer[name] === '' && answer.vnp_ResponseCode !== '00';
    if (answer[name] !== request[name] && !leftOut) {
      throw new GatewayUnavailable(`The gateway answered about something else: ${name} differs.`);
    }
  }
  return answer;
}

function fieldsOf(order: string): readonly string[] {
  return order.split('|').map((name) => `vnp_${name}`);
}

async function postJson(settings: VnpaySettings, body: unknown): Promise<unknown> {
  try {
    const response = await fetch(settings.apiUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs ?? defaultTimeoutMs),
    });
    if (!response.ok) {
      throw new GatewayUnavailable(`The gateway answered with HTTP ${response.status}.`);
    }
    return await response.json();
  } catch (error) {
    if (error instanceof GatewayUnavailable) {
      throw error;
    }
    throw new GatewayUnavailable('The gateway gave no answer that can be read.', { cause: error });
  }
}
