import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Router, json } from 'express';
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { today } from './bank.ts';
import type { Bank } from './bank.ts';
import { faultyFields, fieldRules, gatewayDate, hashedFields, messageHash, messageHashMatches } from './protocol.ts';
import type { Parameters } from './protocol.ts';
import { hasExpired, isOpen, refundStatus } from './transaction.ts';
import type { Refund, Transaction } from './transaction.ts';

const messageSchema = z.looseObject({
  vnp_Command: z.enum(['querydr', 'refund']),
  vnp_TmnCode: z.string(),
  vnp_TxnRef: z.string(),
});
const textsSchema = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

const apiMessages = {
  '00': 'Success',
  '02': 'Invalid TmnCode',
  '03': 'Invalid data format',
  '91': 'Transaction not found',
  '94': 'Duplicate request',
  '95': 'Transaction refused by VNPAY',
  '97': 'Invalid checksum',
} as const;

type ApiCode = keyof typeof apiMessages;

/** A part of an answer: its code, and what it tells besides. */
interface Finding {
  readonly code: ApiCode;
  readonly fields?: Parameters;
}

/** `POST /merchant_webapi/api/transaction`: querydr and refund. */
export function merchantApi(bank: Bank): Router {
  const router = Router();
  router.post('/api/transaction', json(), handleCommand(bank));
  return router;
}

function handleCommand(bank: Bank): RequestHandler {
  return async (request, response) => {
    const texts = textsSchema.safeParse(request.body);
    const head = messageSchema.safeParse(request.body);
    if (!texts.success || !head.success) {
      answer(bank, response, { message: {}, command: 'querydr', finding: { code: '03' } });
      return;
    }
    const message = texts.data;
    const command = head.data.vnp_Command;
    const { refund: misbehaviour, answerDelayMs } = bank.ledger.misbehaviourOf(head.data.vnp_TxnRef);
    const finding =
      refusal(bank, message, command) ?? (command === 'refund' ? refund(bank, message) : query(bank, message));
    if (answerDelayMs !== undefined) await wait(answerDelayMs);
    if (command === 'refund' && misbehaviour === 'answerLost') {
      request.socket.destroy();
      return;
    }
    answer(bank, response, { message, command, finding });
  };
}

/** What both commands are refused for, in the order the gateway looks at it. */
function refusal(bank: Bank, message: Parameters, command: 'querydr' | 'refund'): Finding | undefined {
  if (message.vnp_TmnCode !== bank.terminalCode) {
    return { code: '02' };
  }
  if (!messageHashMatches(message, hashedFields[command], bank.hashSecret)) {
    return { code: '97' };
  }
  const faults = faultyFields(message, fieldRules[command]);
  if (faults.length > 0) {
    return { code: '03', fields: { vnp_Message: `Invalid data format: ${faults.join(', ')}` } };
  }
  return bank.ledger.isRepeated(message.vnp_RequestId ?? '', today()) ? { code: '94' } : undefined;
}

function query(bank: Bank, message: Parameters): Finding {
  const transaction = findAsked(bank, message);
  if (!transaction) {
    return { code: '91' };
  }
  const lastRefund = transaction.refunds.at(-1);
  return { code: '00', fields: lastRefund ? refundFields(bank, transaction, lastRefund) : paymentFields(transaction) };
}

function refund(bank: Bank, message: Parameters): Finding {
  const transaction = findAsked(bank, message);
  if (!transaction) {
    return { code: '91' };
  }
  const { refund: misbehaviour } = bank.ledger.misbehaviourOf(transaction.txnRef);
  if (transaction.transactionStatus !== '00' || misbehaviour === 'refused') {
    return { code: '95' };
  }
  const statuses = transaction.refunds.map((earlier) => refundStatus(earlier, new Date(), bank.refundMs));
  if (statuses.includes('05') || statuses.includes('06')) {
    return { code: '94' };
  }
  const amountVnd = Number(message.vnp_Amount) / 100;
  const full = message.vnp_TransactionType === '02';
  const givenBackVnd = transaction.refunds
    .filter((_, index) => statuses[index] === '00')
    .reduce((sum, earlier) => sum + earlier.amountVnd, 0);
  if (
    full ? amountVnd !== transaction.amountVnd || givenBackVnd > 0 : givenBackVnd + amountVnd > transaction.amountVnd
  ) {
    return { code: '95' };
  }
  const accepted: Refund = {
    requestId: message.vnp_RequestId ?? '',
    transactionNo: bank.ledger.takeTransactionNo(),
    amountVnd,
    full,
    orderInfo: message.vnp_OrderInfo ?? '',
    acceptedAt: new Date().toISOString(),
    rejected: misbehaviour === 'rejected',
  };
  const refunded = { ...transaction, refunds: [...transaction.refunds, accepted] };
  bank.ledger.save(refunded);
  return { code: '00', fields: refundFields(bank, refunded, accepted) };
}

function findAsked(bank: Bank, message: Parameters): Transaction | undefined {
  const transactionDate = message.vnp_TransactionDate ?? '';
  const found = bank.ledger.findOfDay(message.vnp_TxnRef ?? '', transactionDate.slice(0, 8));
  const number = message.vnp_TransactionNo || found?.transactionNo;
  return found?.createDate === transactionDate && found.transactionNo === number ? found : undefined;
}

function paymentFields(transaction: Transaction): Parameters {
  const expired = isOpen(transaction) && hasExpired(transaction, new Date());
  return {
    vnp_Amount: String(transaction.amountVnd * 100),
    vnp_BankCode: transaction.bankCode,
    vnp_PayDate: transaction.payDate,
    vnp_TransactionNo: transaction.transactionNo,
    vnp_TransactionType: '01',
    vnp_TransactionStatus: expired ? '02' : transaction.transactionStatus,
    vnp_OrderInfo: transaction.orderInfo,
    vnp_PromotionCode: '',
    vnp_PromotionAmount: '',
  };
}

function refundFields(bank: Bank, transaction: Transaction, given: Refund): Parameters {
  return {
    vnp_Amount: String(given.amountVnd * 100),
    vnp_BankCode: transaction.bankCode,
    vnp_PayDate: gatewayDate(new Date(given.acceptedAt)),
    vnp_TransactionNo: given.transactionNo,
    vnp_TransactionType: given.full ? '02' : '03',
    vnp_TransactionStatus: refundStatus(given, new Date(), bank.refundMs),
    vnp_OrderInfo: given.orderInfo,
  };
}

interface Answered {
  readonly message: Parameters;
  readonly command: 'querydr' | 'refund';
  readonly finding: Finding;
}

function answer(bank: Bank, response: Response, { message, command, finding }: Answered): void {
  const body: Parameters = {
    vnp_ResponseId: randomUUID().replaceAll('-', ''),
    vnp_Command: command,
    vnp_ResponseCode: finding.code,
    vnp_Message: apiMessages[finding.code],
    vnp_TmnCode: bank.terminalCode,
    vnp_TxnRef: message.vnp_TxnRef ?? '',
    ...finding.fields,
  };
  const order = command === 'querydr' ? hashedFields.querydrAnswer : hashedFields.refundAnswer;
  const signed: Parameters = { ...body, vnp_SecureHash: messageHash(body, order, bank.hashSecret) };
  const { answers } = bank.ledger.misbehaviourOf(message.vnp_TxnRef ?? '');
  if (answers === 'unsigned') {
    response.json(body);
  } else if (answers === 'tampered') {
    response.json({ ...signed, vnp_ResponseCode: '00', vnp_TransactionStatus: '00', vnp_Message: 'Tampered' });
  } else {
    response.json(signed);
  }
}
