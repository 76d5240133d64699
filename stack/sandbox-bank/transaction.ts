import { z } from 'zod';
import { gatewayDate, instantOf } from './protocol.ts';
import type { Parameters } from './protocol.ts';

const ipnCallSchema = z.object({ at: z.iso.datetime(), outcome: z.string() });

const refundSchema = z.object({
  requestId: z.string(),
  transactionNo: z.string(),
  amountVnd: z.int(),
  full: z.boolean(),
  orderInfo: z.string(),
  acceptedAt: z.iso.datetime(),
  /** The payer's bank will not take the money: status 09 instead of 00 in the end. */
  rejected: z.boolean(),
});

/** One payment as the bank keeps it. `responseCode` is missing as long as the payer has not decided. */
export const transactionSchema = z.object({
  token: z.string(),
  txnRef: z.string(),
  createDate: z.string(),
  expireDate: z.string(),
  amountVnd: z.int(),
  orderInfo: z.string(),
  locale: z.enum(['vi', 'en']),
  returnUrl: z.string(),
  requestedBank: z.string(),
  responseCode: z.string().optional(),
  transactionStatus: z.string(),
  transactionNo: z.string(),
  bankCode: z.string(),
  bankTranNo: z.string(),
  cardType: z.string(),
  payDate: z.string(),
  wrongPasswords: z.int(),
  ipn: z.object({ calls: z.array(ipnCallSchema), nextAt: z.iso.datetime().optional(), confirmed: z.boolean() }),
  refunds: z.array(refundSchema),
});

export type Transaction = z.output<typeof transactionSchema>;
export type Refund = z.output<typeof refundSchema>;

/** What the payer decided. `responseCode` says why it failed: VNPay 2.1.0, table of `vnp_ResponseCode`. */
export interface Decision {
  readonly outcome: 'pay' | 'cancel' | 'fail';
  readonly bankCode: string;
  readonly responseCode?: string | undefined;
  readonly cardType?: string;
}

/** A payment that was asked for with the (checked) parameters of a pay request. */
export function openTransaction(token: string, parameters: Parameters): Transaction {
  const value = (name: string) => parameters[`vnp_${name}`] ?? '';
  return {
    token,
    txnRef: value('TxnRef'),
    createDate: value('CreateDate'),
    expireDate: value('ExpireDate'),
    amountVnd: Number(value('Amount')) / 100,
    orderInfo: value('OrderInfo'),
    locale: value('Locale') === 'en' ? 'en' : 'vi',
    returnUrl: value('ReturnUrl'),
    requestedBank: value('BankCode'),
    transactionStatus: '01',
    transactionNo: '0',
    bankCode: '',
    bankTranNo: '',
    cardType: '',
    payDate: '',
    wrongPasswords: 0,
    ipn: { calls: [], confirmed: false },
    refunds: [],
  };
}

export function isOpen(transaction: Transaction): boolean {
  return transaction.responseCode === undefined;
}

export function hasExpired(transaction: Transaction, now: Date): boolean {
  const expiresAt = instantOf(transaction.expireDate);
  return expiresAt !== undefined && now > expiresAt;
}

/** The transaction after the payer's decision. Only an open one may be decided. */
export function decide(transaction: Transaction, decision: Decision, number: { next: string; now: Date }): Transaction {
  const { responseCode, transactionStatus } = decisionCodes(decision);
  const reachedBank = decision.outcome !== 'cancel';
  const debited = transactionStatus !== '02';
  return {
    ...transaction,
    responseCode,
    transactionStatus,
    transactionNo: reachedBank ? number.next : '0',
    bankCode: decision.bankCode,
    bankTranNo: debited ? `SBX${number.next}` : '',
    cardType: decision.cardType ?? 'ATM',
    payDate: gatewayDate(number.now),
  };
}

function decisionCodes(decision: Decision): { responseCode: string; transactionStatus: string } {
  switch (decision.outcome) {
    case 'pay':
      return { responseCode: '00', transactionStatus: '00' };
    case 'cancel':
      return { responseCode: '24', transactionStatus: '02' };
    case 'fail': {
      const responseCode = decision.responseCode ?? '99';
      return { responseCode, transactionStatus: responseCode === '07' ? '07' : '02' };
    }
  }
}

/** The parameters of a return or IPN call about a decided transaction. */
export function notificationParameters(transaction: Transaction, terminalCode: string): Parameters {
  return {
    vnp_TmnCode: terminalCode,
    vnp_Amount: String(transaction.amountVnd * 100),
    vnp_BankCode: transaction.bankCode,
    vnp_BankTranNo: transaction.bankTranNo,
    vnp_CardType: transaction.cardType,
    vnp_PayDate: transaction.payDate,
    vnp_OrderInfo: transaction.orderInfo,
    vnp_TransactionNo: transaction.transactionNo,
    vnp_ResponseCode: transaction.responseCode ?? '',
    vnp_TransactionStatus: transaction.transactionStatus,
    vnp_TxnRef: transaction.txnRef,
  };
}

/** 05 processing, 06 sent to the payer's bank, then 00 done or 09 rejected; each stage takes half of `refundMs`. */
export function refundStatus(refund: Refund, now: Date, refundMs: number): '00' | '05' | '06' | '09' {
  const elapsedMs = now.getTime() - new Date(refund.acceptedAt).getTime();
  if (elapsedMs < refundMs / 2) {
    return '05';
  }
  if (elapsedMs < refundMs) {
    return '06';
  }
  return refund.rejected ? '09' : '00';
}
