import { z } from 'zod';
import type { Ledger } from './ledger.ts';
import { signedQuery } from './protocol.ts';
import { notificationParameters } from './transaction.ts';
import type { Transaction } from './transaction.ts';

const maximumCalls = 10;
const replySchema = z.object({ RspCode: z.string() });

export interface NotifierOptions {
  readonly ledger: Ledger;
  readonly terminalCode: string;
  readonly hashSecret: string;
  readonly ipnUrl: string;
  readonly retryMs: number;
  readonly callTimeoutMs: number;
}

/** Calls the merchant's IPN address until it confirms, at most ten times, across restarts of the bank. */
export class Notifier {
  readonly #options: NotifierOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #closing = new AbortController();

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  /** Takes up every call that was due or waiting when the bank last stopped. */
  resume(): void {
    for (const transaction of this.#options.ledger.transactions()) {
      this.#schedule(transaction);
    }
  }

  /** Plans the first call about a payment just decided, and saves it with that plan. */
  announce(transaction: Transaction, now: Date): void {
    const { ipn, ipnDelayMs = 0 } = this.#options.ledger.misbehaviourOf(transaction.txnRef);
    const waitMs = ipn === 'late' ? ipnDelayMs : 0;
    const nextAt = ipn === 'lost' ? undefined : new Date(now.getTime() + waitMs).toISOString();
    this.#save({ ...transaction, ipn: { ...transaction.ipn, nextAt } });
  }

  /** Calls now, even where the call was lost, is not due yet or was confirmed before; returns what came back. */
  async callNow(token: string): Promise<string[]> {
    this.#cancel(token);
    const { ledger } = this.#options;
    const transaction = ledger.findByToken(token);
    if (!transaction || this.#isClosing()) {
      return [];
    }
    const twice = ledger.misbehaviourOf(transaction.txnRef).ipn === 'double';
    const outcomes = await Promise.all(
      this.#addresses(transaction, twice ? 2 : 1).map((address) => this.#call(address)),
    );
    if (this.#isClosing()) {
      return outcomes;
    }
    this.#record(token, outcomes);
    return outcomes;
  }

  close(): void {
    this.#closing.abort();
    for (const token of this.#timers.keys()) {
      this.#cancel(token);
    }
  }

  #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  #addresses(transaction: Transaction, count: number): string[] {
    const { ledger, terminalCode, hashSecret, ipnUrl } = this.#options;
    const { ipn, wrongCalls = maximumCalls, wrongAmountVnd } = ledger.misbehaviourOf(transaction.txnRef);
    const goesWrong = transaction.ipn.calls.length < wrongCalls;
    const parameters = notificationParameters(transaction, terminalCode);
    const wrongAmount = String((wrongAmountVnd ?? transaction.amountVnd + 1000) * 100);
    if (ipn === 'wrongAmount' && goesWrong) {
      parameters.vnp_Amount = wrongAmount;
    }
    let query = signedQuery(parameters, hashSecret);
    if (ipn === 'tampered' && goesWrong) {
      query = query.replace(/vnp_Amount=\d+/, `vnp_Amount=${wrongAmount}`);
    }
    const address = `${ipnUrl}${ipnUrl.includes('?') ? '&' : '?'}${query}`;
    return Array.from({ length: count }, () => address);
  }

  async #call(address: string): Promise<string> {
    try {
      const timeout = AbortSignal.timeout(this.#options.callTimeoutMs);
      const response = await fetch(address, { signal: AbortSignal.any([timeout, this.#closing.signal]) });
      if (!response.ok) {
        return `HTTP ${response.status}`;
      }
      const reply = replySchema.safeParse(await response.json());
      return reply.success ? reply.data.RspCode : 'unreadable reply';
    } catch (error) {
      return error instanceof SyntaxError ? 'unreadable reply' : 'no reply';
    }
  }

  #record(token: string, outcomes: readonly string[]): void {
    const transaction = this.#options.ledger.findByToken(token);
    if (!transaction) {
      return;
    }
    const now = new Date();
    const calls = [...transaction.ipn.calls, ...outcomes.map((outcome) => ({ at: now.toISOString(), outcome }))];
    const confirmed = transaction.ipn.confirmed || outcomes.some((outcome) => outcome === '00' || outcome === '02');
    const again = !confirmed && calls.length < maximumCalls;
    const nextAt = again ? new Date(now.getTime() + this.#options.retryMs).toISOString() : undefined;
    this.#save({ ...transaction, ipn: { calls, confirmed, nextAt } });
  }

  #save(transaction: Transaction): void {
    this.#options.ledger.save(transaction);
    this.#schedule(transaction);
  }

  #schedule({ token, ipn }: Transaction): void {
    this.#cancel(token);
    if (ipn.nextAt === undefined) {
      return;
    }
    const waitMs = Math.max(0, new Date(ipn.nextAt).getTime() - Date.now());
    this.#timers.set(
      token,
      setTimeout(() => void this.callNow(token), waitMs),
    );
  }

  #cancel(token: string): void {
    clearTimeout(this.#timers.get(token));
    this.#timers.delete(token);
  }
}
