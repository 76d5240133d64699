import { ApplicationFailure, condition, log, patched, setHandler, workflowInfo } from '@temporalio/workflow';
import { systemActor, type Act, type Facts, type Refusal } from '../../domain/lifecycle/act.ts';
import { nextAlarm, type Alarm } from '../../domain/lifecycle/alarms.ts';
import { phaseOf, type Phase } from '../../domain/lifecycle/phase.ts';
import { completePlan, type DossierPlan } from '../../domain/lifecycle/plan.ts';
import type { DossierState } from '../../domain/lifecycle/state.ts';
import { applyAct, checkAct, draftState } from '../../domain/lifecycle/transitions.ts';
import { workOf } from '../../domain/lifecycle/work.ts';
import type { RecordedAct } from '../../activities/dossier-log.ts';
import { AlarmClock } from './alarm-clock.ts';
import { openDossier, readLog, recordTransition } from './activities.ts';
import { findFacts } from './find-facts.ts';
import {
  actionRefused,
  actUpdate,
  calendarPublishedSignal,
  dossierStateQuery,
  paymentBookedSignal,
  type ActInput,
  type ActResult,
  type PaymentBooked,
} from './messages.ts';
import type { Offer, QueuedOffer, SystemOffer, Turn, Verdict } from './offers.ts';

/**
 * One dossier while its workflow runs: its state, what is waiting to be applied, and the one alarm clock. Everything
 * is applied here and one after another, whoever it comes from.
 */
export class DossierRun {
  readonly dossierId: string;
  #opened: { readonly plan: DossierPlan; state: DossierState } | undefined;
  readonly #clock = new AlarmClock();
  readonly #children = new Set<string>();
  readonly #queue: QueuedOffer[] = [];
  /**
   * What became of events by their key: those the log knew before this run did, and what people asked of this run.
   * Whoever asks again is answered from here, whatever the state has become since.
   */
  readonly #answers = new Map<string, ActResult>();

  constructor(dossierId: string) {
    this.dossierId = dossierId;
  }

  /** Registers the handlers. They may be called before the dossier is open, and then wait. */
  listen(): void {
    setHandler(actUpdate, (input) => this.#act(input), { validator: (input: ActInput) => this.#validate(input) });
    setHandler(paymentBookedSignal, ({ orderNo, bookedVnd }) => {
      this.offer({ key: `paid:${orderNo}`, action: 'recordPayment', decision: { orderNo, bookedVnd } });
    });
    setHandler(calendarPublishedSignal, ({ calendarId }) => {
      this.offer({ key: `calendar:${calendarId}`, action: 'adoptCalendar', decision: { calendarId } });
    });
    setHandler(dossierStateQuery, () => this.state);
  }

  /** Loads the pinned plan and what has been recorded so far. */
  async open(): Promise<void> {
    const { plan, events } = await openDossier({ dossierId: this.dossierId });
    this.#opened = { plan: completePlan(plan), state: draftState };
    this.#adopt(events);
  }

  get plan(): DossierPlan {
    return this.#getOpened().plan;
  }

  get state(): DossierState {
    return this.#getOpened().state;
  }

  get phase(): Phase {
    return phaseOf(this.state);
  }

  /** Whether somebody's offer waits to be applied. */
  get hasOffers(): boolean {
    return this.#queue.length > 0;
  }

  /** Queues something the system does. */
  offer(offer: SystemOffer): void {
    this.#queue.push({ ...offer, actor: systemActor, requestId: null });
  }

  /** Does something as the system, at once. */
  act(offer: SystemOffer): Promise<Verdict> {
    return this.#apply({ ...offer, actor: systemActor, requestId: null });
  }

  /** Whether a child workflow under this id is being followed. */
  isFollowing(childId: string): boolean {
    return this.#children.has(childId);
  }

  /**
   * Lets a child workflow report its outcome as an offer. One that fails reports `undefined`: a person must look, and
   * the dossier must not stand still meanwhile.
   */
  follow<T>(childId: string, ending: Promise<T>, report: (outcome: T | undefined) => SystemOffer): void {
    this.#children.add(childId);
    void ending
      .catch((error: unknown) => {
        log.error('A child workflow failed', { childId, error });
        return undefined;
      })
      .then((outcome) => {
        this.#children.delete(childId);
        this.offer(report(outcome));
      });
  }

  /** Waits for the next thing to happen and applies it. */
  async takeTurn(): Promise<void> {
    await this.take(await this.nextTurn());
  }

  /** Waits for the next thing to happen: an offer, or an alarm that has become due. */
  async nextTurn(): Promise<Turn> {
    for (;;) {
      const offer = this.#queue[0];
      if (offer !== undefined) return { kind: 'offer', offer };
      const alarm = nextAlarm(this.state);
      if (alarm !== undefined && Date.parse(alarm.at) <= Date.now()) return { kind: 'alarm', alarm };
      await this.#sleepUntil(alarm);
    }
  }

  /** Applies a turn. An alarm is applied as the system's act; `close` is the business of the closing phase. */
  async take(turn: Turn): Promise<void> {
    if (turn.kind === 'offer') {
      const verdict = await this.#apply(turn.offer);
      this.#queue.shift();
      turn.offer.verdict = verdict;
      if (verdict.kind === 'refused' && turn.offer.actor.role === 'system') {
        log.info('Not applied', { key: turn.offer.key, code: verdict.refusal.code });
      }
      return;
    }
    const { action, decision } = turn.alarm;
    if (action === 'close') return;
    // Should the log be ahead, the alarm was meant for a state that is gone, and the next turn finds what is due now.
    const expectedSeq = this.state.seq;
    const key = `alarm:${expectedSeq + 1}`;
    await this.#apply({ key, action, decision, actor: systemActor, requestId: null, expectedSeq });
  }

  /** Long waits are cheap, long histories are not: true when a fresh run should take over and nothing is in flight. */
  get shouldStartAfresh(): boolean {
    return workflowInfo().continueAsNewSuggested && this.#queue.length === 0 && this.#children.size === 0;
  }

  /** A validator must be synchronous and only look: a promise here would wedge the dossier. */
  #validate(input: ActInput): void {
    if (this.#opened === undefined || this.#answers.has(input.requestId)) return;
    if (input.logSeq !== undefined && input.logSeq > this.state.seq) return;
    const refusal = this.#findRefusal({ ...input, key: input.requestId, requestId: input.requestId });
    if (refusal === undefined) return;
    const result: ActResult = { kind: 'refused', refusal, status: this.state.status };
    throw ApplicationFailure.create({
      type: actionRefused,
      message: refusal.code,
      nonRetryable: true,
      details: [result],
    });
  }

  async #act(input: ActInput): Promise<ActResult> {
    const { requestId, action, actor, decision, expectedSeq } = input;
    const offer: QueuedOffer = {
      key: requestId,
      action,
      actor,
      decision,
      requestId,
      ...(expectedSeq === undefined ? {} : { expectedSeq }),
    };
    this.#queue.push(offer);
    await condition(() => offer.verdict !== undefined);
    const { status } = this.state;
    if (offer.verdict?.kind === 'refused') return { kind: 'refused', refusal: offer.verdict.refusal, status };
    return this.#answers.get(requestId) ?? answerOf(this.state);
  }

  #findRefusal(offer: Offer): Refusal | undefined {
    if (offer.expectedSeq !== undefined && offer.expectedSeq !== this.state.seq) return { code: 'changed_meanwhile' };
    return checkAct(this.plan, this.state, this.#actOf(offer, {}));
  }

  #actOf({ action, actor, decision }: Offer, facts: Facts): Act {
    return { action, actor, at: new Date().toISOString(), decision, facts };
  }

  /**
   * Applies one offer. The log in PostgreSQL has the last word: what it holds and this workflow does not know — because
   * a worker died between the log's commit and the history — is adopted first, and the offer judged anew.
   */
  async #apply(offer: Offer): Promise<Verdict> {
    for (;;) {
      if (this.#answers.has(offer.key)) return { kind: 'done' };
      const refusal = this.#findRefusal(offer);
      if (refusal !== undefined) {
        if (patched('look-before-refusing') && (await this.#catchUp())) continue;
        return { kind: 'refused', refusal };
      }
      const act = this.#actOf(offer, await findFacts(this, offer));
      const applied = applyAct(this.plan, this.state, act);
      if (!applied.ok) return { kind: 'refused', refusal: applied.refusal };
      const outcome = await recordTransition({
        dossierId: this.dossierId,
        key: offer.key,
        act,
        requestId: offer.requestId,
        state: applied.state,
        work: workOf(this.plan, applied.state),
        stepKey: applied.state.step === null ? null : (this.plan.steps[applied.state.step]?.key ?? null),
      });
      switch (outcome.kind) {
        case 'appended':
          this.#getOpened().state = applied.state;
          // A server that died before it kept our answer offers the Update again.
          if (offer.requestId !== null) this.#answers.set(offer.key, answerOf(applied.state));
          return { kind: 'done' };
        case 'repeated':
          return { kind: 'done' };
        case 'moneyArrived':
          return { kind: 'moneyArrived' };
        case 'paidBefore':
          await this.#takeMoneyIn(outcome);
          break;
        case 'behind':
          this.#adopt(outcome.events);
      }
    }
  }

  /**
   * Adopts what the log has beyond our state; `false` when there is nothing. An activity that was given up because its
   * worker was too slow may still have committed, after this run had opened the dossier: nothing else would ever tell.
   */
  async #catchUp(): Promise<boolean> {
    const events = await readLog({ dossierId: this.dossierId, fromSeq: this.state.seq + 1 });
    this.#adopt(events);
    return events.length > 0;
  }

  #adopt(events: readonly RecordedAct[]): void {
    for (const { seq, key, act } of events) {
      const applied = applyAct(this.plan, this.state, act);
      if (!applied.ok || applied.state.seq !== seq) {
        throw ApplicationFailure.nonRetryable(
          `Event ${seq} does not follow from the events before it`,
          'LogContradicted',
        );
      }
      this.#getOpened().state = applied.state;
      this.#answers.set(key, answerOf(applied.state));
    }
  }

  /** Money came before what was to be done, as the books have it: it is recorded first, and the offer judged anew. */
  async #takeMoneyIn({ orderNo, bookedVnd }: PaymentBooked): Promise<void> {
    const verdict = await this.act({
      key: `paid:${orderNo}`,
      action: 'recordPayment',
      decision: { orderNo, bookedVnd },
    });
    if (verdict.kind === 'done') return;
    throw ApplicationFailure.nonRetryable(`The money for order ${orderNo} cannot be recorded`, 'LogContradicted');
  }

  /** Sleeps until an offer comes, the alarm is due, or a fresh run should take over. */
  async #sleepUntil(alarm: Alarm | undefined): Promise<void> {
    if (alarm !== undefined) this.#clock.wind(Date.parse(alarm.at));
    await condition(
      () => this.#queue.length > 0 || (alarm !== undefined && !this.#clock.isWound) || this.shouldStartAfresh,
    );
    if (this.shouldStartAfresh) throw new StartAfresh();
  }

  #getOpened(): { readonly plan: DossierPlan; state: DossierState } {
    if (this.#opened === undefined) throw ApplicationFailure.retryable('The dossier is not open yet', 'NotOpen');
    return this.#opened;
  }
}

function answerOf({ seq, status }: DossierState): ActResult {
  return { kind: 'done', seq, status };
}

/** Thrown from a wait when a fresh run of the workflow should take over. */
export class StartAfresh extends Error {
  override readonly name = 'StartAfresh';
}
