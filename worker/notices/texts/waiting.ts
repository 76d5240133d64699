import { dueDate } from '../status-facts.ts';
import { atTime, money, nameOfComponent, reasonGiven, say, type NoticeWriter } from '../words.ts';
import { moneyAtEnd } from './money-at-end.ts';
import { piecesAskedFor } from './reception.ts';

/** Mails around waiting for the applicant: the supplement and the payment. */
export const waitingTexts = {
  supplement: (occasion) => {
    const pieces = occasion.event.decision.components.map((key) => nameOfComponent(occasion, key));
    const due = dueDate(occasion);
    return {
      heading: say('Đã nhận giấy tờ bổ sung', 'Your supplement was received'),
      paragraphs: [
        say(
          ['Cơ quan đã nhận giấy tờ bổ sung:', ...pieces.map(({ vi }) => `– ${vi}`)].join('\n'),
          ['The agency has received:', ...pieces.map(({ en }) => `– ${en}`)].join('\n'),
        ),
        ...(occasion.state.clock === null
          ? []
          : [
              say(
                `Thời hạn giải quyết được tính tiếp; thời gian chờ bổ sung không tính vào. Hẹn trả kết quả mới: ${due.vi}.`,
                `The time runs again; the wait for the supplement does not count. The result is now due: ${due.en}.`,
              ),
            ]),
      ],
    };
  },

  expireSupplement: (occasion) => {
    const { dueAt } = occasion.before.supplement;
    const due = dueAt === null ? undefined : atTime(dueAt);
    return {
      heading: say('Hồ sơ bị dừng vì hết hạn bổ sung', 'Your dossier was stopped: the supplement did not come in time'),
      paragraphs: [
        say(
          `Đã hết hạn bổ sung${due ? ` (${due.vi})` : ''} mà cơ quan chưa nhận đủ giấy tờ, nên hồ sơ bị dừng giải quyết.`,
          `The papers asked for had not come by the deadline${due ? ` (${due.en})` : ''}, so the dossier was stopped.`,
        ),
        ...moneyAtEnd(occasion),
      ],
    };
  },

  recordPayment: (occasion) => {
    const amount = money(occasion.event.decision.bookedVnd ?? occasion.receivedVnd);
    const due = dueDate(occasion);
    return {
      heading: say('Đã nhận phí, lệ phí', 'Your payment was received'),
      paragraphs: [
        say(`Cơ quan đã nhận đủ phí, lệ phí của hồ sơ.`, 'The agency has received the fee of your dossier in full.'),
        ...(occasion.state.clock?.mode === 'running'
          ? [
              say(
                `Thời hạn giải quyết đang tính. Hẹn trả kết quả: ${due.vi}.`,
                `The time is running. The result is due: ${due.en}.`,
              ),
            ]
          : []),
      ],
      facts: [{ label: say('Số tiền đã nhận', 'Amount received'), value: amount }],
    };
  },

  approveWaiver: ({ before }) => {
    const amount = money(before.payment?.totalVnd ?? 0);
    return {
      heading: say('Bạn được miễn phí, lệ phí', 'Your fee was waived'),
      paragraphs: [say(`Bạn không phải nộp ${amount.vi}.`, `You need not pay the ${amount.en}.`)],
    };
  },

  extendPayment: ({ event }) => ({
    heading: say('Hạn nộp phí, lệ phí được lùi', 'You have more time to pay'),
    paragraphs: [
      say('Cơ quan đã gia hạn nộp phí, lệ phí cho hồ sơ.', 'The agency has extended the deadline of your payment.'),
      ...reasonGiven(event.words.reason),
    ],
  }),

  expirePayment: (occasion) => {
    const { payment } = occasion.before;
    const due = payment === null ? undefined : atTime(payment.dueAt);
    return {
      heading: say('Hồ sơ bị dừng vì hết hạn nộp phí', 'Your dossier was stopped: the fee was not paid in time'),
      paragraphs: [
        say(
          `Đã hết hạn nộp phí, lệ phí${due ? ` (${due.vi})` : ''} mà cơ quan chưa nhận đủ tiền, nên hồ sơ bị dừng giải quyết.`,
          `The fee had not been paid in full by the deadline${due ? ` (${due.en})` : ''}, so the dossier was stopped.`,
        ),
        say(
          'Nếu bạn vừa nộp, tiền không mất: hãy liên hệ cơ quan để được hoàn trả hoặc tiếp tục giải quyết.',
          'If you have just paid, the money is not lost: contact the agency for a refund or to have the dossier resumed.',
        ),
        ...moneyAtEnd(occasion),
      ],
    };
  },

  remind: (occasion) =>
    occasion.state.status === 'payment_requested'
      ? {
          heading: say('Nhắc: sắp hết hạn nộp phí, lệ phí', 'Reminder: your payment is due soon'),
          paragraphs: [say('Hồ sơ của bạn đang chờ nộp phí, lệ phí.', 'Your dossier is waiting for its fee.')],
        }
      : {
          heading: say('Nhắc: sắp hết hạn bổ sung hồ sơ', 'Reminder: your supplement is due soon'),
          paragraphs: [
            say('Hồ sơ của bạn đang chờ bổ sung.', 'Your dossier is waiting for a supplement.'),
            ...piecesAskedFor(occasion),
          ],
        },
} satisfies Record<string, NoticeWriter>;
