import type { DossierPlan } from '../lifecycle/plan.ts';
import { shareMinutesOf } from '../lifecycle/plan.ts';
import type { DossierState } from '../lifecycle/state.ts';
import { localDateOf } from '../working-time/local-time.ts';
import { isSettled, reckon, type Standing } from './standing.ts';

/** What is counted: how dossiers stand, what came in, what had to be asked for again, and the time of steps. */
export const measures = [
  'atReception',
  'notAccepted',
  'running',
  'paused',
  'pausedOverdue',
  'early',
  'onTime',
  'late',
  'received',
  'receivedOnline',
  'supplements',
  'step',
] as const satisfies readonly (Standing | 'received' | 'receivedOnline' | 'supplements' | 'step')[];
export type Measure = (typeof measures)[number];

/** One thing that a dossier adds to the figures of its unit and procedure. */
export interface FigureLine {
  readonly measure: Measure;
  /** First day of the month it belongs to, in Vietnam; `null` for what is so at present. */
  readonly month: string | null;
  /** Whose work it was, where that is counted. */
  readonly officerId: string | null;
  readonly stepKey: string | null;
  readonly count: number;
  /** Working minutes a step took, and those it had. */
  readonly usedMinutes: number;
  readonly shareMinutes: number;
}

/** A submitted dossier as far as it is counted. */
export interface CountedDossier {
  readonly state: DossierState;
  readonly plan: DossierPlan;
  readonly submittedAt: string;
  readonly endedAt: string | null;
  readonly isOnline: boolean;
  readonly officerId: string | null;
}

/**
 * Everything a dossier adds to the figures. Figures are nothing but the sum of these lines over all dossiers, whether
 * they were kept up event by event or counted anew.
 */
export function linesOf(dossier: CountedDossier): FigureLine[] {
  const { state, submittedAt, endedAt, isOnline, officerId } = dossier;
  const { standing, stoodAt } = reckon(state, endedAt);
  const settledIn = isSettled(standing) && stoodAt !== null ? monthOf(stoodAt) : null;
  const receivedIn = monthOf(submittedAt);
  const lines = [
    line('received', receivedIn),
    line(standing, settledIn, settledIn === null ? {} : { officerId }),
    ...(isOnline ? [line('receivedOnline', receivedIn)] : []),
    ...(state.supplement.rounds > 0 ? [line('supplements', receivedIn, { count: state.supplement.rounds })] : []),
  ];
  return settledIn === null ? lines : [...lines, ...stepLines(dossier, settledIn)];
}

function stepLines({ state, plan }: CountedDossier, month: string): FigureLine[] {
  return state.usedMinutes.flatMap((usedMinutes, index) => {
    const step = plan.steps[index];
    return step === undefined || usedMinutes === 0
      ? []
      : [line('step', month, { stepKey: step.key, usedMinutes, shareMinutes: shareMinutesOf(plan, state, index) })];
  });
}

function line(measure: Measure, month: string | null, more: Partial<FigureLine> = {}): FigureLine {
  return { measure, month, officerId: null, stepKey: null, count: 1, usedMinutes: 0, shareMinutes: 0, ...more };
}

/** The first day of the month an instant falls in, in Vietnam. */
export function monthOf(instant: string): string {
  return `${localDateOf(instant).slice(0, 7)}-01`;
}

/** What must be added to figures that contain `before` so that they contain `after` instead. */
export function changeOfLines(before: readonly FigureLine[], after: readonly FigureLine[]): FigureLine[] {
  return sumLines([...after, ...before.map(negative)]);
}

function negative(one: FigureLine): FigureLine {
  return { ...one, count: -one.count, usedMinutes: -one.usedMinutes, shareMinutes: -one.shareMinutes };
}

/** Lines of one unit and procedure with equal ones put together, and those left out that come to nothing. */
export function sumLines(lines: readonly FigureLine[]): FigureLine[] {
  const sums = new Map<string, FigureLine>();
  for (const one of lines) {
    const key = [one.measure, one.month, one.officerId, one.stepKey].join('|');
    const sum = sums.get(key);
    sums.set(
      key,
      sum === undefined
        ? one
        : {
            ...sum,
            count: sum.count + one.count,
            usedMinutes: sum.usedMinutes + one.usedMinutes,
            shareMinutes: sum.shareMinutes + one.shareMinutes,
          },
    );
  }
  return [...sums.values()].filter(
    ({ count, usedMinutes, shareMinutes }) => count !== 0 || usedMinutes !== 0 || shareMinutes !== 0,
  );
}
