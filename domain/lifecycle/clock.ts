import { addWorkingMinutes, workingMinutesBetween } from '../working-time/arithmetic.ts';
import { isProvisional, shareReachedAt, type Deadline } from '../working-time/due-date.ts';
import { localDateOf, minuteAtOrAfter, startOfDate } from '../working-time/local-time.ts';
import type { WorkCalendar } from '../working-time/calendar.ts';
import { transferDeadline } from '../working-time/transfer-deadline.ts';
import { calendarOf, processingMinutesOf, shareMinutesOf, type DossierPlan } from './plan.ts';
import type { Clock, ClockPause, Desk, DossierState, Limit } from './state.ts';
import type { DossierStatus } from './statuses.ts';

/** A deadline warns its holder when this share of its time is used. */
const warnAtShare = 0.8;

const dayMs = 24 * 60 * 60 * 1000;

/** A stretch of working time that begins now. Zero minutes left means it is due at once. */
export function openDesk(calendar: WorkCalendar, openedAt: string, allowedMinutes: number): Desk {
  return reckonDesk(calendar, { openedAt, allowedMinutes, dueAt: openedAt, warnAt: openedAt, ...untold });
}

const untold = { warned: false, escalated: false } as const;

function reckonDesk(calendar: WorkCalendar, desk: Desk): Desk {
  const { openedAt, allowedMinutes } = desk;
  const after = (minutes: number): string =>
    allowedMinutes === 0 ? openedAt : addWorkingMinutes(calendar, openedAt, minutes);
  return { ...desk, dueAt: after(allowedMinutes), warnAt: after(Math.floor(allowedMinutes * warnAtShare)) };
}

/** Starts the clock and the limits on parts of it, at acceptance (NĐ 118/2025 Art. 17(3)). */
export function startClock(plan: DossierPlan, state: DossierState, at: string): DossierState {
  const { consultMinutes, refuseMinutes } = plan.limits;
  const limit = (kind: Limit['kind'], allowedMinutes: number | null): Limit[] =>
    allowedMinutes === null ? [] : [{ kind, allowedMinutes, dueAt: at, warnAt: at, warned: false, metAt: null }];
  const clock: Clock = {
    acceptedAt: at,
    allowedMinutes: processingMinutesOf(plan, state),
    extendedMinutes: 0,
    dueAt: at,
    warnAt: at,
    provisional: false,
    mode: 'running',
    standsSince: null,
    standsFor: null,
    pauses: [],
    ...untold,
  };
  return reckonClock(plan, {
    ...state,
    clock,
    limits: [...limit('consult', consultMinutes), ...limit('refuse', refuseMinutes)],
  });
}

/** What a clock's due date is worked out from. */
export function deadlineOf(plan: DossierPlan, { acceptedAt, allowedMinutes, pauses }: Clock): Deadline {
  return {
    from: acceptedAt,
    duration: { unit: 'workingMinutes', amount: allowedMinutes },
    pauses,
    ...(plan.limits.cutoff === null ? {} : { cutoff: plan.limits.cutoff }),
  };
}

/** Works out the dates of the clock and of the limits on parts of it from what the clock has recorded. */
export function reckonClock(plan: DossierPlan, state: DossierState): DossierState {
  const { clock } = state;
  if (clock === null) return state;
  const calendar = calendarOf(plan, state);
  const deadline = deadlineOf(plan, clock);
  const dueAt = shareReachedAt(calendar, deadline, 1);
  const from = minuteAtOrAfter(clock.acceptedAt, 'acceptedAt');
  const provisional = isProvisional(calendar, from, minuteAtOrAfter(dueAt, 'dueAt'));
  return {
    ...state,
    clock: { ...clock, dueAt, warnAt: shareReachedAt(calendar, deadline, warnAtShare), provisional },
    limits: state.limits.map((limit) => reckonLimit(calendar, deadline, limit)),
  };
}

function reckonLimit(calendar: WorkCalendar, whole: Deadline, limit: Limit): Limit {
  const part: Deadline = { ...whole, duration: { unit: 'workingMinutes', amount: limit.allowedMinutes } };
  return {
    ...limit,
    dueAt: shareReachedAt(calendar, part, 1),
    warnAt: shareReachedAt(calendar, part, warnAtShare),
  };
}

/** Works out anew every date that counts working time, under another calendar. */
export function reckonEverything(plan: DossierPlan, state: DossierState): DossierState {
  const calendar = calendarOf(plan, state);
  return reckonClock(plan, {
    ...state,
    desk: state.desk === null ? null : reckonDesk(calendar, state.desk),
    consultations: state.consultations.map((one) => ({
      ...one,
      dueAt: addWorkingMinutes(calendar, one.askedAt, one.allowedMinutes),
    })),
    transfer:
      state.transfer === null || state.clock === null
        ? state.transfer
        : { ...state.transfer, dueAt: transferDeadline(calendar, state.clock.acceptedAt).dueAt },
  });
}

/** Marks what a limit is on as done. */
export function meetLimit(state: DossierState, kind: Limit['kind'], at: string): DossierState {
  const limits = state.limits.map((limit) =>
    limit.kind === kind && limit.metAt === null ? { ...limit, metAt: at } : limit,
  );
  return { ...state, limits };
}

/** The last instant of the day in Vietnam that lies this many calendar days after an instant. */
export function endOfDayAfter(at: string, days: number): string {
  return new Date(Date.parse(startOfDate(localDateOf(at), days + 1)) - 1000).toISOString();
}

/** The instant this many calendar days before another, but not before `notBefore`. */
export function daysBefore(instant: string, days: number, notBefore: string): string {
  return new Date(Math.max(Date.parse(instant) - days * dayMs, Date.parse(notBefore))).toISOString();
}

type Standing = { readonly mode: 'running' } | { readonly mode: 'paused' | 'stopped'; readonly why: ClockPause['why'] };

const running: Standing = { mode: 'running' };
const over: Standing = { mode: 'stopped', why: 'stop' };

/** What the legal clock does in a status. Before acceptance there is none to move. */
const standingIn: Readonly<Record<DossierStatus, Standing>> = {
  draft: over,
  submitted: running,
  processing: running,
  supplement_requested: { mode: 'paused', why: 'supplement' },
  payment_requested: { mode: 'paused', why: 'payment' },
  withdrawal_requested: { mode: 'paused', why: 'withdrawal' },
  stopped: over,
  result_ready: over,
  returned: over,
  refused: over,
  withdrawn: over,
};

function standingOf(plan: DossierPlan, state: DossierState): Standing {
  if (state.issued) return over;
  const waitsForUnits =
    plan.limits.consultationPauses &&
    state.status === 'processing' &&
    state.consultations.some(({ answer }) => answer === 'awaited');
  return waitsForUnits ? { mode: 'paused', why: 'consultation' } : standingIn[state.status];
}

/**
 * Brings the legal clock and the desk in line with where a dossier has just arrived: pauses and resumes both, and books
 * the working minutes the left step has used. Working time is counted once, whatever the pause runs over.
 */
export function settleTime(plan: DossierPlan, before: DossierState, after: DossierState, at: string): DossierState {
  const left = bookUsedMinutes(plan, before, after, at);
  const moved = moveClock(plan, left, at);
  return openNextDesk(plan, before, moveDesk(plan, before, moved, at), at);
}

function bookUsedMinutes(plan: DossierPlan, before: DossierState, after: DossierState, at: string): DossierState {
  if (before.status !== 'processing' || before.step === null || before.desk === null) return after;
  if (!deskChanges(before, after)) return after;
  const until = standsSince(before) ?? at;
  const used = workingMinutesBetween(
    calendarOf(plan, before),
    before.desk.openedAt,
    later(until, before.desk.openedAt),
  );
  const usedMinutes = plan.steps.map(
    (_, index) => (after.usedMinutes[index] ?? 0) + (index === before.step ? used : 0),
  );
  return { ...after, usedMinutes };
}

/** A main task's desk lives as long as its visit and status do. */
function deskChanges(before: DossierState, after: DossierState): boolean {
  return before.status !== after.status || before.visits !== after.visits;
}

/** Since when the clock stands still beside a desk that stays open. */
function standsSince({ clock }: DossierState): string | null {
  return clock !== null && clock.mode === 'paused' ? clock.standsSince : null;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** A standing clock keeps why it stands, pause by pause; each that ends moves the dates. */
function moveClock(plan: DossierPlan, state: DossierState, at: string): DossierState {
  const { clock } = state;
  if (clock === null) return state;
  const standing = standingOf(plan, state);
  const why = standing.mode === 'running' ? null : standing.why;
  if (standing.mode === clock.mode && why === clock.standsFor) return state;
  const pauses =
    clock.standsSince === null || clock.standsFor === null
      ? clock.pauses
      : [...clock.pauses, { from: clock.standsSince, to: at, why: clock.standsFor }];
  const moved: Clock = {
    ...clock,
    mode: standing.mode,
    standsSince: why === null ? null : at,
    standsFor: why,
    pauses,
  };
  return reckonClock(plan, { ...state, clock: moved });
}

/** A desk that stayed open while the clock stood gets that time back when the clock runs again. */
function moveDesk(plan: DossierPlan, before: DossierState, after: DossierState, at: string): DossierState {
  const stood = standsSince(before);
  if (stood === null || after.clock?.mode !== 'running') return after;
  if (after.desk === null || deskChanges(before, after)) return after;
  const calendar = calendarOf(plan, after);
  const minutes = workingMinutesBetween(calendar, later(stood, after.desk.openedAt), at);
  const openedAt = addWorkingMinutes(calendar, after.desk.openedAt, minutes);
  return { ...after, desk: reckonDesk(calendar, { ...after.desk, openedAt }) };
}

function openNextDesk(plan: DossierPlan, before: DossierState, state: DossierState, at: string): DossierState {
  const calendar = calendarOf(plan, state);
  if (state.status === 'submitted' && state.collection !== 'underway') {
    return state.desk !== null && !deskChanges(before, state)
      ? state
      : { ...state, desk: openDesk(calendar, at, plan.receptionMinutes) };
  }
  if (state.status === 'processing' && state.step !== null) {
    if (state.desk !== null && !deskChanges(before, state)) return state;
    const left = Math.max(0, shareMinutesOf(plan, state, state.step) - (state.usedMinutes[state.step] ?? 0));
    return { ...state, desk: openDesk(calendar, at, left) };
  }
  return { ...state, desk: null };
}
