import type { FeeQuote } from '../fee/quote.ts';
import { quoteFees } from '../fee/quote.ts';
import { judge } from '../fee/judge.ts';
import type { LocalizedText } from '../localized-text.ts';
import { addWorkingMinutes } from '../working-time/arithmetic.ts';
import type { WorkCalendar } from '../working-time/calendar.ts';
import { computeDueDate, type Deadline, type DueDate } from '../working-time/due-date.ts';
import { workingMinutesOf, type WorkingDuration } from '../working-time/duration.ts';
import type { Instant, IsoInstant } from '../working-time/local-time.ts';
import { caseOf, situationOf, type CaseRequest } from './case-of.ts';
import { conditionInWords } from './condition-words.ts';
import type { DeadlineCase, PaymentTiming, ProcedureDefinition, StepDefinition } from './definition.ts';

export interface PreviewRequest extends CaseRequest {
  /** When the dossier would be submitted. */
  readonly at: Instant;
}

/** A step with the dates it is planned for, if every step before it takes the whole of its own time. */
export interface PlannedStepDates extends Pick<StepDefinition, 'key' | 'name' | 'kind' | 'role' | 'unitCode'> {
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  readonly minutes: number;
}

/** A limit on a part of the time, and when it would run out. */
export interface PlannedLimit {
  readonly kind: 'consult' | 'reply' | 'refuse';
  readonly dueAt: IsoInstant;
  readonly minutes: number;
}

/** What would happen to a dossier that is complete, accepted at the last moment, paid at once and never interrupted. */
export interface Preview {
  /** The case whose time holds, and why; without one the procedure's own time. */
  readonly chosen: { readonly deadlineCase: DeadlineCase | null; readonly why: LocalizedText };
  /** Answers without which it cannot be said whether an earlier case holds. */
  readonly undecidedBy: readonly string[];
  readonly fees: FeeQuote;
  /** When the fee is asked for; `never` where there is nothing to pay. */
  readonly paymentTiming: PaymentTiming;
  readonly submittedAt: IsoInstant;
  /** The last moment of acceptance, from which the time is counted. */
  readonly acceptedAt: IsoInstant;
  readonly processingMinutes: number;
  readonly steps: readonly PlannedStepDates[];
  readonly limits: readonly PlannedLimit[];
  readonly consultationPauses: boolean;
  /** When the law wants the result, and how that date comes about. */
  readonly due: DueDate;
}

/**
 * What would happen to a dossier with these answers, by the very rules that decide when it is submitted.
 * @throws WorkingTimeError when `at` is no instant or a time of the definition cannot be counted; a definition that was
 * linted has none.
 */
export function previewProcedure(
  definition: ProcedureDefinition,
  calendar: WorkCalendar,
  request: PreviewRequest,
): Preview {
  const deadlineCase = caseOf(definition, request) ?? null;
  const fees = quoteFees(definition.fees, request);
  const submittedAt = new Date(request.at).toISOString();
  const acceptedAt = addWorkingMinutes(calendar, submittedAt, workingMinutesOf(definition.reception));
  const processing = deadlineCase?.processing ?? definition.processing;
  return {
    chosen: { deadlineCase, why: reasonFor(definition, deadlineCase) },
    undecidedBy: undecidedBy(definition, request, deadlineCase),
    fees,
    paymentTiming: fees.ok && fees.totalVnd === 0 ? 'never' : definition.payment.timing,
    submittedAt,
    acceptedAt,
    processingMinutes: workingMinutesOf(processing),
    steps: plannedSteps(definition, calendar, { acceptedAt, deadlineCase }),
    limits: plannedLimits(definition, calendar, acceptedAt),
    consultationPauses: definition.limits?.consultationPauses ?? false,
    due: computeDueDate(calendar, partOf(definition, acceptedAt, processing)),
  };
}

function reasonFor(definition: ProcedureDefinition, deadlineCase: DeadlineCase | null): LocalizedText {
  if (deadlineCase !== null) return conditionInWords(definition, deadlineCase.when);
  return (definition.cases ?? []).length === 0
    ? { vi: 'thủ tục chỉ có một thời hạn', en: 'the procedure has one time for all' }
    : { vi: 'không thuộc trường hợp nào có thời hạn riêng', en: 'none of the cases with a time of its own applies' };
}

/** What is missing to judge the cases before the one that holds, or all of them. */
function undecidedBy(
  definition: ProcedureDefinition,
  request: PreviewRequest,
  deadlineCase: DeadlineCase | null,
): string[] {
  const { cases = [] } = definition;
  const before = deadlineCase === null ? cases : cases.slice(0, cases.indexOf(deadlineCase));
  const situation = situationOf(definition, request);
  const missing = before.flatMap(({ when }) => {
    const verdict = judge(when, situation);
    return typeof verdict === 'boolean' ? [] : verdict;
  });
  return [...new Set(missing)];
}

function plannedSteps(
  { steps }: ProcedureDefinition,
  calendar: WorkCalendar,
  { acceptedAt, deadlineCase }: { readonly acceptedAt: IsoInstant; readonly deadlineCase: DeadlineCase | null },
): PlannedStepDates[] {
  let from = acceptedAt;
  return steps.map(({ key, name, kind, role, unitCode, shareMinutes }) => {
    const minutes = deadlineCase?.shares[key] ?? shareMinutes;
    const to = addWorkingMinutes(calendar, from, minutes);
    const step = { key, name, kind, role, ...(unitCode === undefined ? {} : { unitCode }), from, to, minutes };
    from = to;
    return step;
  });
}

/** Asking and refusing have their time from acceptance; a reply has its own from the last moment to ask. */
function plannedLimits(
  definition: ProcedureDefinition,
  calendar: WorkCalendar,
  acceptedAt: IsoInstant,
): PlannedLimit[] {
  const { consultWithin, replyWithin, refuseWithin } = definition.limits ?? {};
  const within = (limit: WorkingDuration): IsoInstant =>
    computeDueDate(calendar, partOf(definition, acceptedAt, limit)).dueAt;
  const limit = (
    kind: PlannedLimit['kind'],
    duration: WorkingDuration | undefined,
    dueOf: (duration: WorkingDuration) => IsoInstant,
  ): PlannedLimit[] =>
    duration === undefined ? [] : [{ kind, minutes: workingMinutesOf(duration), dueAt: dueOf(duration) }];
  const askedBy = consultWithin === undefined ? acceptedAt : within(consultWithin);
  return [
    ...limit('consult', consultWithin, within),
    ...limit('reply', replyWithin, (duration) => addWorkingMinutes(calendar, askedBy, workingMinutesOf(duration))),
    ...limit('refuse', refuseWithin, within),
  ];
}

function partOf({ limits }: ProcedureDefinition, acceptedAt: IsoInstant, duration: WorkingDuration): Deadline {
  const cutoff = limits?.cutoffTime;
  return { from: acceptedAt, duration, ...(cutoff === undefined ? {} : { cutoff }) };
}
