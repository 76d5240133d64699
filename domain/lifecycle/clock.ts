import { addWorkingMinutes, workingMinutesBetween } from '../working-time/arithmetic.ts';
import { computeDueDate, isProvisional } from '../working-time/due-date.ts';
import { localDateOf, minuteAtOrAfter, startOfDate } from '../working-time/local-time.ts';
import { getStep, type DossierPlan } from './plan.ts';
import type { Clock, Desk, DossierState } from './state.ts';
import type { DossierStatus } from './statuses.ts';

/** A deadline warns its holder when this share of its time is used. */
const warnAtShare = 0.8;

const dayMs = 24 * 60 * 60 * 1000;

/** A stretch of working time that begins now. Zero minutes left means it is due at once. */
export function openDesk(plan: DossierPlan, at: string, minutes: number): Desk {
  return {
    openedAt: at,
    dueAt: minutes === 0 ? at : addWorkingMinutes(plan.calendar, at, minutes),
    warnAt: minutes === 0 ? at : addWorkingMinutes(plan.calendar, at, Math.floor(minutes * warnAtShare)),
    warned: false,
    escalated: false,
  };
}

/** The clock as it starts at acceptance (NĐ 118/2025 Art. 17(3)). */
export function startClock(plan: DossierPlan, at: string): Clock {
  const { dueAt, provisional } = computeDueDate(plan.calendar, {
    from: at,
    duration: { unit: 'workingHours', amount: plan.processingMinutes / 60 },
  });
  return {
    acceptedAt: at,
    dueAt,
    warnAt: addWorkingMinutes(plan.calendar, at, Math.floor(plan.processingMinutes * warnAtShare)),
    provisional,
    mode: 'running',
    standsSince: null,
    pauses: [],
    warned: false,
    escalated: false,
  };
}

/** The last instant of the day in Vietnam that lies this many calendar days after an instant. */
export function endOfDayAfter(at: string, days: number): string {
  return new Date(Date.parse(startOfDate(localDateOf(at), days + 1)) - 1000).toISOString();
}

/** The instant this many calendar days before another, but not before `notBefore`. */
export function daysBefore(instant: string, days: number, notBefore: string): string {
  return new Date(Math.max(Date.parse(instant) - days * dayMs, Date.parse(notBefore))).toISOString();
}

/** What the legal clock does in a status. Before acceptance there is none to move. */
function clockMode(state: DossierState): Clock['mode'] {
  if (state.issued) return 'stopped';
  const modes: Record<DossierStatus, Clock['mode']> = {
    draft: 'stopped',
    submitted: 'running',
    processing: 'running',
    supplement_requested: 'paused',
    payment_requested: 'paused',
    withdrawal_requested: 'paused',
    stopped: 'stopped',
    result_ready: 'stopped',
    returned: 'stopped',
    refused: 'stopped',
    withdrawn: 'stopped',
  };
  return modes[state.status];
}

/**
 * Brings the legal clock and the desk in line with where a dossier has just arrived: pauses and resumes both, and books
 * the working minutes the left step has used. Working time is counted once, whatever the pause runs over.
 */
export function settleTime(plan: DossierPlan, before: DossierState, after: DossierState, at: string): DossierState {
  const left = bookUsedMinutes(plan, before, after, at);
  return openNextDesk(plan, before, moveClock(plan, left, at), at);
}

function bookUsedMinutes(plan: DossierPlan, before: DossierState, after: DossierState, at: string): DossierState {
  if (before.status !== 'processing' || before.step === null || before.desk === null) return after;
  if (!deskChanges(before, after)) return after;
  const used = workingMinutesBetween(plan.calendar, before.desk.openedAt, at);
  const usedMinutes = plan.steps.map(
    (_, index) => (after.usedMinutes[index] ?? 0) + (index === before.step ? used : 0),
  );
  return { ...after, usedMinutes };
}

/** A main task's desk lives as long as its visit and status do. */
function deskChanges(before: DossierState, after: DossierState): boolean {
  return before.status !== after.status || before.visits !== after.visits;
}

function moveClock(plan: DossierPlan, state: DossierState, at: string): DossierState {
  const { clock } = state;
  if (clock === null) return state;
  const mode = clockMode(state);
  if (mode === clock.mode) return state;
  if (mode !== 'running') return { ...state, clock: { ...clock, mode, standsSince: clock.standsSince ?? at } };
  const from = clock.standsSince ?? at;
  const pausedMinutes = workingMinutesBetween(plan.calendar, from, at);
  // A pause that begins when the time is already used up moves nothing, as everywhere due dates are computed.
  const later = (instant: string): string =>
    workingMinutesBetween(plan.calendar, from, instant) > 0
      ? addWorkingMinutes(plan.calendar, instant, pausedMinutes)
      : instant;
  const pauses = [...clock.pauses, { from, to: at }];
  const resumed: Clock = { ...clock, mode, standsSince: null, warnAt: later(clock.warnAt), pauses };
  return { ...state, clock: setDueDate(plan, resumed, later(clock.dueAt)) };
}

/** The clock with another due date, which may lie beyond what the calendar publishes. */
export function setDueDate(plan: DossierPlan, clock: Clock, dueAt: string): Clock {
  const acceptedMinute = minuteAtOrAfter(clock.acceptedAt, 'acceptedAt');
  const provisional = isProvisional(plan.calendar, acceptedMinute, minuteAtOrAfter(dueAt, 'dueAt'));
  return { ...clock, dueAt, provisional };
}

function openNextDesk(plan: DossierPlan, before: DossierState, state: DossierState, at: string): DossierState {
  if (state.status === 'submitted' && state.collection !== 'underway') {
    return state.desk !== null && !deskChanges(before, state)
      ? state
      : { ...state, desk: openDesk(plan, at, plan.receptionMinutes) };
  }
  if (state.status === 'processing' && state.step !== null) {
    if (state.desk !== null && !deskChanges(before, state)) return state;
    const left = Math.max(0, getStep(plan, state.step).shareMinutes - (state.usedMinutes[state.step] ?? 0));
    return { ...state, desk: openDesk(plan, at, left) };
  }
  return { ...state, desk: null };
}
