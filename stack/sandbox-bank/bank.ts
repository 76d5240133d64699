import { randomUUID } from 'node:crypto';
import type { Ledger } from './ledger.ts';
import type { Notifier } from './notifier.ts';
import { gatewayDate, signedQuery } from './protocol.ts';
import type { Parameters } from './protocol.ts';
import { decide, hasExpired, isOpen, notificationParameters, openTransaction } from './transaction.ts';
import type { Decision, Transaction } from './transaction.ts';

/** Who the one merchant of this bank is, and what the bank remembers of it. */
export interface Bank {
  readonly terminalCode: string;
  readonly hashSecret: string;
  readonly refundMs: number;
  /** Prefix of every link: empty, or the address the public sees. */
  readonly baseUrl: string;
  readonly ledger: Ledger;
  readonly notifier: Notifier;
}

/**
 * The payment a correct pay request asks for: a new one, or, when the payer comes back to it, the one of before.
 * `expired` when it is too late for a new one; `duplicate` when that day's reference belongs to another payment.
 */
export function openPayment(bank: Bank, parameters: Parameters): Transaction | 'expired' | 'duplicate' {
  const fresh = openTransaction(randomUUID(), parameters);
  const known = bank.ledger.findOfDay(fresh.txnRef, fresh.createDate.slice(0, 8));
  if (known) {
    const sameRequest = known.amountVnd === fresh.amountVnd && known.createDate === fresh.createDate;
    return sameRequest ? known : 'duplicate';
  }
  if (hasExpired(fresh, new Date())) {
    return 'expired';
  }
  bank.ledger.save(fresh);
  return fresh;
}

/**
 * Settles an open payment as the payer decided, on the disk first, and lets the merchant know. A payment that was
 * settled before stays as it is; one whose time is over fails with code 11, whatever the payer wants.
 */
export function settle(bank: Bank, transaction: Transaction, decision: Decision): Transaction {
  if (!isOpen(transaction)) {
    return transaction;
  }
  const now = new Date();
  const effective: Decision = hasExpired(transaction, now)
    ? { outcome: 'fail', responseCode: '11', bankCode: decision.bankCode }
    : decision;
  const settled = decide(transaction, effective, { next: bank.ledger.takeTransactionNo(), now });
  bank.notifier.announce(settled, now);
  return settled;
}

/** Where the payer's browser goes after the payment, with the signed result. */
export function returnAddress(bank: Bank, transaction: Transaction): string {
  const { returnUrl } = transaction;
  const query = signedQuery(notificationParameters(transaction, bank.terminalCode), bank.hashSecret);
  return `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}${query}`;
}

/** The day (`yyyyMMdd`, Viet Nam) within which request ids must be unique. */
export function today(): string {
  return gatewayDate(new Date()).slice(0, 8);
}
