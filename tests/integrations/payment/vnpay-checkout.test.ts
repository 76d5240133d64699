import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProductCode, VNPay, VnpLocale } from 'vnpay';
import type { Checkout } from '../../../integrations/payment/gateway.ts';
import { createVnpayGateway } from '../../../integrations/payment/vnpay/gateway.ts';
import { checkoutOf, hashSecret, offlineSettings, queryOf, terminalCode } from './payment-support.ts';

const gateway = createVnpayGateway(offlineSettings);

function payParameters(changes: Partial<Checkout>): Record<string, string> {
  return queryOf(gateway.buildCheckoutUrl(checkoutOf(changes)));
}

describe('the pay address', () => {
  it('carries the same signature as the npm vnpay package computes for the same request', () => {
    const oracle = new VNPay({ tmnCode: terminalCode, secureSecret: hashSecret, vnpayHost: 'https://gateway.invalid' });
    const plain = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .,:_-]{0,60}[A-Za-z0-9]$/);
    fc.assert(
      fc.property(
        fc.record({
          attemptRef: fc.stringMatching(/^[A-Za-z0-9]{1,100}$/),
          amountVnd: fc.integer({ min: 1, max: 9_999_999_999 }),
          description: plain.filter((text) => !text.includes('  ')),
          bankCode: fc.option(fc.constantFrom('NCB', 'VNBANK', 'VNPAYQR'), { nil: undefined }),
          locale: fc.constantFrom('vi' as const, 'en' as const),
        }),
        ({ bankCode, ...fields }) => {
          const ours = payParameters({ ...fields, ...(bankCode ? { bankCode } : {}) });
          const theirs = oracle.buildPaymentUrl({
            vnp_Amount: fields.amountVnd,
            vnp_IpAddr: '203.0.113.7',
            vnp_TxnRef: fields.attemptRef,
            vnp_OrderInfo: fields.description,
            vnp_OrderType: ProductCode.Other,
            vnp_ReturnUrl: 'https://portal.invalid/payments/vnpay/return?from=portal',
            vnp_Locale: fields.locale === 'vi' ? VnpLocale.VN : VnpLocale.EN,
            vnp_CreateDate: Number(ours.vnp_CreateDate),
            vnp_ExpireDate: Number(ours.vnp_ExpireDate),
            ...(bankCode ? { vnp_BankCode: bankCode } : {}),
          });
          expect(ours).toEqual(queryOf(theirs));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts the amount in hundredths of a đồng, up to the twelve digits the protocol has', () => {
    expect(payParameters({ amountVnd: 10_000 }).vnp_Amount).toBe('1000000');
    expect(payParameters({ amountVnd: 9_999_999_999 }).vnp_Amount).toBe('999999999900');
  });

  it('strips diacritics and everything that encoders disagree about from the description', () => {
    const description = "Đăng ký “hộ kinh doanh” (mới) – phí: 150.000đ! 'x' * ~ | 🏠";
    expect(payParameters({ description }).vnp_OrderInfo).toBe('Dang ky ho kinh doanh moi phi: 150.000d x');
    expect(payParameters({ description: 'ư'.repeat(400) }).vnp_OrderInfo).toBe('u'.repeat(255));
  });

  it('tells the gateway how the payer wants to pay, and leaves it open for any', () => {
    expect(payParameters({ method: 'any' })).not.toHaveProperty('vnp_BankCode');
    expect(payParameters({ method: 'bank' }).vnp_BankCode).toBe('VNBANK');
    expect(payParameters({ method: 'qr' }).vnp_BankCode).toBe('VNPAYQR');
    expect(payParameters({ method: 'card' }).vnp_BankCode).toBe('INTCARD');
    expect(payParameters({ method: 'ewallet' }).vnp_BankCode).toBe('VNMART');
    expect(payParameters({ method: 'bank', bankCode: 'NCB' }).vnp_BankCode).toBe('NCB');
  });

  it.each([
    ['::1', '0:0:0:0:0:0:0:1'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::5', '2001:db8::5'],
  ])('writes the IP address %s in seven characters or more', (clientIp, written) => {
    expect(payParameters({ clientIp }).vnp_IpAddr).toBe(written);
  });

  it.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles'])(
    'has the dates of Viet Nam when the process lives in %s',
    async (TZ) => {
      const script = join(import.meta.dirname, 'print-pay-address.ts');
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
        env: { ...process.env, TZ },
      });
      const parameters = queryOf(stdout.trim());
      expect(parameters.vnp_CreateDate).toBe('20270101003000');
      expect(parameters.vnp_ExpireDate).toBe('20270101004500');
    },
  );

  it.each<[string, Partial<Checkout>]>([
    ['attemptRef', { attemptRef: 'HS-2026/1' }],
    ['amountVnd', { amountVnd: 0 }],
    ['amountVnd', { amountVnd: 10_000.5 }],
    ['amountVnd', { amountVnd: 10_000_000_000 }],
    ['description', { description: '“ ”' }],
    ['bankCode', { bankCode: 'N B' }],
    ['clientIp', { clientIp: 'localhost' }],
    ['createdAt', { createdAt: new Date('no date') }],
    ['expiresAt', { expiresAt: new Date(0) }],
    ['returnUrl', { returnUrl: 'javascript:alert(1)' }],
    ['returnUrl', { returnUrl: 'https://portal.invalid/~home' }],
  ])('is refused by name when %s cannot be carried: %j', (field, changes) => {
    expect(() => gateway.buildCheckoutUrl(checkoutOf(changes))).toThrow(
      expect.objectContaining({ name: 'RangeError', message: expect.stringContaining(`${field}:`) as string }),
    );
  });
});
