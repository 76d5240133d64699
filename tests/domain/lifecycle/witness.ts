import { expect } from 'vitest';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import type { DossierState } from '../../../domain/lifecycle/state.ts';
import type { DossierStatus } from '../../../domain/lifecycle/statuses.ts';
import { workingMinutesBetween } from '../../../domain/working-time/arithmetic.ts';
import { computeDueDate, elapsedMinutes, type Deadline } from '../../../domain/working-time/due-date.ts';
import { feesDueVnd } from './plans.ts';
import type { Step } from './walk.ts';

const awayFromWork: readonly DossierStatus[] = ['supplement_requested', 'withdrawal_requested', 'stopped'];
const leadsBack: readonly string[] = ['supplement', 'declineWithdrawal', 'resume', 'correct'];

interface Stand {
  readonly from: string;
  readonly to: string;
}

/**
 * Watches a dossier from outside and keeps its own books of time and money: of states it looks at nothing but the
 * status, and compares the rest with what it has worked out itself.
 */
export class Witness {
  readonly #plan: DossierPlan;
  /** Where the dossier was before the applicant or a supervisor was waited for. */
  #workedIn: DossierStatus | undefined;
  #acceptedAt: string | undefined;
  #standsSince: string | undefined;
  #stands: Stand[] = [];
  /** Where the due date was moved to by an extension, and when. */
  #extended: { readonly at: string; readonly to: string } | undefined;
  #asked: string | undefined;
  #settled: boolean;

  constructor(plan: DossierPlan) {
    this.#plan = plan;
    this.#settled = plan.payment.timing === 'never';
  }

  hear({ act, before, after }: Step): void {
    const { at, decision } = act;
    if (leadsBack.includes(act.action)) expect(after.status, act.action).toBe(this.#workedIn);
    if (!awayFromWork.includes(after.status)) this.#workedIn = after.status;
    if (act.action === 'accept') this.#acceptedAt = at;
    if (act.action === 'requestExtension') this.#asked = String(decision['newDueAt']);
    if (act.action === 'approveExtension' && this.#asked !== undefined) this.#extended = { at, to: this.#asked };
    if (act.action === 'recordPayment') this.#settled ||= Number(decision['bookedVnd']) >= feesDueVnd;
    if (act.action === 'approveWaiver') this.#settled = true;
    if (this.#acceptedAt !== undefined) this.#watchClock(before.status, after.status, at);
  }

  expectAgreement(state: DossierState, now: string): void {
    this.#expectTime(state, now);
    if (state.status === 'returned') expect(this.#settled, 'a result left although its fee is unpaid').toBe(true);
  }

  /** After acceptance the clock runs in processing and nowhere else. */
  #watchClock(before: DossierState['status'], after: DossierState['status'], at: string): void {
    if (after !== 'processing') {
      this.#standsSince ??= at;
    } else if (before !== 'processing' && this.#standsSince !== undefined) {
      this.#stands.push({ from: this.#standsSince, to: at });
      this.#standsSince = undefined;
    }
  }

  #expectTime(state: DossierState, now: string): void {
    expect(state.clock === null).toBe(this.#acceptedAt === undefined);
    if (state.clock === null || this.#acceptedAt === undefined) return;
    expect(state.clock.acceptedAt).toBe(this.#acceptedAt);
    expect(state.clock.pauses).toEqual(this.#stands);
    expect(state.clock.standsSince ?? undefined).toBe(this.#standsSince);

    const deadline = this.#deadline(this.#acceptedAt);
    const { dueAt, provisional } = computeDueDate(this.#plan.calendar, this.#extension() ?? deadline);
    expect(state.clock.dueAt).toBe(dueAt);
    expect(state.clock.provisional).toBe(provisional);

    const spent = this.#minutesInProcessing(this.#acceptedAt, now);
    const standing = this.#standsSince === undefined ? [] : [{ from: this.#standsSince, to: now }];
    const pauses = [...this.#stands, ...standing];
    expect(elapsedMinutes(this.#plan.calendar, { ...deadline, pauses }, now)).toBe(spent);
    const booked = state.usedMinutes.reduce((sum, minutes) => sum + minutes, 0);
    const open = state.status === 'processing' && state.desk !== null ? this.#between(state.desk.openedAt, now) : 0;
    expect(booked + open, 'the minutes of all steps make up the elapsed time').toBe(spent);
  }

  #deadline(from: string): Deadline {
    return { from, duration: { unit: 'workingMinutes', amount: this.#plan.processingMinutes }, pauses: this.#stands };
  }

  /** An extension is a count of its own: from when it was approved to the date it gave, moved by the pauses since. */
  #extension(): Deadline | undefined {
    if (this.#extended === undefined) return undefined;
    const { at, to } = this.#extended;
    const amount = this.#between(at, to);
    if (amount <= 0) return { from: to, duration: { unit: 'workingMinutes', amount: 0 } };
    const pauses = this.#stands.filter(({ from }) => from >= at);
    return { from: at, duration: { unit: 'workingMinutes', amount }, pauses };
  }

  #minutesInProcessing(acceptedAt: string, now: string): number {
    const starts = [acceptedAt, ...this.#stands.map(({ to }) => to)];
    const ends = [...this.#stands.map(({ from }) => from), this.#standsSince ?? now];
    return starts.reduce((sum, start, index) => sum + this.#between(start, ends[index] ?? now), 0);
  }

  #between(from: string, to: string): number {
    return workingMinutesBetween(this.#plan.calendar, from, to);
  }
}
