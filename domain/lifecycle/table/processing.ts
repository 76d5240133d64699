import { z } from 'zod';
import { workingMinutesBetween } from '../../working-time/arithmetic.ts';
import { MINUTES_PER_WORKING_DAY } from '../../working-time/duration.ts';
import { meetLimit, reckonClock } from '../clock.ts';
import { callOffConsultations, consultUnits, enterStep, feeDueNow, openReturn, requestPayment } from '../moves.ts';
import { calendarOf, getStep, type DossierPlan, type PlannedStep } from '../plan.ts';
import type { DossierState } from '../state.ts';
import type { Refusal } from '../act.ts';
import type { Role } from '../roles.ts';
import { field, ground, optionalText, reason, refuse, requiredText, row } from './row.ts';

/** The step a processing dossier is at. */
export function currentStep(plan: DossierPlan, state: DossierState): PlannedStep | undefined {
  return state.step === null ? undefined : plan.steps[state.step];
}

function guardStep(plan: DossierPlan, state: DossierState, role: Role, kind: PlannedStep['kind']): Refusal | undefined {
  const step = currentStep(plan, state);
  if (step?.kind !== kind) return refuse('not_this_step');
  return step.role === role ? undefined : refuse('not_for_this_role');
}

/** Moves to the next step. The last step of a plan is `issue`, which leaves processing by itself. */
function nextStep(state: DossierState): DossierState {
  return enterStep(state, (state.step ?? 0) + 1);
}

/** Statuses of an accepted dossier whose result is not there yet: what was asked beside the main step can be answered. */
const sinceAcceptance = ['processing', 'supplement_requested', 'payment_requested', 'withdrawal_requested'] as const;

/** Working minutes that a new due date adds to the one that holds; not above 0 when it is not later. */
function addedMinutes(plan: DossierPlan, state: DossierState, newDueAt: string): number {
  return state.clock === null ? 0 : workingMinutesBetween(calendarOf(plan, state), state.clock.dueAt, newDueAt);
}

const stepKey = field(z.string(), 'Bước trả lại', 'Step to send back to', 'earlierStep');
const onDate = z.iso.date();

/** Rows of the work itself: steps, consultation, extension, signature and issue. */
export const processingRows = {
  completeStep: row({
    label: { vi: 'Hoàn thành bước', en: 'Complete the step' },
    from: ['processing'],
    to: ['processing'],
    by: ['clerk', 'officer', 'lead', 'signer'],
    input: { opinion: optionalText('Ý kiến xử lý', 'Opinion') },
    clock: 'same',
    correctable: true,
    holderOnly: true,
    allow: ({ plan, state, actor }) => guardStep(plan, state, actor.role, 'work'),
    apply: ({ state }) => nextStep(state),
  }),

  sendBack: row({
    label: { vi: 'Trả lại bước trước', en: 'Send back' },
    from: ['processing'],
    to: ['processing'],
    by: ['clerk', 'officer', 'lead', 'signer'],
    decision: { toStep: stepKey },
    input: { reason },
    clock: 'same',
    correctable: true,
    holderOnly: true,
    allow: ({ plan, state, actor }) => {
      if (currentStep(plan, state)?.role !== actor.role) return refuse('not_for_this_role');
      return (state.step ?? 0) > 0 ? undefined : refuse('not_an_earlier_step');
    },
    guard: ({ plan, state, decision }) =>
      earlierSteps(plan, state).includes(decision.toStep) ? undefined : refuse('not_an_earlier_step', 'toStep'),
    apply: ({ plan, state, decision }) =>
      enterStep(
        { ...state, negative: false },
        plan.steps.findIndex(({ key }) => key === decision.toStep),
      ),
  }),

  proposeRefusal: row({
    label: { vi: 'Đề xuất kết quả không đạt', en: 'Propose a negative result' },
    from: ['processing'],
    to: ['processing'],
    by: ['officer'],
    decision: { ground },
    input: { reason },
    clock: 'same',
    danger: true,
    correctable: true,
    holderOnly: true,
    allow: ({ plan, state, actor }) => guardStep(plan, state, actor.role, 'work'),
    apply: ({ state, at }) => nextStep({ ...meetLimit(state, 'refuse', at), negative: true }),
  }),

  consult: row({
    label: { vi: 'Lấy ý kiến đơn vị khác', en: 'Consult other units' },
    from: ['processing'],
    to: 'same',
    by: ['officer', 'lead'],
    decision: {
      units: field(z.array(z.string()).min(1).max(10), 'Đơn vị được lấy ý kiến', 'Units to consult', 'units'),
      workingDays: field(
        z.number().int().min(1).max(60),
        'Thời hạn trả lời (ngày làm việc)',
        'Time to answer (working days)',
      ),
    },
    input: { question: requiredText('Nội dung lấy ý kiến', 'Question') },
    clock: 'byStatus',
    holderOnly: true,
    guard: ({ plan, state, decision }) => {
      const { replyMinutes } = plan.limits;
      if (replyMinutes !== null && decision.workingDays * MINUTES_PER_WORKING_DAY > replyMinutes)
        return refuse('reply_time_too_long', 'workingDays');
      const asked = state.consultations.filter(({ answer }) => answer === 'awaited').map(({ unitCode }) => unitCode);
      const twice = [...asked, ...decision.units];
      return new Set(twice).size < twice.length ? refuse('already_asked', 'units') : undefined;
    },
    apply: ({ plan, state, decision, at }) =>
      meetLimit(
        consultUnits(plan, state, { units: decision.units, workingDays: decision.workingDays, at }),
        'consult',
        at,
      ),
  }),

  answerConsultation: row({
    label: { vi: 'Trả lời lấy ý kiến', en: 'Answer the consultation' },
    from: [...sinceAcceptance],
    to: 'same',
    by: ['officer', 'lead'],
    decision: {
      consultation: field(z.number().int().positive(), 'Lần lấy ý kiến', 'Consultation', 'consultation'),
      answer: field(z.enum(['agree', 'disagree', 'other']), 'Ý kiến', 'Answer'),
    },
    input: { text: requiredText('Nội dung trả lời', 'Text of the answer') },
    clock: 'byStatus',
    allow: ({ state }) =>
      state.consultations.some(({ answer }) => answer === 'awaited') ? undefined : refuse('nothing_pending'),
    guard: ({ state, decision }) =>
      state.consultations.some(({ no, answer }) => no === decision.consultation && answer === 'awaited')
        ? undefined
        : refuse('no_such_consultation', 'consultation'),
    apply: ({ state, decision }) => ({
      ...state,
      consultations: state.consultations.map((one) =>
        one.no === decision.consultation ? { ...one, answer: decision.answer } : one,
      ),
    }),
  }),

  requestExtension: row({
    label: { vi: 'Đề nghị gia hạn', en: 'Request an extension' },
    from: ['processing'],
    to: 'same',
    by: ['officer'],
    decision: { newDueAt: field(z.iso.datetime(), 'Ngày hẹn trả mới', 'New due date', 'instant') },
    input: { reason },
    clock: 'same',
    holderOnly: true,
    allow: ({ plan, state, at }) => {
      if (state.extension.pending !== null) return refuse('extension_pending');
      if (state.extension.times >= plan.extension.maxTimes) return refuse('no_extensions_left');
      return state.clock !== null && at < state.clock.dueAt ? undefined : refuse('due_date_passed');
    },
    guard: ({ plan, state, decision }) =>
      addedMinutes(plan, state, decision.newDueAt) > 0 ? undefined : refuse('date_not_later', 'newDueAt'),
    apply: ({ state, decision, actor }) => ({
      ...state,
      extension: {
        ...state.extension,
        pending: { newDueAt: decision.newDueAt, askedBy: actor.accountId, askedAtSeq: state.seq + 1 },
      },
    }),
  }),

  approveExtension: row({
    label: { vi: 'Duyệt gia hạn', en: 'Approve the extension' },
    from: [...sinceAcceptance],
    to: 'same',
    by: ['supervisor'],
    input: { note: optionalText('Ghi chú', 'Note') },
    clock: 'same',
    notice: true,
    letter: 'apology',
    allow: ({ plan, state, actor }) => {
      const { pending } = state.extension;
      if (pending === null) return refuse('nothing_pending');
      if (pending.askedBy === actor.accountId) return refuse('second_person_needed');
      // A pause since it was asked for may have moved the due date beyond it.
      return addedMinutes(plan, state, pending.newDueAt) > 0 ? undefined : refuse('date_not_later');
    },
    apply: ({ plan, state }) => {
      const { clock, extension } = state;
      if (clock === null || extension.pending === null) return state;
      const added = addedMinutes(plan, state, extension.pending.newDueAt);
      return reckonClock(plan, {
        ...state,
        clock: {
          ...clock,
          allowedMinutes: clock.allowedMinutes + added,
          extendedMinutes: clock.extendedMinutes + added,
          warned: false,
          escalated: false,
        },
        extension: { times: extension.times + 1, pending: null },
        // Its letter is the apology with a new date.
        apology: state.apology === 'owed' ? 'done' : state.apology,
      });
    },
  }),

  declineExtension: row({
    label: { vi: 'Không duyệt gia hạn', en: 'Decline the extension' },
    from: [...sinceAcceptance],
    to: 'same',
    by: ['supervisor'],
    input: { reason },
    clock: 'same',
    allow: ({ state }) => (state.extension.pending === null ? refuse('nothing_pending') : undefined),
    apply: ({ state }) => ({ ...state, extension: { ...state.extension, pending: null } }),
  }),

  sign: row({
    label: { vi: 'Ký kết quả', en: 'Sign the result' },
    from: ['processing'],
    to: ['processing'],
    by: ['signer'],
    decision: {
      positive: field(z.boolean(), 'Đồng ý cấp', 'Granted'),
      resultFileId: field(z.uuid(), 'Tệp kết quả (PDF)', 'Result file (PDF)', 'resultFile'),
    },
    input: { note: optionalText('Ghi chú', 'Note') },
    clock: 'same',
    correctable: true,
    holderOnly: true,
    allow: ({ plan, state, actor }) => guardStep(plan, state, actor.role, 'sign'),
    guard: ({ state, decision }) =>
      state.negative && decision.positive ? refuse('result_must_be_negative', 'positive') : undefined,
    apply: ({ state, decision }) =>
      nextStep({ ...state, negative: !decision.positive, resultFileId: decision.resultFileId }),
  }),

  issueResult: row({
    label: { vi: 'Phát hành kết quả', en: 'Issue the result' },
    from: ['processing'],
    to: ['result_ready', 'payment_requested'],
    by: ['clerk', 'officer'],
    decision: {
      issuedOn: field(onDate, 'Ngày ban hành', 'Date of issue', 'date'),
      validUntil: field(onDate.optional(), 'Có giá trị đến', 'Valid until', 'date'),
    },
    input: { number: field(z.string().trim().min(1).max(100), 'Số văn bản', 'Document number') },
    clock: 'stops',
    notice: true,
    holderOnly: true,
    allow: ({ plan, state, actor }) => guardStep(plan, state, actor.role, 'issue'),
    guard: ({ decision: { issuedOn, validUntil } }) =>
      validUntil !== undefined && validUntil < issuedOn ? refuse('date_not_later', 'validUntil') : undefined,
    apply: ({ plan, state, facts, at }) => {
      const issued: DossierState = {
        ...state,
        issued: true,
        approval: null,
        extension: { ...state.extension, pending: null },
        transfer: null,
        consultations: callOffConsultations(state),
      };
      const feesDueVnd = feeDueNow(plan, issued, 'beforeReturn', facts);
      return feesDueVnd > 0 ? requestPayment(plan, issued, at, feesDueVnd) : openReturn(issued);
    },
  }),
};

/** Keys of the steps a holder can send back to. */
export function earlierSteps(plan: DossierPlan, state: DossierState): readonly string[] {
  return Array.from({ length: state.step ?? 0 }, (_, index) => getStep(plan, index).key);
}
