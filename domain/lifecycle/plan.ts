import type { PaymentTiming, ProcedureDefinition, ReturnMethod, StepDefinition } from '../procedure/definition.ts';
import type { WorkCalendar } from '../working-time/calendar.ts';
import { workingMinutesOf } from '../working-time/duration.ts';

/**
 * What a running dossier needs to know of its pinned procedure version and calendar to decide: no texts, no fees, no
 * personal data. It is recorded in the workflow's history once, so that nothing published later changes it.
 */
export interface DossierPlan {
  readonly calendar: WorkCalendar;
  readonly receptionMinutes: number;
  readonly processingMinutes: number;
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

export type PlannedStep = Pick<StepDefinition, 'key' | 'kind' | 'role' | 'shareMinutes' | 'unitCode'>;

/** Days a stopped dossier can still be resumed by a supervisor. A setting of ours, not law. */
export const resumeWindowDays = 180;

/** The plan of a dossier submitted under this version of a procedure and this calendar. */
export function planFor(definition: ProcedureDefinition, calendar: WorkCalendar): DossierPlan {
  return {
    calendar,
    receptionMinutes: workingMinutesOf(definition.reception),
    processingMinutes: workingMinutesOf(definition.processing),
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

/**
 * The plan as a workflow carries it: the same decisions from less. Days gone by before `sinceDate` (`YYYY-MM-DD`) and the
 * words of the others are left out; a due date's words are made where they are read, from the calendar itself.
 */
export function leanPlan(plan: DossierPlan, sinceDate: string): DossierPlan {
  const days = plan.calendar.days
    .filter(({ date }) => date >= sinceDate)
    .map(({ date, kind }) => ({ date, kind, note: '', source: '' }));
  return { ...plan, calendar: { ...plan.calendar, days } };
}

/** The step at this index. @throws RangeError when the plan has no such step: the caller's state is not of this plan. */
export function getStep(plan: DossierPlan, index: number): PlannedStep {
  const step = plan.steps[index];
  if (step === undefined) throw new RangeError(`The plan has no step ${index}`);
  return step;
}
