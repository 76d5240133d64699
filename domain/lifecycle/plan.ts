import type { PaymentTiming, ProcedureDefinition, ReturnMethod, StepDefinition } from '../procedure/definition.ts';
import type { WorkCalendar } from '../working-time/calendar.ts';
import { workingMinutesOf, type WorkingDuration } from '../working-time/duration.ts';
import type { DossierState } from './state.ts';

/**
 * What a running dossier needs to know of its pinned procedure version and calendar to decide: no texts, no fees, no
 * personal data. It is recorded in the workflow's history once, so that nothing published later changes it.
 */
export interface DossierPlan {
  readonly calendar: WorkCalendar;
  readonly receptionMinutes: number;
  readonly processingMinutes: number;
  /** Cases with a processing time and shares of their own. */
  readonly cases: readonly PlannedCase[];
  readonly limits: PlannedLimits;
  readonly steps: readonly PlannedStep[];
  readonly payment: {
    readonly timing: PaymentTiming;
    readonly waitDays: number;
    readonly reminderDaysBefore: number;
    readonly maxExtensions: number;
  };
  readonly supplement: { readonly maxRounds: number; readonly waitDays: number; readonly reminderDaysBefore: number };
  readonly extension: { readonly maxTimes: number };
  readonly returnMethods: readonly ReturnMethod[];
  readonly requiredComponents: readonly string[];
}

/** A case of the procedure: its time, and what each step has of it, in the order of the steps. */
export interface PlannedCase {
  readonly key: string;
  readonly processingMinutes: number;
  readonly shareMinutes: readonly number[];
}

/** Limits on a part of the processing time, in working minutes; `null` where the procedure sets none. */
export interface PlannedLimits {
  readonly consultMinutes: number | null;
  readonly replyMinutes: number | null;
  readonly refuseMinutes: number | null;
  readonly consultationPauses: boolean;
  /** What is accepted after this time of a working day counts from the next one. */
  readonly cutoff: string | null;
}

const noLimits: PlannedLimits = {
  consultMinutes: null,
  replyMinutes: null,
  refuseMinutes: null,
  consultationPauses: false,
  cutoff: null,
};

export type PlannedStep = Pick<StepDefinition, 'key' | 'kind' | 'role' | 'shareMinutes' | 'unitCode'>;

/** Days a stopped dossier can still be resumed by a supervisor. A setting of ours, not law. */
export const resumeWindowDays = 180;

/** The plan of a dossier submitted under this version of a procedure and this calendar. */
export function planFor(definition: ProcedureDefinition, calendar: WorkCalendar): DossierPlan {
  return {
    calendar,
    receptionMinutes: workingMinutesOf(definition.reception),
    processingMinutes: workingMinutesOf(definition.processing),
    cases: plannedCases(definition),
    limits: plannedLimits(definition),
    steps: definition.steps.map(({ key, kind, role, shareMinutes, unitCode }) => ({
      key,
      kind,
      role,
      shareMinutes,
      ...(unitCode === undefined ? {} : { unitCode }),
    })),
    payment: definition.payment,
    supplement: definition.supplement,
    extension: definition.extension,
    returnMethods: definition.returnMethods,
    requiredComponents: definition.components.filter(({ required }) => required).map(({ key }) => key),
  };
}

function plannedCases({ cases = [], steps }: ProcedureDefinition): PlannedCase[] {
  return cases.map(({ key, processing, shares }) => ({
    key,
    processingMinutes: workingMinutesOf(processing),
    shareMinutes: steps.map((step) => shares[step.key] ?? step.shareMinutes),
  }));
}

function plannedLimits({ limits }: ProcedureDefinition): PlannedLimits {
  if (limits === undefined) return noLimits;
  const minutes = (limit: WorkingDuration | undefined) => (limit === undefined ? null : workingMinutesOf(limit));
  return {
    consultMinutes: minutes(limits.consultWithin),
    replyMinutes: minutes(limits.replyWithin),
    refuseMinutes: minutes(limits.refuseWithin),
    consultationPauses: limits.consultationPauses,
    cutoff: limits.cutoffTime ?? null,
  };
}

/** A plan as histories hold it: those recorded before there were cases and limits know none. */
export type RecordedPlan = Omit<DossierPlan, 'cases' | 'limits'> & Partial<Pick<DossierPlan, 'cases' | 'limits'>>;

/** A recorded plan with what it does not say filled in. */
export function completePlan(recorded: RecordedPlan): DossierPlan {
  return { ...recorded, cases: recorded.cases ?? [], limits: recorded.limits ?? noLimits };
}

/**
 * The plan as a workflow carries it: the same decisions from less. Days gone by before `sinceDate` (`YYYY-MM-DD`) and the
 * words of the others are left out; a due date's words are made where they are read, from the calendar itself.
 */
export function leanPlan(plan: DossierPlan, sinceDate: string): DossierPlan {
  return { ...plan, calendar: leanCalendar(plan.calendar, sinceDate) };
}

/** A calendar as a workflow carries it: without the days gone by before a date, and without words. */
export function leanCalendar(calendar: WorkCalendar, sinceDate: string): WorkCalendar {
  const days = calendar.days
    .filter(({ date }) => date >= sinceDate)
    .map(({ date, kind }) => ({ date, kind, note: '', source: '' }));
  return { ...calendar, days };
}

/** The calendar that holds for a dossier: the last one it has adopted, or the one it was submitted under. */
export function calendarOf(plan: DossierPlan, state: Pick<DossierState, 'calendar'>): WorkCalendar {
  return state.calendar ?? plan.calendar;
}

/** The processing time that holds for a dossier, by its case, in working minutes. */
export function processingMinutesOf(plan: DossierPlan, { caseKey }: Pick<DossierState, 'caseKey'>): number {
  return findCase(plan, caseKey)?.processingMinutes ?? plan.processingMinutes;
}

/** A step's share of the processing time, by the dossier's case, in working minutes. */
export function shareMinutesOf(plan: DossierPlan, { caseKey }: Pick<DossierState, 'caseKey'>, step: number): number {
  return findCase(plan, caseKey)?.shareMinutes[step] ?? getStep(plan, step).shareMinutes;
}

function findCase({ cases }: DossierPlan, caseKey: string | null): PlannedCase | undefined {
  return cases.find(({ key }) => key === caseKey);
}

/** The step at this index. @throws RangeError when the plan has no such step: the caller's state is not of this plan. */
export function getStep(plan: DossierPlan, index: number): PlannedStep {
  const step = plan.steps[index];
  if (step === undefined) throw new RangeError(`The plan has no step ${index}`);
  return step;
}
