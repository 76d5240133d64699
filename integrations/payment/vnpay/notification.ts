import { z } from 'zod';
import type { GatewayNotification } from '../gateway.ts';
import { attemptRefField, describeFaults, gatewayAmountField, gatewayDateField, optionalTextField } from './fields.ts';
import type { VnpaySettings } from './settings.ts';
import { isSignedQuery } from './signing.ts';

const twoDigits = z.string().regex(/^\d{2}$/, 'expected two digits');

const notificationSchema = z
  .object({
    vnp_TmnCode: z.string().regex(/^[A-Za-z0-9]{8}$/, 'expected 8 letters and digits'),
    vnp_TxnRef: attemptRefField,
    vnp_Amount: gatewayAmountField,
    vnp_OrderInfo: z.string().min(1).max(255),
    vnp_ResponseCode: twoDigits,
    vnp_TransactionStatus: twoDigits,
    vnp_TransactionNo: z.string().regex(/^\d{1,15}$/, 'expected 1 to 15 digits'),
    vnp_BankCode: z.string().regex(/^[A-Za-z0-9]{3,20}$/, 'expected 3 to 20 letters and digits'),
    vnp_BankTranNo: optionalTextField,
    vnp_PayDate: gatewayDateField,
  })
  .transform((fields) => ({
    terminalCode: fields.vnp_TmnCode,
    payment: {
      attemptRef: fields.vnp_TxnRef,
      amountVnd: fields.vnp_Amount,
      succeeded: fields.vnp_ResponseCode === '00' && fields.vnp_TransactionStatus === '00',
      heldByGateway: fields.vnp_ResponseCode === '07' || isHeldStatus(fields.vnp_TransactionStatus),
      gatewayTransactionNo: fields.vnp_TransactionNo,
      responseCode: fields.vnp_ResponseCode,
      transactionStatus: fields.vnp_TransactionStatus,
      bankCode: fields.vnp_BankCode,
      bankTransactionNo: fields.vnp_BankTranNo,
      paidAt: fields.vnp_PayDate,
    },
  }));

/** Debited at the payer's bank, yet not successful at the gateway: 04 reversed, 07 suspected fraud. */
export function isHeldStatus(transactionStatus: string): boolean {
  return transactionStatus === '04' || transactionStatus === '07';
}

/**
 * Verifies and reads the query of an IPN call or of the payer's return, both of which carry the same parameters.
 * Parameters of other names are nobody's business and are ignored. Never throws.
 */
export function readNotification(settings: VnpaySettings, query: unknown): GatewayNotification {
  const parameters = gatewayParameters(query);
  if (typeof parameters === 'string') {
    return { kind: 'malformed', reason: parameters };
  }
  if (!isSignedQuery(parameters, settings.hashSecret)) {
    return { kind: 'badSignature' };
  }
  const parsed = notificationSchema.safeParse(parameters);
  if (!parsed.success) {
    return { kind: 'malformed', reason: describeFaults(parsed.error) };
  }
  const { terminalCode, payment } = parsed.data;
  if (terminalCode !== settings.terminalCode) {
    return { kind: 'foreignTerminal', terminalCode };
  }
  return { kind: 'verified', ...payment };
}

/** The `vnp_*` parameters by name, or in words why there are none to read. */
function gatewayParameters(query: unknown): Record<string, string> | string {
  if (typeof query !== 'object' || query === null) {
    return 'expected query parameters';
  }
  const entries = Object.entries(query).filter(([name]) => name.startsWith('vnp_'));
  if (entries.length === 0) {
    return 'expected vnp_ parameters';
  }
  const parsed = z.record(z.string(), z.string('expected exactly one value')).safeParse(Object.fromEntries(entries));
  return parsed.success ? parsed.data : describeFaults(parsed.error);
}
