import { z } from 'zod';
import { dueAlarms } from '../alarms.ts';
import { daysBefore, endOfDayAfter } from '../clock.ts';
import { comeBackFromSupplement, continueAfterPayment, stopDossier } from '../moves.ts';
import { field, optionalText, reason, refuse, row } from './row.ts';

/** Rows of waiting for the applicant: the supplement and the payment. */
export const waitingRows = {
  supplement: row({
    label: { vi: 'Nộp bổ sung', en: 'Send the supplement' },
    from: ['supplement_requested'],
    to: 'before',
    by: ['applicant', 'clerk'],
    decision: {
      components: field(
        z.array(z.string()).min(1).max(60),
        'Thành phần đã bổ sung',
        'Components supplied',
        'components',
      ),
    },
    input: { note: optionalText('Ghi chú', 'Note') },
    clock: 'byStatus',
    notice: true,
    guard: ({ state, decision }) =>
      state.supplement.asked.every((key) => decision.components.includes(key))
        ? undefined
        : refuse('pieces_missing', 'components'),
    apply: ({ state }) => comeBackFromSupplement(state),
  }),

  expireSupplement: row({
    label: { vi: 'Hết hạn bổ sung', en: 'Supplement deadline passed' },
    from: ['supplement_requested'],
    to: ['stopped'],
    by: ['system'],
    clock: 'stops',
    notice: true,
    letter: 'stopNotice',
    allow: ({ state, at }) =>
      state.supplement.dueAt !== null && state.supplement.dueAt <= at ? undefined : refuse('not_due_yet'),
    apply: ({ state, at }) => stopDossier(state, at),
  }),

  recordPayment: row({
    label: { vi: 'Ghi nhận nộp tiền', en: 'Record payment' },
    // Money may come in while the unit decides on a withdrawal; it counts should the dossier go on.
    from: ['payment_requested', 'withdrawal_requested'],
    to: ['processing', 'submitted', 'result_ready', 'withdrawal_requested'],
    by: ['system', 'clerk', 'accountant'],
    decision: {
      orderNo: field(z.number().int().positive(), 'Lần yêu cầu nộp', 'Payment order'),
      bookedVnd: field(z.number().int().positive(), 'Số tiền đã thu', 'Amount received', 'money'),
    },
    input: {
      channel: field(z.enum(['cash', 'card', 'transfer']).default('cash'), 'Hình thức thu', 'Paid by'),
      reference: field(z.string().trim().max(100).optional(), 'Số chứng từ', 'Number of the voucher'),
    },
    clock: 'byStatus',
    notice: true,
    allow: ({ state }) => (state.payment?.outcome === 'awaited' ? undefined : refuse('nothing_pending')),
    guard: ({ state, decision }) => {
      if (state.payment === null || state.payment.orderNo !== decision.orderNo)
        return refuse('nothing_pending', 'orderNo');
      return decision.bookedVnd >= state.payment.totalVnd ? undefined : refuse('payment_not_covered', 'bookedVnd');
    },
    apply: ({ plan, state }) =>
      state.status === 'withdrawal_requested' && state.payment !== null
        ? { ...state, payment: { ...state.payment, outcome: 'paid' } }
        : continueAfterPayment(plan, state, 'paid'),
  }),

  waiveFee: row({
    label: { vi: 'Đề nghị miễn phí, lệ phí', en: 'Ask to waive the fee' },
    from: ['payment_requested'],
    to: 'same',
    by: ['lead'],
    input: { reason },
    clock: 'same',
    twoPersons: true,
    allow: ({ state }) => (state.approval === null ? undefined : refuse('approval_pending')),
    apply: ({ state, actor }) => ({
      ...state,
      approval: { what: 'waiveFee', askedBy: actor.accountId, askedAtSeq: state.seq + 1 },
    }),
  }),

  approveWaiver: row({
    label: { vi: 'Duyệt miễn phí, lệ phí', en: 'Approve the waiver' },
    from: ['payment_requested'],
    to: ['processing', 'submitted', 'result_ready'],
    by: ['accountant'],
    input: { note: optionalText('Ghi chú', 'Note') },
    clock: 'byStatus',
    notice: true,
    allow: ({ state, actor }) => {
      if (state.approval?.what !== 'waiveFee') return refuse('nothing_pending');
      return state.approval.askedBy === actor.accountId ? refuse('second_person_needed') : undefined;
    },
    apply: ({ plan, state }) => continueAfterPayment(plan, state, 'waived'),
  }),

  declineWaiver: row({
    label: { vi: 'Không duyệt miễn phí, lệ phí', en: 'Decline the waiver' },
    from: ['payment_requested'],
    to: 'same',
    by: ['accountant'],
    input: { reason },
    clock: 'same',
    allow: ({ state }) => (state.approval?.what === 'waiveFee' ? undefined : refuse('nothing_pending')),
    apply: ({ state }) => ({ ...state, approval: null }),
  }),

  extendPayment: row({
    label: { vi: 'Gia hạn nộp tiền', en: 'Extend the payment deadline' },
    from: ['payment_requested'],
    to: 'same',
    by: ['clerk'],
    input: { reason },
    clock: 'same',
    notice: true,
    allow: ({ plan, state }) =>
      (state.payment?.extensions ?? 0) < plan.payment.maxExtensions ? undefined : refuse('no_extensions_left'),
    apply: ({ plan, state }) => {
      if (state.payment === null) return state;
      const dueAt = endOfDayAfter(state.payment.dueAt, plan.payment.waitDays);
      const remindAt = daysBefore(dueAt, plan.payment.reminderDaysBefore, state.payment.dueAt);
      const extensions = state.payment.extensions + 1;
      return { ...state, payment: { ...state.payment, dueAt, remindAt, reminded: false, extensions } };
    },
  }),

  expirePayment: row({
    label: { vi: 'Hết hạn nộp tiền', en: 'Payment deadline passed' },
    from: ['payment_requested'],
    to: ['stopped'],
    by: ['system'],
    clock: 'stops',
    notice: true,
    letter: 'stopNotice',
    allow: ({ state, at }) => (state.payment !== null && state.payment.dueAt <= at ? undefined : refuse('not_due_yet')),
    apply: ({ state, at }) => {
      const payment = state.payment === null ? null : { ...state.payment, outcome: 'expired' as const };
      return stopDossier({ ...state, payment }, at);
    },
  }),

  remind: row({
    label: { vi: 'Nhắc người nộp hồ sơ', en: 'Remind the applicant' },
    from: ['payment_requested', 'supplement_requested'],
    to: 'same',
    by: ['system'],
    clock: 'same',
    notice: true,
    allow: ({ state, at }) =>
      dueAlarms(state, at).some(({ action }) => action === 'remind') ? undefined : refuse('not_due_yet'),
    apply: ({ state }) =>
      state.status === 'payment_requested'
        ? { ...state, payment: state.payment === null ? null : { ...state.payment, reminded: true } }
        : { ...state, supplement: { ...state.supplement, reminded: true } },
  }),
};
