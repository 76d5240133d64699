import { calendarOf, shareMinutesOf, type DossierPlan } from '../lifecycle/plan.ts';
import type { DossierState } from '../lifecycle/state.ts';
import type { LocalizedText } from '../localized-text.ts';
import { workingMinutesBetween } from '../working-time/arithmetic.ts';

/** Why a dossier that is still in time will probably not be done in time. */
export const riskReasons = ['noHolder', 'holderAway', 'stepOverdue', 'tooLittleTime'] as const;
export type RiskReason = (typeof riskReasons)[number];

export const riskNames: Readonly<Record<RiskReason, LocalizedText>> = {
  noHolder: { vi: 'Chưa ai nhận việc', en: 'Nobody has taken it' },
  holderAway: { vi: 'Người giữ vắng mặt', en: 'Whoever has it is away' },
  stepOverdue: { vi: 'Bước hiện tại đã quá hạn', en: 'The present step is overdue' },
  tooLittleTime: {
    vi: 'Các bước còn lại cần nhiều thời gian hơn còn lại',
    en: 'The remaining steps need more time than is left',
  },
};

export interface RunningDossier {
  readonly state: DossierState;
  readonly plan: DossierPlan;
  readonly dueAt: string;
  readonly taskDueAt: string | null;
  readonly isHeld: boolean;
  readonly isHolderAway: boolean;
}

export interface Outlook {
  /** Working minutes the steps from the present one on still have, and those left until the due date. */
  readonly neededMinutes: number;
  readonly leftMinutes: number;
  readonly reasons: readonly RiskReason[];
}

/** What speaks against a running dossier being done in time, as of an instant before its due date. */
export function outlookOf({ state, plan, dueAt, taskDueAt, ...dossier }: RunningDossier, now: string): Outlook {
  const neededMinutes = remainingMinutes(plan, state, now);
  const leftMinutes = workingMinutesBetween(calendarOf(plan, state), now, dueAt);
  const speaksAgainst: Readonly<Record<RiskReason, boolean>> = {
    noHolder: !dossier.isHeld,
    holderAway: dossier.isHolderAway,
    stepOverdue: taskDueAt !== null && taskDueAt < now,
    tooLittleTime: neededMinutes > leftMinutes,
  };
  return { neededMinutes, leftMinutes, reasons: riskReasons.filter((reason) => speaksAgainst[reason]) };
}

/** The rest of the present step's share and the shares of those after it. A step over its share needs no more of it. */
function remainingMinutes(plan: DossierPlan, state: DossierState, now: string): number {
  const { step, desk } = state;
  if (step === null) return 0;
  const present =
    desk === null || desk.dueAt <= now ? 0 : workingMinutesBetween(calendarOf(plan, state), now, desk.dueAt);
  return plan.steps.reduce((sum, _, index) => (index > step ? sum + shareMinutesOf(plan, state, index) : sum), present);
}
