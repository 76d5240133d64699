import { z } from 'zod';
import { returnMethod } from '../../procedure/definition.ts';
import { endDossier, openReturn } from '../moves.ts';
import type { Refusal } from '../act.ts';
import type { DossierState } from '../state.ts';
import { field, guardReturnMethod, optionalText, refuse, requiredText, row } from './row.ts';

/** No result leaves while a mandatory fee is asked for and neither paid nor waived. */
function guardPaid(state: DossierState): Refusal | undefined {
  const unpaid = state.payment !== null && state.payment.outcome !== 'paid' && state.payment.outcome !== 'waived';
  return unpaid ? refuse('fee_unpaid') : undefined;
}

/** Rows of the result's way to the applicant. */
export const resultRows = {
  handOver: row({
    label: { vi: 'Trả kết quả tại quầy', en: 'Hand over' },
    from: ['result_ready'],
    to: ['returned'],
    by: ['clerk'],
    input: {
      recipient: requiredText('Họ tên người nhận', "Recipient's name"),
      identityChecked: field(z.literal(true), 'Đã kiểm tra giấy tờ tùy thân', 'Identity checked'),
      authority: optionalText('Giấy ủy quyền (nếu nhận thay)', "Representative's authority, if any"),
    },
    clock: 'stops',
    notice: true,
    holderOnly: true,
    allow: ({ state }) => {
      if (state.returnMethod === 'online') return refuse('not_in_this_status');
      return state.delivery?.stage === 'underway' ? refuse('already_with_the_post') : guardPaid(state);
    },
    apply: ({ state }) => endDossier(state, 'returned'),
  }),

  release: row({
    label: { vi: 'Trả kết quả trực tuyến', en: 'Release online' },
    from: ['result_ready'],
    to: ['returned'],
    by: ['system'],
    clock: 'stops',
    notice: true,
    allow: ({ state }) => (state.returnMethod === 'online' ? guardPaid(state) : refuse('not_in_this_status')),
    apply: ({ state }) => endDossier(state, 'returned'),
  }),

  postResult: row({
    label: { vi: 'Gửi kết quả qua bưu chính', en: 'Post the result' },
    from: ['result_ready'],
    to: 'same',
    by: ['clerk'],
    decision: { weightGrams: field(z.number().int().min(1).max(30_000), 'Khối lượng (gam)', 'Weight (grams)') },
    clock: 'stops',
    notice: true,
    holderOnly: true,
    allow: ({ state }) => {
      if (state.returnMethod !== 'home') return refuse('not_home_return');
      return state.delivery?.stage === 'underway' ? refuse('already_with_the_post') : guardPaid(state);
    },
    apply: ({ state, decision }) => ({
      ...state,
      visits: state.visits + 1,
      delivery: { no: (state.delivery?.no ?? 0) + 1, weightGrams: decision.weightGrams, stage: 'underway' },
    }),
  }),

  recordDelivery: row({
    label: { vi: 'Ghi nhận phát bưu gửi', en: 'Record the delivery' },
    from: ['result_ready'],
    to: ['returned', 'result_ready'],
    by: ['system'],
    decision: { no: z.number().int().positive(), outcome: z.enum(['delivered', 'backAtCounter', 'lost']) },
    clock: 'stops',
    notice: true,
    allow: ({ state }) => (state.delivery?.stage === 'underway' ? undefined : refuse('nothing_pending')),
    guard: ({ state, decision }) => (state.delivery?.no === decision.no ? undefined : refuse('nothing_pending', 'no')),
    apply: ({ state, decision }) => {
      if (state.delivery === null) return state;
      const told: DossierState = { ...state, delivery: { ...state.delivery, stage: decision.outcome } };
      return decision.outcome === 'delivered' ? endDossier(told, 'returned') : openReturn(told);
    },
  }),

  changeReturn: row({
    label: { vi: 'Đổi hình thức nhận kết quả', en: 'Change how the result is received' },
    from: ['submitted', 'supplement_requested', 'payment_requested', 'processing', 'result_ready'],
    to: 'same',
    by: ['applicant', 'clerk'],
    decision: { returnMethod: field(returnMethod, 'Hình thức nhận kết quả', 'How the result is received') },
    input: {
      address: field(
        z.object({ line: z.string().trim().min(3), communeCode: z.string(), provinceCode: z.string() }).optional(),
        'Địa chỉ nhận kết quả',
        'Address for the result',
        'address',
      ),
    },
    clock: 'same',
    notice: true,
    allow: ({ state }) => (state.delivery?.stage === 'underway' ? refuse('already_with_the_post') : undefined),
    guard: guardReturnMethod,
    apply: ({ state, decision }) => {
      const changed = { ...state, returnMethod: decision.returnMethod };
      return state.status === 'result_ready' ? openReturn(changed) : changed;
    },
  }),

  rate: row({
    label: { vi: 'Đánh giá', en: 'Rate' },
    appliedBy: 'database',
    from: ['returned'],
    to: 'same',
    by: ['applicant'],
    decision: { stars: field(z.number().int().min(1).max(5), 'Mức độ hài lòng', 'Satisfaction') },
    input: { comment: optionalText('Góp ý', 'Comment') },
    clock: 'same',
    apply: ({ state }) => state,
  }),
};
