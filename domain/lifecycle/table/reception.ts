import { z } from 'zod';
import { returnMethod } from '../../procedure/definition.ts';
import { startClock } from '../clock.ts';
import { awaitTransfer } from '../transfer.ts';
import { endDossier, enterStep, feeDueNow, openReception, requestPayment, requestPieces } from '../moves.ts';
import type { DossierPlan } from '../plan.ts';
import type { DossierState } from '../state.ts';
import {
  field,
  ground,
  guardReturnMethod,
  type Moment,
  optionalText,
  reason,
  refuse,
  requiredText,
  row,
} from './row.ts';

/** What a clerk says of each component: there, there as an original, or not usable. */
const marks = field(
  z.record(z.string(), z.enum(['ok', 'originalSeen', 'missing', 'faulty'])).optional(),
  'Kiểm tra thành phần hồ sơ',
  'Component check',
  'marks',
);

const askedComponents = field(
  z.array(z.string()).min(1).max(60),
  'Thành phần cần bổ sung',
  'Components to supplement',
  'components',
);

/** What is wrong with each asked component, for the letter's table. */
const pieceNotes = field(
  z.record(z.string(), z.string().trim().max(1000)).optional(),
  'Nội dung từng thành phần',
  'Per component',
  'pieceNotes',
);

const startOf = {
  returnMethod: field(returnMethod, 'Hình thức nhận kết quả', 'How the result is received'),
  homeCollection: field(z.boolean(), 'Nộp hồ sơ tại nhà', 'Papers collected from home'),
  caseKey: z.string().optional(),
  /** Whether papers come on paper, to be handed over to the unit; dossiers begun before that was asked do not say. */
  papers: z.boolean().optional(),
};

/** A dossier handed in goes to reception, or first asks for the fee where the procedure wants it on submission. */
function startReception(moment: Moment<z.infer<z.ZodObject<typeof startOf>>>): DossierState {
  const { plan, facts, at, decision } = moment;
  const submitted = {
    ...moment.state,
    returnMethod: decision.returnMethod,
    caseKey: decision.caseKey ?? null,
    papers: decision.papers ?? false,
  };
  const feesDueVnd = feeDueNow(plan, submitted, 'onSubmission', facts);
  return feesDueVnd > 0 ? requestPayment(plan, submitted, at, feesDueVnd) : openReception(submitted);
}

/** NĐ 63/2010 Art. 20(4): not more than twice per case, unless the guidance was not followed. */
function roundsLeft(plan: DossierPlan, state: DossierState): boolean {
  return state.supplement.rounds < plan.supplement.maxRounds;
}

/** Rows of the dossier's beginning: submission, collection from home, and what the counter decides. */
export const receptionRows = {
  submit: row({
    label: { vi: 'Nộp hồ sơ', en: 'Submit' },
    appliedBy: 'database',
    from: ['draft'],
    to: ['submitted', 'payment_requested'],
    by: ['applicant'],
    decision: startOf,
    clock: 'none',
    notice: true,
    guard: guardReturnMethod,
    apply: (moment) => {
      const collection = moment.decision.homeCollection ? 'underway' : 'none';
      return startReception({ ...moment, state: { ...moment.state, collection } });
    },
  }),

  receiveAtCounter: row({
    label: { vi: 'Tiếp nhận tại quầy', en: 'Receive at the counter' },
    appliedBy: 'database',
    from: ['draft'],
    to: ['submitted', 'payment_requested'],
    by: ['clerk'],
    decision: startOf,
    clock: 'none',
    notice: true,
    guard: guardReturnMethod,
    apply: startReception,
  }),

  collect: row({
    label: { vi: 'Bưu chính thu gom hồ sơ', en: 'Papers collected by post' },
    from: ['submitted', 'payment_requested'],
    to: 'same',
    by: ['system'],
    decision: { outcome: z.enum(['arrived', 'failed']) },
    clock: 'none',
    notice: true,
    allow: ({ state }) => (state.collection === 'underway' ? undefined : refuse('nothing_pending')),
    apply: ({ state, decision }) => {
      const collected = { ...state, collection: decision.outcome };
      return state.status === 'submitted' ? openReception(collected) : collected;
    },
  }),

  accept: row({
    label: { vi: 'Tiếp nhận hồ sơ', en: 'Accept' },
    from: ['submitted'],
    to: ['processing', 'payment_requested'],
    by: ['clerk'],
    input: { marks, note: optionalText('Ghi chú', 'Note') },
    clock: 'runs',
    notice: true,
    letter: 'appointmentReceipt',
    holderOnly: true,
    allow: ({ state }) => (state.collection === 'underway' ? refuse('collection_underway') : undefined),
    apply: ({ plan, state, facts, at }) => {
      const accepted = awaitTransfer(plan, startClock(plan, { ...state, step: 0 }, at), at);
      const feesDueVnd = feeDueNow(plan, accepted, 'onAcceptance', facts);
      return feesDueVnd > 0 ? requestPayment(plan, accepted, at, feesDueVnd) : enterStep(accepted, 0);
    },
  }),

  requestSupplement: row({
    label: { vi: 'Yêu cầu bổ sung', en: 'Request supplement' },
    from: ['submitted', 'processing'],
    to: ['supplement_requested'],
    by: ['clerk', 'officer', 'lead'],
    decision: {
      components: askedComponents,
      extraRound: field(z.boolean().default(false), 'Vượt số lần quy định', 'Beyond the allowed rounds'),
    },
    input: {
      reason: requiredText(
        'Nội dung cần bổ sung, hướng dẫn đầy đủ trong một lần',
        'What is missing, completely, at once',
      ),
      notes: pieceNotes,
      extraRoundReason: optionalText('Lý do yêu cầu quá số lần', 'Why one more round is needed'),
    },
    clock: 'pauses',
    notice: true,
    letter: 'supplementRequest',
    // A head of division may ask for one more round in a dossier that an officer holds.
    holderOnly: ['clerk', 'officer'],
    allow: ({ plan, state, actor }) => {
      if (state.status === 'submitted' && actor.role !== 'clerk') return refuse('not_for_this_role');
      if (state.status === 'processing' && actor.role === 'clerk') return refuse('not_for_this_role');
      if (state.collection === 'underway') return refuse('collection_underway');
      return roundsLeft(plan, state) || actor.role === 'lead' ? undefined : refuse('no_supplement_rounds_left');
    },
    guard: ({ plan, state, decision }) =>
      roundsLeft(plan, state) || decision.extraRound ? undefined : refuse('no_supplement_rounds_left', 'extraRound'),
    apply: ({ plan, state, decision, at }) => requestPieces(plan, state, decision.components, at),
  }),

  refuse: row({
    label: { vi: 'Từ chối tiếp nhận', en: 'Refuse' },
    from: ['submitted'],
    to: ['refused'],
    by: ['clerk'],
    decision: { ground },
    input: { reason },
    clock: 'stops',
    notice: true,
    letter: 'refusal',
    danger: true,
    holderOnly: true,
    allow: ({ state }) => (state.collection === 'underway' ? refuse('collection_underway') : undefined),
    apply: ({ state }) => endDossier(state, 'refused'),
  }),

  withdraw: row({
    label: { vi: 'Rút hồ sơ', en: 'Withdraw' },
    from: ['submitted', 'supplement_requested', 'payment_requested'],
    to: ['withdrawn'],
    by: ['applicant'],
    input: { reason: optionalText('Lý do', 'Reason') },
    clock: 'stops',
    notice: true,
    danger: true,
    allow: ({ state }) => (state.clock === null ? undefined : refuse('not_in_this_status')),
    apply: ({ state }) => endDossier(state, 'withdrawn'),
  }),
};
