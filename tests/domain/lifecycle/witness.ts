import { expect } from 'vitest';
import type { DossierPlan } from '../../../domain/lifecycle/plan.ts';
import type { DossierState } from '../../../domain/lifecycle/state.ts';
import type { DossierStatus } from '../../../domain/lifecycle/statuses.ts';
import type { WorkCalendar } from '../../../domain/working-time/calendar.ts';
import { workingMinutesBetween } from '../../../domain/working-time/arithmetic.ts';
import { computeDueDate, elapsedMinutes, type Deadline } from '../../../domain/working-time/due-date.ts';
import { feesDueVnd } from './plans.ts';
import type { Step } from './walk.ts';

const awayFromWork: readonly DossierStatus[] = ['supplement_requested', 'withdrawal_requested', 'stopped'];
const leadsBack: readonly string[] = ['supplement', 'declineWithdrawal', 'resume', 'correct'];

type Why = 'supplement' | 'payment' | 'withdrawal' | 'consultation' | 'stop';

interface Stand {
  readonly from: string;
  readonly to: string;
  readonly why: Why;
}

/** What is waited for where the clock stands. */
const waitsFor: Partial<Record<DossierStatus, Why>> = {
  supplement_requested: 'supplement',
  payment_requested: 'payment',
  withdrawal_requested: 'withdrawal',
};

/**
 * Watches a dossier from outside and keeps its own books of time and money: of states it looks at nothing but the
 * status, and compares the rest with what it has worked out itself.
 */
export class Witness {
  readonly #plan: DossierPlan;
  #calendar: WorkCalendar;
  /** Where the dossier was worked on before a supplement was waited for. */
  #workedIn: DossierStatus | undefined;
  /** Where the dossier was before a withdrawal request or a stop interrupted it. */
  #wasIn: DossierStatus | undefined;
  #acceptedAt: string | undefined;
  #standing: { readonly from: string; readonly why: Why } | undefined;
  #stands: Stand[] = [];
  /** Working minutes allowed so far, extensions among them. */
  #allowed: number;
  #asked: string | undefined;
  /** How many opinions are out. */
  #opinions = 0;
  #issued = false;
  #settled: boolean;

  constructor(plan: DossierPlan) {
    this.#plan = plan;
    this.#calendar = plan.calendar;
    this.#settled = plan.payment.timing === 'never';
    this.#allowed = plan.processingMinutes;
  }

  hear({ act, before, after }: Step): void {
    const { at, decision } = act;
    if (leadsBack.includes(act.action)) this.#expectWayBack(act.action, after.status);
    this.#noteWay(before.status, after.status);
    if (act.facts.calendar !== undefined) this.#calendar = act.facts.calendar;
    if (act.action === 'accept') this.#acceptedAt = at;
    if (decision['caseKey'] !== undefined) this.#allowed = this.#plan.cases[0]?.processingMinutes ?? this.#allowed;
    if (act.action === 'requestExtension') this.#asked = String(decision['newDueAt']);
    if (act.action === 'approveExtension') this.#extend();
    if (act.action === 'consult') this.#opinions += [decision['units']].flat().length;
    if (act.action === 'answerConsultation') this.#opinions -= 1;
    if (act.action === 'issueResult') this.#issued = true;
    if (this.#issued || after.status === 'stopped') this.#opinions = 0;
    if (act.action === 'recordPayment') this.#settled ||= Number(decision['bookedVnd']) >= feesDueVnd;
    if (act.action === 'approveWaiver') this.#settled = true;
    if (this.#acceptedAt !== undefined) this.#watchClock(after.status, at);
  }

  expectAgreement(state: DossierState, now: string): void {
    this.#expectTime(state, now);
    if (state.status === 'returned') expect(this.#settled, 'a result left although its fee is unpaid').toBe(true);
  }

  /** A supplement leads back to the desk that asked; a withdrawal or a stop to wherever the dossier was. */
  #expectWayBack(action: string, to: DossierStatus): void {
    const back = action === 'supplement' ? this.#workedIn : this.#wasIn;
    // Money that came in meanwhile is not asked for again.
    const paid = back === 'payment_requested' && this.#settled;
    if (!paid) expect(to, action).toBe(back);
  }

  #noteWay(from: DossierStatus, to: DossierStatus): void {
    if (to === 'withdrawal_requested' && from !== to) this.#wasIn = from;
    if (to === 'stopped' && from !== 'withdrawal_requested' && from !== to) this.#wasIn = from;
    if (!awayFromWork.includes(to)) {
      this.#workedIn = to;
      this.#wasIn = to;
    }
  }

  #extend(): void {
    const { dueAt } = computeDueDate(this.#calendar, this.#deadline(this.#acceptedAt ?? ''));
    this.#allowed += Math.max(0, this.#between(dueAt, this.#asked ?? dueAt));
  }

  /** After acceptance the clock runs in processing and nowhere else, and there only while no opinion is waited for. */
  #watchClock(status: DossierStatus, at: string): void {
    const why = this.#whyStanding(status);
    if (why === this.#standing?.why) return;
    if (this.#standing !== undefined) this.#stands.push({ ...this.#standing, to: at });
    this.#standing = why === undefined ? undefined : { from: at, why };
  }

  #whyStanding(status: DossierStatus): Why | undefined {
    if (this.#issued) return 'stop';
    if (status !== 'processing') return waitsFor[status] ?? 'stop';
    return this.#plan.limits.consultationPauses && this.#opinions > 0 ? 'consultation' : undefined;
  }

  #expectTime(state: DossierState, now: string): void {
    expect(state.clock === null).toBe(this.#acceptedAt === undefined);
    if (state.clock === null || this.#acceptedAt === undefined) return;
    expect(state.clock.acceptedAt).toBe(this.#acceptedAt);
    expect(state.clock.pauses).toEqual(this.#stands);
    expect(state.clock.standsSince ?? undefined).toBe(this.#standing?.from);

    const deadline = this.#deadline(this.#acceptedAt);
    const { dueAt, provisional } = computeDueDate(this.#calendar, deadline);
    expect(state.clock.dueAt).toBe(dueAt);
    expect(state.clock.provisional).toBe(provisional);

    const spent = this.#minutesRun(this.#acceptedAt, now);
    const standing = this.#standing === undefined ? [] : [{ ...this.#standing, to: now }];
    const pauses = [...this.#stands, ...standing];
    // A cut-off moves the count's start; the minutes that desks use are counted by the clock on the wall.
    expect(elapsedMinutes(this.#calendar, { ...deadline, cutoff: undefined, pauses }, now)).toBe(spent);
    const booked = state.usedMinutes.reduce((sum, minutes) => sum + minutes, 0);
    expect(booked + this.#minutesAtDesk(state, now), 'the minutes of all steps make up the elapsed time').toBe(spent);
  }

  #minutesAtDesk({ status, desk }: DossierState, now: string): number {
    if (status !== 'processing' || desk === null) return 0;
    const until = this.#standing?.from ?? now;
    return Math.max(0, this.#between(desk.openedAt, until));
  }

  #deadline(from: string): Deadline {
    return {
      from,
      duration: { unit: 'workingMinutes', amount: this.#allowed },
      pauses: this.#stands,
      cutoff: this.#plan.limits.cutoff ?? undefined,
    };
  }

  #minutesRun(acceptedAt: string, now: string): number {
    const starts = [acceptedAt, ...this.#stands.map(({ to }) => to)];
    const ends = [...this.#stands.map(({ from }) => from), this.#standing?.from ?? now];
    return starts.reduce((sum, start, index) => sum + this.#between(start, ends[index] ?? now), 0);
  }

  #between(from: string, to: string): number {
    return workingMinutesBetween(this.#calendar, from, to);
  }
}
