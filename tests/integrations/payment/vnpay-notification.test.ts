import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVnpayGateway } from '../../../integrations/payment/vnpay/gateway.ts';
import { ipnReply } from '../../../integrations/payment/vnpay/ipn-reply.ts';
import { signedQuery } from '../../../stack/sandbox-bank/protocol.ts';
import { hashSecret, offlineSettings, queryOf, terminalCode } from './payment-support.ts';

const gateway = createVnpayGateway(offlineSettings);

const paidParameters = {
  vnp_TmnCode: terminalCode,
  vnp_Amount: '15000000',
  vnp_BankCode: 'NCB',
  vnp_BankTranNo: 'VNP14226112',
  vnp_CardType: 'ATM',
  vnp_PayDate: '20261123103000',
  vnp_OrderInfo: 'Le phi ho so 000.00.01.H01',
  vnp_TransactionNo: '14226112',
  vnp_ResponseCode: '00',
  vnp_TransactionStatus: '00',
  vnp_TxnRef: 'HS20261',
};

/** The query of a notification, signed by the bank's own code; an empty value leaves its parameter out. */
function signed(changes: Record<string, string> = {}, secret = hashSecret): Record<string, string> {
  return queryOf(`https://api.invalid/ipn?${signedQuery({ ...paidParameters, ...changes }, secret)}`);
}

describe('a notification', () => {
  it('is verified and read when the gateway signed it', () => {
    expect(gateway.readNotification(signed())).toEqual({
      kind: 'verified',
      attemptRef: 'HS20261',
      amountVnd: 150_000,
      succeeded: true,
      heldByGateway: false,
      gatewayTransactionNo: '14226112',
      responseCode: '00',
      transactionStatus: '00',
      bankCode: 'NCB',
      bankTransactionNo: 'VNP14226112',
      paidAt: new Date('2026-11-23T03:30:00Z'),
    });
  });

  it('may leave out what the protocol calls optional, or leave it empty', () => {
    const query = { ...signed({ vnp_BankTranNo: '', vnp_CardType: '', vnp_PayDate: '' }), vnp_BankTranNo: '' };
    expect(gateway.readNotification(query)).toMatchObject({
      kind: 'verified',
      bankTransactionNo: undefined,
      paidAt: undefined,
    });
  });

  it.each([
    ['00', '00', true],
    ['00', '02', false],
    ['24', '02', false],
    ['24', '00', false],
    ['00', '01', false],
  ])('with response %s and status %s counts as paid: %s', (vnp_ResponseCode, vnp_TransactionStatus, succeeded) => {
    const notification = gateway.readNotification(signed({ vnp_ResponseCode, vnp_TransactionStatus }));
    expect(notification).toMatchObject({ kind: 'verified', succeeded, heldByGateway: false });
  });

  it('about money that the gateway holds is neither paid nor simply failed', () => {
    const suspicious = signed({ vnp_ResponseCode: '07', vnp_TransactionStatus: '07' });
    expect(gateway.readNotification(suspicious)).toMatchObject({ succeeded: false, heldByGateway: true });
    const reversed = signed({ vnp_ResponseCode: '99', vnp_TransactionStatus: '04' });
    expect(gateway.readNotification(reversed)).toMatchObject({ succeeded: false, heldByGateway: true });
  });

  it('may spell its hash in upper case', () => {
    const query = signed();
    const upper = { ...query, vnp_SecureHash: query.vnp_SecureHash?.toUpperCase() };
    expect(gateway.readNotification(upper)).toMatchObject({ kind: 'verified' });
  });

  it('may come with parameters of other names and with vnp_SecureHashType', () => {
    const query = { ...signed(), utm_source: 'x', fbclid: ['a', 'b'], vnp_SecureHashType: 'HmacSHA512' };
    expect(gateway.readNotification(query)).toMatchObject({ kind: 'verified' });
  });

  it('may write the amount with leading zeros', () => {
    expect(gateway.readNotification(signed({ vnp_Amount: '000015000000' }))).toMatchObject({ amountVnd: 150_000 });
  });

  it('of another terminal is told apart, although its signature is right', () => {
    const query = signed({ vnp_TmnCode: 'OTHER001' });
    expect(gateway.readNotification(query)).toEqual({ kind: 'foreignTerminal', terminalCode: 'OTHER001' });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no object', 'vnp_Amount=1'],
    ['no gateway parameter', { amount: '1' }],
    ['a repeated parameter', { ...signed(), vnp_Amount: ['15000000', '15000000'] }],
    ['a repeated hash', { ...signed(), vnp_SecureHash: [signed().vnp_SecureHash, 'x'] }],
    ['a nested parameter', { ...signed(), vnp_TxnRef: { a: 'b' } }],
    ['a missing reference', signed({ vnp_TxnRef: '' })],
    ['a missing amount', signed({ vnp_Amount: '' })],
    ['a missing status', signed({ vnp_TransactionStatus: '' })],
    ['a part of a đồng', signed({ vnp_Amount: '15000050' })],
    ['an amount in words', signed({ vnp_Amount: '1e9' })],
    ['an amount of thirteen digits', signed({ vnp_Amount: '1000000000000' })],
    ['a negative amount', signed({ vnp_Amount: '-15000000' })],
    ['a reference of other characters', signed({ vnp_TxnRef: 'HS/2026' })],
    ['a day that does not exist', signed({ vnp_PayDate: '20260230103000' })],
  ])('with %s is malformed', (_what, query) => {
    expect(gateway.readNotification(query)).toEqual({ kind: 'malformed', reason: expect.any(String) as string });
  });

  it('that is malformed says which parameter and what was expected', () => {
    expect(gateway.readNotification(signed({ vnp_Amount: '15000050' }))).toMatchObject({
      reason: 'vnp_Amount: expected whole đồng, counted in hundredths',
    });
  });

  it.each<[string, unknown]>([
    ['no hash', paidParameters],
    ['an empty hash', { ...signed(), vnp_SecureHash: '' }],
    ['a hash that is cut', { ...signed(), vnp_SecureHash: signed().vnp_SecureHash?.slice(0, 64) }],
    ['a hash in other letters', { ...signed(), vnp_SecureHash: 'z'.repeat(128) }],
    ['the hash of another secret', signed({}, 'another-secret-altogether')],
    ['an added parameter', { ...signed(), vnp_PromotionCode: 'FREE' }],
  ])('with %s has a bad signature', (_what, query) => {
    expect(gateway.readNotification(query)).toEqual({ kind: 'badSignature' });
  });

  it('is verified whatever the gateway writes into its texts', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9 .,:_-]{1,255}$/),
        fc.integer({ min: 0, max: 9_999_999_999 }),
        (text, amountVnd) => {
          const query = signed({ vnp_OrderInfo: text, vnp_BankTranNo: text, vnp_Amount: String(amountVnd * 100) });
          expect(gateway.readNotification(query)).toMatchObject({ kind: 'verified', amountVnd });
        },
      ),
    );
  });

  it('is refused when any one character of any one parameter was changed', () => {
    const query = signed();
    const names = Object.keys(query);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.stringMatching(/^[A-Za-z0-9]$/), (name, position, letter) => {
        const value = query[name] ?? '';
        const at = position % value.length;
        const changed = value.slice(0, at) + letter + value.slice(at + 1);
        fc.pre(changed.toLowerCase() !== value.toLowerCase());
        expect(gateway.readNotification({ ...query, [name]: changed })).toEqual({ kind: 'badSignature' });
      }),
      { numRuns: 500 },
    );
  });

  it('is classified, never thrown at, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...Object.keys(signed())), fc.anything())),
        (query) => {
          expect(gateway.readNotification(query).kind).not.toBe('verified');
        },
      ),
    );
  });
});

it('an IPN is answered with the code and message of the protocol', () => {
  expect(ipnReply('00')).toEqual({ RspCode: '00', Message: 'Confirm Success' });
  expect(ipnReply('97')).toEqual({ RspCode: '97', Message: 'Invalid signature' });
});
