import type { LocalizedText } from './localized-text.ts';

/** Why money needs a person. */
export const moneyCaseKinds = [
  'late',
  'double',
  'over',
  'under',
  'unknownReference',
  'wrongAmount',
  'held',
  'refundDue',
  'refundFailed',
  'refundUnclear',
] as const;
export type MoneyCaseKind = (typeof moneyCaseKinds)[number];

/** How a case ends. The last three come about by themselves. */
export const moneyResolutions = [
  'refund',
  'assign',
  'keep',
  'gatewayReleased',
  'gatewayReturned',
  'notOurs',
  'refundArrived',
  'refundNotDone',
  'completed',
  'corrected',
  'superseded',
] as const;
export type MoneyResolution = (typeof moneyResolutions)[number];

/** What a person may choose. */
export const chosenResolutions = [
  'refund',
  'assign',
  'keep',
  'gatewayReleased',
  'gatewayReturned',
  'notOurs',
  'refundArrived',
  'refundNotDone',
] as const satisfies readonly MoneyResolution[];
export type ChosenResolution = (typeof chosenResolutions)[number];

interface CaseKind {
  readonly name: LocalizedText;
  /** What to do about it, in a sentence. */
  readonly advice: LocalizedText;
  /** The first is what is suggested. */
  readonly resolutions: readonly ChosenResolution[];
}

/** What each kind is called, what to do about it, and how it may be resolved. */
export const moneyCaseTable: Readonly<Record<MoneyCaseKind, CaseKind>> = {
  late: {
    name: {
      vi: 'Tiền đến sau khi hết hạn hoặc hồ sơ đã kết thúc',
      en: 'Money after the deadline or the end of the dossier',
    },
    advice: {
      vi: 'Duyệt hoàn trả. Nếu giám sát cho giải quyết tiếp hồ sơ thì tính cho lần yêu cầu nộp mới.',
      en: 'Approve the refund. If a supervisor resumes the dossier, keep it for the new payment order.',
    },
    resolutions: ['refund', 'keep', 'assign'],
  },
  double: {
    name: { vi: 'Nộp trùng', en: 'Paid twice' },
    advice: { vi: 'Duyệt hoàn trả lần nộp thừa.', en: 'Approve the refund of the second payment.' },
    resolutions: ['refund', 'assign'],
  },
  over: {
    name: { vi: 'Nộp thừa', en: 'Paid too much' },
    advice: { vi: 'Duyệt hoàn trả phần thừa.', en: 'Approve the refund of what is too much.' },
    resolutions: ['refund', 'assign'],
  },
  under: {
    name: { vi: 'Nộp thiếu', en: 'Paid too little' },
    advice: {
      vi: 'Liên hệ người nộp để nộp đủ trước hạn; khi đủ, vụ việc tự đóng.',
      en: 'Ask the payer for the rest before the deadline; the case closes itself once it is there.',
    },
    resolutions: ['refund'],
  },
  unknownReference: {
    name: { vi: 'Không rõ nộp cho hồ sơ nào', en: 'Unknown reference' },
    advice: {
      vi: 'Hỏi cổng thanh toán ai đã nộp, rồi tính cho đúng khoản phải nộp hoặc hoàn trả.',
      en: 'Ask the gateway who paid, then assign it to their order or give it back.',
    },
    resolutions: ['assign', 'refund', 'notOurs'],
  },
  wrongAmount: {
    name: { vi: 'Số tiền không khớp', en: 'Wrong amount' },
    advice: {
      vi: 'Đối chiếu với cổng thanh toán. Nếu tiền đã về thật thì tính cho khoản phải nộp hoặc hoàn trả.',
      en: 'Check with the gateway. If the money is really there, assign it to an order or give it back.',
    },
    resolutions: ['assign', 'refund', 'notOurs'],
  },
  held: {
    name: { vi: 'Cổng thanh toán đang giữ tiền', en: 'Held by the gateway' },
    advice: {
      vi: 'Hỏi cổng thanh toán. Khi tiền được chuyển về, vụ việc tự đóng.',
      en: 'Ask the gateway. Once the money is released, the case closes itself.',
    },
    resolutions: ['gatewayReturned', 'gatewayReleased'],
  },
  refundDue: {
    name: { vi: 'Phải hoàn trả người nộp', en: 'To be refunded' },
    advice: {
      vi: 'Hồ sơ kết thúc mà không có kết quả: duyệt hoàn trả các khoản được hoàn theo quy định.',
      en: 'The dossier ended without its result: approve the refund of the fees that go back by their rules.',
    },
    resolutions: ['refund', 'keep'],
  },
  refundFailed: {
    name: { vi: 'Hoàn trả không thành', en: 'A refund failed' },
    advice: {
      vi: 'Hoàn trả bằng cách khác: chuyển khoản hoặc tiền mặt.',
      en: 'Give it back another way: by transfer or in cash.',
    },
    resolutions: ['refund'],
  },
  refundUnclear: {
    name: { vi: 'Chưa rõ đã hoàn trả hay chưa', en: 'Nobody can tell whether a refund went through' },
    advice: {
      vi: 'Hỏi trực tiếp cổng thanh toán. Không gửi lại yêu cầu hoàn trả khi chưa rõ.',
      en: 'Ask the gateway in person. Do not send the refund again before it is clear.',
    },
    resolutions: ['refundArrived', 'refundNotDone'],
  },
};

/** What each way of resolving a case is called. */
export const resolutionNames: Readonly<Record<MoneyResolution, LocalizedText>> = {
  refund: { vi: 'Hoàn trả người nộp', en: 'Refund to the payer' },
  assign: { vi: 'Tính cho khoản phải nộp khác', en: 'Assign to another order' },
  keep: { vi: 'Giữ lại cho hồ sơ này', en: 'Keep for this dossier' },
  gatewayReleased: { vi: 'Cổng thanh toán đã chuyển tiền về', en: 'The gateway released the money' },
  gatewayReturned: { vi: 'Cổng thanh toán đã trả lại người nộp', en: 'The gateway returned it to the payer' },
  notOurs: { vi: 'Không phải tiền của đơn vị', en: 'Not our money' },
  refundArrived: { vi: 'Ngân hàng xác nhận đã hoàn trả', en: 'The bank confirms the refund' },
  refundNotDone: { vi: 'Ngân hàng xác nhận chưa hoàn trả', en: 'The bank confirms there was no refund' },
  completed: { vi: 'Đã nộp đủ', en: 'Paid in full meanwhile' },
  corrected: { vi: 'Cổng thanh toán đã báo lại số đúng', en: 'The gateway corrected the amount' },
  superseded: { vi: 'Không còn cần xử lý', en: 'Overtaken by events' },
};
