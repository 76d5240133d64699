import type { DossierState } from '../lifecycle/state.ts';
import { isFinal } from '../lifecycle/statuses.ts';
import { earlyByHours } from './settings.ts';

/**
 * How a dossier counts, as far as events alone decide it. Only `running` changes with time: in time until its due date,
 * overdue from then on. A dossier has one standing at every moment, so that figures made of them add up.
 */
export const standings = [
  'atReception',
  'notAccepted',
  'running',
  'paused',
  'pausedOverdue',
  'early',
  'onTime',
  'late',
] as const;
export type Standing = (typeof standings)[number];

/** Standings that are over: the unit's work is done. */
export const settledStandings = ['early', 'onTime', 'late', 'notAccepted'] as const satisfies readonly Standing[];
export type SettledStanding = (typeof settledStandings)[number];

/** Standings whose due date can have passed while the dossier is open. */
export const overdueStandings = ['running', 'pausedOverdue'] as const satisfies readonly Standing[];

/** What reports show: every submitted dossier is in exactly one bucket at any instant. */
export const buckets = [
  'early',
  'onTime',
  'late',
  'openOverdue',
  'openInTime',
  'paused',
  'atReception',
  'notAccepted',
] as const;
export type Bucket = (typeof buckets)[number];

/** A dossier's standing with the two instants it comes from. */
export interface Reckoning {
  readonly standing: Standing;
  readonly dueAt: string | null;
  /** When the clock was stopped for good or stood still; `null` while it runs or has not begun. */
  readonly stoodAt: string | null;
}

const hourMs = 3_600_000;

/**
 * Where a dossier's clock stands. The unit's work ends when the result is issued: how long it then waits to be fetched is
 * the applicant's time. A pause counts only from when it began: what was overdue by then stays overdue.
 * `endedAt` is when a dossier without a clock was refused or withdrawn.
 */
export function reckon(state: DossierState, endedAt: string | null): Reckoning {
  const { clock, status } = state;
  if (clock === null) {
    if (isFinal(status)) return { standing: 'notAccepted', dueAt: null, stoodAt: endedAt };
    const stands = status === 'supplement_requested' || status === 'payment_requested' || status === 'stopped';
    return { standing: stands ? 'paused' : 'atReception', dueAt: null, stoodAt: null };
  }
  const { dueAt, standsSince } = clock;
  if (clock.mode === 'running' || standsSince === null) return { standing: 'running', dueAt, stoodAt: null };
  const isLate = standsSince > dueAt;
  if (!state.issued && !isFinal(status)) {
    return { standing: isLate ? 'pausedOverdue' : 'paused', dueAt, stoodAt: standsSince };
  }
  return { standing: isLate ? 'late' : settledInTime(standsSince, dueAt), dueAt, stoodAt: standsSince };
}

function settledInTime(settledAt: string, dueAt: string): 'early' | 'onTime' {
  return Date.parse(dueAt) - Date.parse(settledAt) >= earlyByHours * hourMs ? 'early' : 'onTime';
}

/** The bucket a dossier is in at an instant. */
export function bucketOf({ standing, dueAt }: Pick<Reckoning, 'standing' | 'dueAt'>, now: string): Bucket {
  switch (standing) {
    case 'running':
      return dueAt !== null && dueAt < now ? 'openOverdue' : 'openInTime';
    case 'pausedOverdue':
      return 'openOverdue';
    case 'atReception':
    case 'notAccepted':
    case 'paused':
    case 'early':
    case 'onTime':
    case 'late':
      return standing;
  }
}

/** Whether a standing is over. */
export function isSettled(standing: Standing): standing is SettledStanding {
  return (settledStandings as readonly Standing[]).includes(standing);
}
