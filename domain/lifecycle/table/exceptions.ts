import { z } from 'zod';
import type { Refusal } from '../act.ts';
import { dueAlarms } from '../alarms.ts';
import { reckonEverything } from '../clock.ts';
import { endDossier, goOn, interrupt, stopDossier } from '../moves.ts';
import { calendarOf } from '../plan.ts';
import type { DossierStatus } from '../statuses.ts';
import { field, ground, optionalText, reason, refuse, row, type Situation } from './row.ts';

/** Statuses in which work or a wait is going on after acceptance. */
const underWay = [
  'supplement_requested',
  'payment_requested',
  'processing',
] as const satisfies readonly DossierStatus[];
const anyOpen = ['submitted', ...underWay, 'withdrawal_requested'] as const satisfies readonly DossierStatus[];

/**
 * A deadline is told of once and not before its time. An alarm that a worker set out to ring may have been overtaken by
 * an act that the log holds and the worker had not heard of.
 */
function refuseBeforeTime(
  { state, at }: Situation,
  action: 'warn' | 'escalate',
  told?: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  const due = dueAlarms(state, at).some(
    ({ action: rings, decision }) =>
      rings === action && (told === undefined || Object.entries(decision).every(([key, value]) => told[key] === value)),
  );
  return due ? undefined : refuse('not_due_yet');
}

/** Rows of what is not the straight way: deadlines that pass, withdrawal, stopping, resuming, undoing. */
export const exceptionRows = {
  warn: row({
    label: { vi: 'Nhắc sắp đến hạn', en: 'Warn of the deadline' },
    from: ['submitted', 'processing'],
    to: 'same',
    by: ['system'],
    decision: { scope: z.enum(['desk', 'total', 'limit']), limit: z.enum(['consult', 'refuse']).optional() },
    clock: 'same',
    allow: (situation) => refuseBeforeTime(situation, 'warn'),
    guard: (moment) => refuseBeforeTime(moment, 'warn', moment.decision),
    apply: ({ state, decision }) => {
      switch (decision.scope) {
        case 'desk':
          return { ...state, desk: state.desk === null ? null : { ...state.desk, warned: true } };
        case 'total':
          return { ...state, clock: state.clock === null ? null : { ...state.clock, warned: true } };
        case 'limit':
          return {
            ...state,
            limits: state.limits.map((limit) => (limit.kind === decision.limit ? { ...limit, warned: true } : limit)),
          };
      }
    },
  }),

  escalate: row({
    label: { vi: 'Báo quá hạn', en: 'Escalate' },
    from: ['submitted', ...underWay, 'withdrawal_requested'],
    to: 'same',
    by: ['system'],
    decision: {
      scope: z.enum(['desk', 'total', 'consultation', 'transfer']),
      consultation: z.number().int().positive().optional(),
    },
    clock: 'same',
    allow: (situation) => refuseBeforeTime(situation, 'escalate'),
    guard: (moment) => refuseBeforeTime(moment, 'escalate', moment.decision),
    apply: ({ state, decision }) => {
      switch (decision.scope) {
        case 'desk':
          return { ...state, desk: state.desk === null ? null : { ...state.desk, warned: true, escalated: true } };
        case 'total': {
          const clock = state.clock === null ? null : { ...state.clock, warned: true, escalated: true };
          return { ...state, clock, apology: 'owed', apologies: state.apologies + 1 };
        }
        case 'transfer':
          return { ...state, transfer: state.transfer === null ? null : { ...state.transfer, escalated: true } };
        case 'consultation':
          return {
            ...state,
            consultations: state.consultations.map((one) =>
              one.no === decision.consultation ? { ...one, escalated: true } : one,
            ),
          };
      }
    },
  }),

  apologise: row({
    label: { vi: 'Xin lỗi và hẹn lại ngày trả', en: 'Apologise and give a new date' },
    from: [...underWay, 'withdrawal_requested', 'result_ready'],
    to: 'same',
    by: ['clerk', 'lead', 'supervisor'],
    decision: { newDate: field(z.iso.date(), 'Ngày hẹn trả lại', 'New date', 'date') },
    input: { reason },
    clock: 'same',
    notice: true,
    letter: 'apology',
    allow: ({ state }) => (state.apology === 'owed' ? undefined : refuse('nothing_pending')),
    apply: ({ state }) => ({ ...state, apology: 'done' }),
  }),

  confirmTransfer: row({
    label: { vi: 'Bàn giao hồ sơ giấy cho đơn vị', en: 'Hand the papers over to the unit' },
    from: [...underWay, 'withdrawal_requested'],
    to: 'same',
    by: ['clerk'],
    input: { receivedBy: optionalText('Người nhận', 'Received by') },
    clock: 'same',
    allow: ({ state }) => (state.transfer === null ? refuse('nothing_pending') : undefined),
    apply: ({ state }) => ({ ...state, transfer: null }),
  }),

  adoptCalendar: row({
    label: { vi: 'Tính lại hạn theo lịch làm việc mới', en: 'Reckon again under the new calendar' },
    from: [...anyOpen],
    to: 'same',
    by: ['system'],
    decision: { calendarId: z.uuid() },
    clock: 'same',
    notice: 'ifDueDateMoves',
    // What was published is found out after the first check: without it there is nothing to compare yet.
    guard: ({ plan, state, facts: { calendar } }) =>
      calendar?.version === calendarOf(plan, state).version ? refuse('nothing_changed') : undefined,
    apply: ({ plan, state, facts: { calendar } }) =>
      calendar === undefined ? state : reckonEverything(plan, { ...state, calendar }),
  }),

  requestWithdrawal: row({
    label: { vi: 'Yêu cầu rút hồ sơ', en: 'Ask to withdraw' },
    from: [...underWay],
    to: ['withdrawal_requested'],
    by: ['applicant'],
    input: { reason },
    clock: 'pauses',
    notice: true,
    danger: true,
    allow: ({ state }) => (state.clock === null || state.issued ? refuse('not_in_this_status') : undefined),
    apply: ({ state }) => ({
      ...state,
      status: 'withdrawal_requested',
      visits: state.visits + 1,
      interrupted: interrupt(state),
    }),
  }),

  approveWithdrawal: row({
    label: { vi: 'Đồng ý cho rút hồ sơ', en: 'Approve the withdrawal' },
    from: ['withdrawal_requested'],
    to: ['withdrawn'],
    by: ['lead'],
    input: { note: optionalText('Ghi chú', 'Note') },
    clock: 'stops',
    notice: true,
    holderOnly: true,
    apply: ({ state }) => endDossier(state, 'withdrawn'),
  }),

  declineWithdrawal: row({
    label: { vi: 'Không đồng ý cho rút', en: 'Decline the withdrawal' },
    from: ['withdrawal_requested'],
    to: 'before',
    by: ['lead'],
    input: { reason },
    clock: 'byStatus',
    notice: true,
    holderOnly: true,
    apply: ({ plan, state, at }) => goOn(plan, state, at),
  }),

  stop: row({
    label: { vi: 'Đề nghị dừng giải quyết', en: 'Ask to stop the dossier' },
    from: [...anyOpen],
    to: 'same',
    by: ['lead'],
    decision: { ground },
    input: { reason },
    clock: 'same',
    twoPersons: true,
    danger: true,
    allow: ({ state }) => (state.approval === null ? undefined : refuse('approval_pending')),
    apply: ({ state, actor }) => ({
      ...state,
      approval: { what: 'stop', askedBy: actor.accountId, askedAtSeq: state.seq + 1 },
    }),
  }),

  approveStop: row({
    label: { vi: 'Duyệt dừng giải quyết', en: 'Approve the stop' },
    from: [...anyOpen],
    to: ['stopped'],
    by: ['supervisor'],
    input: { note: optionalText('Ghi chú', 'Note') },
    clock: 'stops',
    notice: true,
    letter: 'stopNotice',
    danger: true,
    allow: ({ state, actor }) => {
      if (state.approval?.what !== 'stop') return refuse('nothing_pending');
      return state.approval.askedBy === actor.accountId ? refuse('second_person_needed') : undefined;
    },
    apply: ({ state, at }) => stopDossier(state, at),
  }),

  declineStop: row({
    label: { vi: 'Không duyệt dừng giải quyết', en: 'Decline the stop' },
    from: [...anyOpen],
    to: 'same',
    by: ['supervisor'],
    input: { reason },
    clock: 'same',
    allow: ({ state }) => (state.approval?.what === 'stop' ? undefined : refuse('nothing_pending')),
    apply: ({ state }) => ({ ...state, approval: null }),
  }),

  resume: row({
    label: { vi: 'Tiếp tục giải quyết', en: 'Resume' },
    from: ['stopped'],
    to: 'before',
    by: ['supervisor'],
    input: { reason },
    clock: 'byStatus',
    notice: true,
    allow: ({ state, at }) =>
      state.resumableUntil !== null && state.resumableUntil > at ? undefined : refuse('resume_window_over'),
    apply: ({ plan, state, at }) => goOn(plan, state, at),
  }),

  correct: row({
    label: { vi: 'Sửa thao tác nhầm', en: 'Undo a wrong action' },
    from: ['processing'],
    to: 'before',
    by: ['supervisor'],
    input: { reason },
    clock: 'byStatus',
    danger: true,
    allow: ({ state }) => (state.undo === null ? refuse('nothing_to_correct') : undefined),
    apply: ({ state }) =>
      state.undo === null
        ? state
        : { ...state.undo.before, undo: null, visits: state.visits + 1, usedMinutes: state.usedMinutes },
  }),
};
