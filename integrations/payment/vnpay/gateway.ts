import type { PaymentGateway } from '../gateway.ts';
import { buildCheckoutUrl } from './checkout.ts';
import { readNotification } from './notification.ts';
import { queryAttempt } from './query.ts';
import { requestRefund } from './refund.ts';
import type { VnpaySettings } from './settings.ts';

/** The VNPay 2.1.0 gateway. It holds no state and reads no clock but for the date of a request. */
export function createVnpayGateway(settings: VnpaySettings): PaymentGateway {
  return {
    buildCheckoutUrl: (checkout) => buildCheckoutUrl(settings, checkout),
    readNotification: (query) => readNotification(settings, query),
    queryAttempt: (attempt) => queryAttempt(settings, attempt),
    refund: (request) => requestRefund(settings, request),
  };
}
