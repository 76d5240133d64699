/** The moves several rows of the table share. Each is a pure step from one state to the next. */

import { addWorkingMinutes } from '../working-time/arithmetic.ts';
import { MINUTES_PER_WORKING_DAY } from '../working-time/duration.ts';
import { daysBefore, endOfDayAfter } from './clock.ts';
import type { Facts } from './act.ts';
import { calendarOf, resumeWindowDays, type DossierPlan } from './plan.ts';
import type { PaymentTiming } from '../procedure/definition.ts';
import type { DossierState, PaymentState, SupplementState } from './state.ts';

export const noSupplement: Omit<SupplementState, 'rounds'> = {
  asked: [],
  dueAt: null,
  remindAt: null,
  reminded: false,
};

/** The fee is due at this point of the procedure and has not been settled before. */
export function feeDueNow(plan: DossierPlan, state: DossierState, timing: PaymentTiming, facts: Facts): number {
  if (plan.payment.timing !== timing || state.payment !== null) return 0;
  return facts.feesDueVnd ?? 0;
}

/** Asks for money: a new payment order with its own deadline and reminder. */
export function requestPayment(plan: DossierPlan, state: DossierState, at: string, totalVnd: number): DossierState {
  const dueAt = endOfDayAfter(at, plan.payment.waitDays);
  return {
    ...state,
    status: 'payment_requested',
    payment: {
      orderNo: (state.payment?.orderNo ?? 0) + 1,
      totalVnd,
      dueAt,
      remindAt: daysBefore(dueAt, plan.payment.reminderDaysBefore, at),
      reminded: false,
      extensions: 0,
      outcome: 'awaited',
    },
  };
}

/** Goes on to where the procedure continues once the fee of this timing is settled. */
export function continueAfterPayment(plan: DossierPlan, state: DossierState, outcome: 'paid' | 'waived'): DossierState {
  const payment = state.payment === null ? null : { ...state.payment, outcome };
  const approval = state.approval?.what === 'waiveFee' ? null : state.approval;
  const settled: DossierState = { ...state, payment, approval };
  switch (plan.payment.timing) {
    case 'onSubmission':
      return openReception(settled);
    case 'beforeReturn':
      return openReturn(settled);
    case 'never':
    case 'onAcceptance':
      return enterStep(settled, state.step ?? 0);
  }
}

/** Opens the reception task, unless papers are still being fetched from home. */
export function openReception(state: DossierState): DossierState {
  return { ...state, status: 'submitted', visits: state.visits + 1 };
}

/** Opens a step of processing; the desk's time is set when time is settled. */
export function enterStep(state: DossierState, index: number): DossierState {
  return { ...state, status: 'processing', step: index, visits: state.visits + 1 };
}

/** Opens the return of the result. What is issued can no longer be stopped. */
export function openReturn(state: DossierState): DossierState {
  return { ...state, status: 'result_ready', approval: null, visits: state.visits + 1 };
}

/** Comes back to the desk that asked for a supplement, once it is there. */
export function comeBackFromSupplement(state: DossierState): DossierState {
  const back = { ...state, resumeTo: null, supplement: { rounds: state.supplement.rounds, ...noSupplement } };
  return state.resumeTo === 'processing' ? enterStep(back, state.step ?? 0) : openReception(back);
}

/**
 * Goes on where a withdrawal request or a stop interrupted the dossier. A wait begins anew with its whole time; money
 * that came in meanwhile counts.
 */
export function goOn(plan: DossierPlan, state: DossierState, at: string): DossierState {
  const back: DossierState = { ...state, interrupted: null, resumableUntil: null };
  switch (state.interrupted) {
    case 'processing':
      return enterStep(back, state.step ?? 0);
    case 'payment_requested':
      return state.payment?.outcome === 'paid'
        ? continueAfterPayment(plan, back, 'paid')
        : awaitPaymentAgain(plan, back, at);
    case 'supplement_requested':
      return { ...back, status: 'supplement_requested', supplement: awaitPieces(plan, back.supplement, at) };
    case 'submitted':
    case null:
      return openReception(back);
  }
}

/** A payment wait that is resumed gets its whole time again; the order stays the same while it was not closed. */
function awaitPaymentAgain(plan: DossierPlan, state: DossierState, at: string): DossierState {
  const { payment } = state;
  if (payment === null) return openReception(state);
  const dueAt = endOfDayAfter(at, plan.payment.waitDays);
  const reopened: PaymentState = {
    ...payment,
    orderNo: payment.outcome === 'awaited' ? payment.orderNo : payment.orderNo + 1,
    dueAt,
    remindAt: daysBefore(dueAt, plan.payment.reminderDaysBefore, at),
    reminded: false,
    outcome: 'awaited',
  };
  return { ...state, status: 'payment_requested', payment: reopened };
}

/** Interrupts a dossier: what is asked for stays asked, and nobody is waited for meanwhile. */
export function interrupt(state: DossierState): DossierState['interrupted'] {
  switch (state.status) {
    case 'submitted':
    case 'supplement_requested':
    case 'payment_requested':
    case 'processing':
      return state.status;
    default:
      return state.interrupted;
  }
}

/** Stops a dossier so that a supervisor can resume it within the window. An awaited payment is no longer asked for. */
export function stopDossier(state: DossierState, at: string): DossierState {
  return {
    ...state,
    status: 'stopped',
    collection: callOffCollection(state.collection),
    payment: cancelAwaited(state.payment),
    interrupted: interrupt(state),
    resumableUntil: endOfDayAfter(at, resumeWindowDays),
    approval: null,
    apology: state.apology === 'owed' ? 'none' : state.apology,
    transfer: null,
    consultations: callOffConsultations(state),
    extension: { ...state.extension, pending: null },
  };
}

/** Nobody waits any more for the opinions still out. Their numbers stay taken. */
export function callOffConsultations({ consultations }: DossierState): DossierState['consultations'] {
  return consultations.map((one) => (one.answer === 'awaited' ? { ...one, answer: 'calledOff' } : one));
}

/** Papers the post was to fetch must come another way once nobody waits for them. */
function callOffCollection(collection: DossierState['collection']): DossierState['collection'] {
  return collection === 'underway' ? 'failed' : collection;
}

function cancelAwaited(payment: PaymentState | null): PaymentState | null {
  return payment?.outcome === 'awaited' ? { ...payment, outcome: 'cancelled' } : payment;
}

/** Ends a dossier: nothing stays pending. */
export function endDossier(state: DossierState, status: 'returned' | 'refused' | 'withdrawn'): DossierState {
  return {
    ...state,
    status,
    collection: callOffCollection(state.collection),
    payment: cancelAwaited(state.payment),
    resumeTo: null,
    interrupted: null,
    approval: null,
    apology: state.apology === 'owed' ? 'none' : state.apology,
    transfer: null,
    extension: { ...state.extension, pending: null },
    supplement: { rounds: state.supplement.rounds, ...noSupplement },
    consultations: callOffConsultations(state),
  };
}

/** Asks the applicant for pieces, with a deadline and a reminder; comes back to where it was asked. */
export function requestPieces(
  plan: DossierPlan,
  state: DossierState,
  asked: readonly string[],
  at: string,
): DossierState {
  const supplement = { ...state.supplement, rounds: state.supplement.rounds + 1, asked };
  return {
    ...state,
    status: 'supplement_requested',
    resumeTo: state.status,
    supplement: awaitPieces(plan, supplement, at),
  };
}

/** The supplement's wait with its whole time from now. */
function awaitPieces(plan: DossierPlan, supplement: SupplementState, at: string): SupplementState {
  const dueAt = endOfDayAfter(at, plan.supplement.waitDays);
  const remindAt = daysBefore(dueAt, plan.supplement.reminderDaysBefore, at);
  return { ...supplement, dueAt, remindAt, reminded: false };
}

/** Adds one consultation per asked unit, each with its own deadline in working days. */
export function consultUnits(
  plan: DossierPlan,
  state: DossierState,
  asked: { readonly units: readonly string[]; readonly workingDays: number; readonly at: string },
): DossierState {
  const allowedMinutes = asked.workingDays * MINUTES_PER_WORKING_DAY;
  const dueAt = addWorkingMinutes(calendarOf(plan, state), asked.at, allowedMinutes);
  const first = state.consultations.length + 1;
  const added = asked.units.map((unitCode, index) => ({
    no: first + index,
    unitCode,
    askedAt: asked.at,
    allowedMinutes,
    dueAt,
    escalated: false,
    answer: 'awaited' as const,
  }));
  return { ...state, consultations: [...state.consultations, ...added] };
}
