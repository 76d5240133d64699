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
  'gatewayDiffers',
  'booksDisagree',
  'feeGivenBack',
  'drawerShort',
  'drawerOver',
  'settlementUnknown',
  'settlementDoubled',
  'settlementAmount',
] as const;
export type MoneyCaseKind = (typeof moneyCaseKinds)[number];

/** How a person may resolve a case. */
export const chosenResolutions = [
  'refund',
  'assign',
  'keep',
  'gatewayReleased',
  'gatewayReturned',
  'notOurs',
  'refundArrived',
  'refundNotDone',
  'goesOnWithout',
  'explained',
] as const;
export type ChosenResolution = (typeof chosenResolutions)[number];

/** How a case ends. The last four come about by themselves. */
export const moneyResolutions = [...chosenResolutions, 'completed', 'corrected', 'agreed', 'superseded'] as const;
export type MoneyResolution = (typeof moneyResolutions)[number];

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
      vi: 'Nếu là tiền cổng thanh toán chi trả thì nhập tệp quyết toán, vụ việc tự đóng. Nếu không, hỏi ngân hàng ai đã nộp, rồi tính cho đúng khoản phải nộp hoặc hoàn trả.',
      en: 'If it is a payout of the gateway, import its settlement file and the case closes itself. Otherwise ask the bank who paid, then assign it to their order or give it back.',
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
      vi: 'Hệ thống vẫn tiếp tục hỏi cổng thanh toán. Hỏi trực tiếp ngân hàng; qua một ngày mà cổng vẫn không có yêu cầu này thì xác nhận chưa hoàn trả, rồi hoàn trả bằng cách khác.',
      en: 'The system goes on asking the gateway. Ask the bank in person; when the gateway still knows nothing of it after a day, confirm that there was no refund and give the money back another way.',
    },
    resolutions: ['refundArrived', 'refundNotDone'],
  },
  feeGivenBack: {
    name: {
      vi: 'Hồ sơ giải quyết tiếp nhưng phí, lệ phí đã hoàn trả',
      en: 'The dossier goes on, but its fee was given back',
    },
    advice: {
      vi: 'Giám sát quyết định: giải quyết tiếp mà không thu lại, hoặc dừng hồ sơ; khi dừng, vụ việc tự đóng.',
      en: 'A supervisor decides: let it go on without the fee, or stop it again; then the case closes itself.',
    },
    resolutions: ['goesOnWithout'],
  },
  drawerShort: {
    name: { vi: 'Quỹ tiền mặt thiếu', en: 'A cash drawer is short' },
    advice: {
      vi: 'Đối chiếu biên lai và phiếu chi trong ca với người giữ quỹ; ghi rõ nguyên nhân và cách bù trước khi đóng vụ việc.',
      en: 'Go through the receipts and vouchers of the shift with whoever kept the drawer; write down the cause and how it is made good.',
    },
    resolutions: ['explained'],
  },
  drawerOver: {
    name: { vi: 'Quỹ tiền mặt thừa', en: 'A cash drawer holds too much' },
    advice: {
      vi: 'Tìm khoản đã thu mà chưa ghi nhận, hoặc tiền chưa thối lại; ghi nhận hoặc trả lại rồi ghi rõ nguyên nhân.',
      en: 'Look for money taken but not recorded, or change not given; record it or give it back, then write down the cause.',
    },
    resolutions: ['explained'],
  },
  settlementUnknown: {
    name: {
      vi: 'Cổng thanh toán chi trả giao dịch không có trong sổ',
      en: 'The gateway pays out what is not in our books',
    },
    advice: {
      vi: 'Đối chiếu ngày của giao dịch này, hỏi cổng thanh toán. Khi giao dịch được ghi nhận và đối soát lại, vụ việc tự đóng.',
      en: 'Reconcile the day of this payment and ask the gateway. Once the payment is booked, the case closes itself with the next settlement or the next night.',
    },
    resolutions: ['explained'],
  },
  settlementDoubled: {
    name: { vi: 'Cổng thanh toán chi trả một giao dịch hai lần', en: 'The gateway pays out the same payment twice' },
    advice: {
      vi: 'Báo cổng thanh toán để trừ vào kỳ chi trả sau; ghi số văn bản hoặc tham chiếu trao đổi.',
      en: 'Tell the gateway, which takes it off a later payout; write down the reference of what was agreed.',
    },
    resolutions: ['explained'],
  },
  settlementAmount: {
    name: { vi: 'Số tiền chi trả khác số đã thu', en: 'The gateway pays out another amount than was paid' },
    advice: {
      vi: 'Hỏi cổng thanh toán phần chênh lệch. Khi phần còn thiếu được chi trả, ghi nhận và đóng vụ việc.',
      en: 'Ask the gateway about the difference. When a later payout brings the rest, write that down and close the case.',
    },
    resolutions: ['explained'],
  },
  gatewayDiffers: {
    name: { vi: 'Sổ và cổng thanh toán không khớp', en: 'Our books and the gateway differ' },
    advice: {
      vi: 'Hỏi cổng thanh toán theo mã giao dịch này. Khi đối chiếu lại mà khớp, vụ việc tự đóng.',
      en: 'Ask the gateway about this reference. Once a comparison agrees, the case closes itself.',
    },
    resolutions: ['explained'],
  },
  booksDisagree: {
    name: { vi: 'Sổ sách không tự khớp', en: 'The books do not agree with themselves' },
    advice: {
      vi: 'Mở trang kiểm tra sổ để xem chi tiết và báo người quản trị. Khi sổ khớp lại, vụ việc tự đóng.',
      en: 'See the check of the books and tell the administrator. Once the books agree, the case closes itself.',
    },
    resolutions: ['explained'],
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
  explained: { vi: 'Đã làm rõ nguyên nhân', en: 'Cleared up' },
  goesOnWithout: { vi: 'Giải quyết tiếp, không thu lại', en: 'Goes on without the fee' },
  completed: { vi: 'Đã nộp đủ', en: 'Paid in full meanwhile' },
  corrected: { vi: 'Cổng thanh toán đã báo lại số đúng', en: 'The gateway corrected the amount' },
  agreed: { vi: 'Đối chiếu lại đã khớp', en: 'Agrees when compared again' },
  superseded: { vi: 'Không còn cần xử lý', en: 'Overtaken by events' },
};
