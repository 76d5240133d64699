import { createVnpayGateway } from '../../../integrations/payment/vnpay/gateway.ts';
import { checkoutOf, offlineSettings } from './payment-support.ts';

const createdAt = new Date('2026-12-31T17:30:00Z');
const expiresAt = new Date('2026-12-31T17:45:00Z');
process.stdout.write(createVnpayGateway(offlineSettings).buildCheckoutUrl(checkoutOf({ createdAt, expiresAt })));
