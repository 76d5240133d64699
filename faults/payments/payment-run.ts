import { setTimeout as wait } from 'node:timers/promises';
import type { MyDossier } from '../../api/contract/my-dossiers.ts';
import type { Transaction } from '../../api/contract/transactions.ts';
import { submitDossier, untilStatus, workOn } from '../../stack/driver/journey.ts';
import { submitQuickDossier } from '../../stack/driver/quick-dossier.ts';
import { CallFailed, type Session } from '../../stack/driver/session.ts';
import { unitCodes } from '../../db/sample/units.ts';
import type { Misbehaviour } from '../../stack/sandbox-bank/misbehaviour.ts';
import type { Killer } from '../killer.ts';
import type { Decided, Decision } from './bank-client.ts';
import type { Desk, Town } from './town.ts';

/** What becomes of a refund of this payment at the bank, should there be one. */
export const refundFates = ['fine', 'answerLost', 'rejected', 'refused', 'workerDies'] as const;
export type RefundFate = (typeof refundFates)[number];

/** One attempt at paying, with the page it is paid on. */
export interface Attempt {
  readonly ref: string;
  readonly redirectUrl: string;
  readonly expiresAt: string;
}

/** Money an accountant took down by hand. */
export interface HandBooking {
  readonly reference: string;
  readonly amountVnd: number;
}

interface Plan {
  readonly nth: number;
  readonly scenario: string;
  readonly refundFate: RefundFate;
  readonly random: () => number;
}

interface Surroundings {
  readonly town: Town;
  readonly killer: Killer;
  readonly citizen: Session;
  /** References of payments over whose refund the worker is to be killed. */
  readonly watched: Set<string>;
}

/** Tells of one payment: who pays, what they and the bank do, and what was seen on the way. */
export class PaymentRun {
  readonly plan: Plan;
  readonly town: Town;
  readonly killer: Killer;
  readonly story: string[] = [];
  /** Everything this payment may be known by: codes, ids and references. */
  readonly marks = new Set<string>();
  readonly bookedByHand: HandBooking[] = [];
  readonly #citizen: Session;
  readonly #watched: Set<string>;
  readonly #began = Date.now();
  #desk: Desk;
  #code = '';
  #orderId = '';

  constructor(plan: Plan, of: Surroundings) {
    this.plan = plan;
    this.town = of.town;
    this.killer = of.killer;
    this.#citizen = of.citizen;
    this.#watched = of.watched;
    this.#desk = of.town.desks.quick;
    this.note(`${plan.scenario}, refunds ${plan.refundFate}`);
  }

  note(what: string): void {
    this.story.push(`${((Date.now() - this.#began) / 1000).toFixed(1)} s ${what}`);
  }

  /** Submits a dossier whose fee is asked for at once; answers what it owes. */
  async submit(): Promise<number> {
    const copies = 1 + Math.floor(this.plan.random() * 50);
    const { code, orderId, amountVnd } = await submitQuickDossier(this.#citizen, copies);
    this.#owes(code, orderId);
    return amountVnd;
  }

  /** Submits a dossier whose fee is asked for once a clerk has accepted it, which the clerk does. */
  async submitAndAccept(): Promise<void> {
    this.#desk = this.town.desks.usual;
    const wish = { procedureCode: 'MAU.000001', returnMethod: 'counter' } as const;
    const code = await submitDossier(this.#citizen, wish, (_, step) => step());
    await workOn(this.#desk.clerk, code, { action: 'accept', input: {} }, (_, step) => step());
    const { payments } = await this.#citizen.call<MyDossier>('GET', `/api/v1/me/dossiers/${code}`);
    this.#owes(code, payments[0]?.transactionId ?? '');
  }

  #owes(code: string, orderId: string): void {
    this.#code = code;
    this.#orderId = orderId;
    this.marks.add(code).add(orderId);
    this.note(`${code} owes order ${orderId}`);
  }

  /** Asks for a page to pay on; nothing when the order does not await money any more. */
  async checkout(): Promise<Attempt | undefined> {
    try {
      const { attemptRef, redirectUrl, expiresAt } = await this.#citizen.call<{
        attemptRef: string;
        redirectUrl: string;
        expiresAt: string;
      }>('POST', `/api/v1/me/transactions/${this.#orderId}/checkout`, { body: { method: 'bank', bankCode: 'NCB' } });
      this.marks.add(attemptRef);
      return { ref: attemptRef, redirectUrl, expiresAt };
    } catch (error) {
      if (!(error instanceof CallFailed) || error.code !== 'payment_not_open') throw error;
      this.note('the order is closed');
      return undefined;
    }
  }

  /** Opens a page to pay on that the bank still takes. @throws Error when the order does not await money any more. */
  async openPage(misbehaviour: Omit<Misbehaviour, 'gateway'> = {}): Promise<Attempt> {
    for (;;) {
      const attempt = await this.checkout();
      if (attempt === undefined) throw new Error('The order was closed before it could be paid');
      await this.town.bank.misbehave(attempt.ref, { ...refundMisbehaviours[this.plan.refundFate], ...misbehaviour });
      if (await this.town.bank.open(attempt.redirectUrl)) {
        if (this.plan.refundFate === 'workerDies') this.#watched.add(attempt.ref);
        return attempt;
      }
      this.note(`${attempt.ref} had expired before its page opened`);
    }
  }

  /** Decides on an open page, as the payer. */
  async decide(attempt: Pick<Attempt, 'ref'>, decision: Decision): Promise<Decided> {
    const decided = await this.town.bank.decide(attempt.ref, decision);
    this.note(`${attempt.ref}: ${decision.outcome} gave ${decided.transaction.responseCode ?? 'nothing'}`);
    return decided;
  }

  /** Pays, on a new page whenever the time of one is over. */
  async pay(misbehaviour: Omit<Misbehaviour, 'gateway'> = {}): Promise<Decided> {
    for (;;) {
      const decided = await this.decide(await this.openPage(misbehaviour), { outcome: 'pay' });
      if (decided.transaction.responseCode === '00') return decided;
    }
  }

  /** The payer's browser comes back from the bank. */
  async comeBack({ returnUrl }: Decided): Promise<void> {
    const { pathname, search } = new URL(returnUrl);
    await this.#citizen.call('GET', `${pathname}${search}`).catch((error: unknown) => {
      // A redirect is what is wanted, and no success to fetch.
      if (!(error instanceof CallFailed) || error.status !== 303) throw error;
    });
    const { status } = await this.#citizen.call<Transaction>('GET', `/api/v1/me/transactions/${this.#orderId}`);
    this.note(`came back and saw ${status}`);
  }

  async withdraw(): Promise<void> {
    await this.#citizen.call('POST', `/api/v1/me/dossiers/${this.#code}/withdraw`, { body: {} });
    this.note('withdrew');
  }

  /** Waits until the clerk sees the paid dossier, and refuses it. */
  async refuse(): Promise<void> {
    await untilStatus(this.#citizen, this.#code, 'submitted');
    const input = { ground: 'incomplete', reason: 'Giấy tờ không đọc được' };
    await workOn(this.#desk.clerk, this.#code, { action: 'refuse', input }, (_, step) => step());
    this.note('was refused');
  }

  /** Two people stop the dossier. */
  async stop(): Promise<void> {
    const path = `/api/v1/dossiers/${this.#code}/actions`;
    const input = { ground: 'incomplete', reason: 'Trùng với hồ sơ khác' };
    await this.#desk.lead.call('POST', path, { body: { action: 'stop', input } });
    await this.#desk.supervisor.call('POST', path, { body: { action: 'approveStop', input: {} } });
    this.note('was stopped');
  }

  /** An accountant takes down a payment by card. Answers the code of the refusal, if it was refused. */
  async payByCard(amountVnd: number): Promise<string | undefined> {
    const reference = `POS-${this.plan.nth}-${this.bookedByHand.length}`;
    const input = { orderNo: 1, bookedVnd: amountVnd, channel: 'card', reference };
    try {
      await this.#desk.accountant.call('POST', `/api/v1/dossiers/${this.#code}/actions`, {
        body: { action: 'recordPayment', input },
      });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      this.note(`a card payment of ${amountVnd} was refused: ${error.code}`);
      return error.code;
    }
    this.bookedByHand.push({ reference, amountVnd });
    this.note(`a card payment of ${amountVnd} was booked`);
    return undefined;
  }

  /** An accountant books a credit of the account statement; twice, as people do who are not sure. */
  async credit(amountVnd: number): Promise<void> {
    const reference = `SK-${this.plan.nth}-${this.bookedByHand.length}`;
    const receivedAt = new Date().toISOString();
    const body = { unit: unitCodes.justice, reference, amountVnd, receivedAt, paymentId: this.#orderId };
    const answers: string[] = [];
    for (let times = 0; times < 2; times++) {
      const { booked } = await this.#desk.accountant.call<{ booked: string }>('POST', '/api/v1/transfers', { body });
      answers.push(booked);
    }
    this.bookedByHand.push({ reference, amountVnd });
    this.note(`a credit of ${amountVnd} was booked: ${answers.join(', ')}`);
  }

  /** Waits until the payer sees that the fee is paid. */
  async untilPaid(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      const { status } = await this.#citizen.call<Transaction>('GET', `/api/v1/me/transactions/${this.#orderId}`);
      if (status === 'paid') return;
      await wait(200);
    }
    throw new Error('The payment never became known');
  }
}

const refundMisbehaviours: Readonly<Record<RefundFate, Omit<Misbehaviour, 'gateway'>>> = {
  fine: {},
  answerLost: { refund: 'answerLost' },
  rejected: { refund: 'rejected' },
  refused: { refund: 'refused' },
  workerDies: { answerDelayMs: 1500 },
};
