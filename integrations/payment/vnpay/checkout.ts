import { z } from 'zod';
import type { Checkout, PaymentMethod } from '../gateway.ts';
import {
  amountVndField,
  attemptRefField,
  formatGatewayAmount,
  formatGatewayDate,
  ipField,
  parseRequest,
  textField,
} from './fields.ts';
import type { VnpaySettings } from './settings.ts';
import { signQuery } from './signing.ts';

/** What `vnp_BankCode` says for a way to pay; without it the payer chooses at the gateway. */
const bankCodeOfMethod: Readonly<Record<PaymentMethod, string | undefined>> = {
  any: undefined,
  bank: 'VNBANK',
  ewallet: 'VNMART',
  qr: 'VNPAYQR',
  card: 'INTCARD',
};

const checkoutSchema = z
  .object({
    attemptRef: attemptRefField,
    amountVnd: amountVndField,
    description: textField,
    method: z.enum(['any', 'bank', 'ewallet', 'qr', 'card']),
    bankCode: z
      .string()
      .regex(/^[A-Za-z0-9]{3,20}$/, 'expected 3 to 20 letters and digits')
      .optional(),
    locale: z.enum(['vi', 'en']),
    clientIp: ipField,
    createdAt: z.date(),
    expiresAt: z.date(),
    returnUrl: z
      .url({ protocol: /^https?$/ })
      .max(255)
      .regex(/^[^!'()*~]*$/, "expected none of ! ' ( ) * ~, which gateways encode differently"),
  })
  .refine((checkout) => checkout.expiresAt > checkout.createdAt, {
    path: ['expiresAt'],
    message: 'expected later than createdAt',
  });

/**
 * The signed address of the payment page: VNPay 2.1.0, `vnp_Command=pay`.
 * @throws RangeError naming each field the protocol cannot carry.
 */
export function buildCheckoutUrl(settings: VnpaySettings, request: Checkout): string {
  const checkout = parseRequest(checkoutSchema, request);
  const query = signQuery(
    {
      vnp_Version: '2.1.0',
      vnp_Command: 'pay',
      vnp_TmnCode: settings.terminalCode,
      vnp_Amount: formatGatewayAmount(checkout.amountVnd),
      vnp_BankCode: checkout.bankCode ?? bankCodeOfMethod[checkout.method],
      vnp_CreateDate: formatGatewayDate(checkout.createdAt),
      vnp_CurrCode: 'VND',
      vnp_IpAddr: checkout.clientIp,
      vnp_Locale: checkout.locale === 'vi' ? 'vn' : 'en',
      vnp_OrderInfo: checkout.description,
      vnp_OrderType: 'other',
      vnp_ReturnUrl: checkout.returnUrl,
      vnp_ExpireDate: formatGatewayDate(checkout.expiresAt),
      vnp_TxnRef: checkout.attemptRef,
    },
    settings.hashSecret,
  );
  return `${settings.payUrl}?${query}`;
}
