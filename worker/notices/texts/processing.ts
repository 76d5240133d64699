import type { Occasion, OccasionEvent } from '../../../db/queries/occasions.ts';
import type { LocalizedText } from '../../../domain/localized-text.ts';
import { dueDate } from '../status-facts.ts';
import { asWritten, atTime, onDay, reasonGiven, say, type Fact, type NoticeWriter } from '../words.ts';
import { moneyAtEnd } from './money-at-end.ts';
import { groundGiven } from './reception.ts';

/** Mails from processing: results, new dates, withdrawal after acceptance, stopping and resuming. */
export const processingTexts = {
  issueResult: ({ state, event }) => ({
    heading: say('Đã có kết quả giải quyết hồ sơ', 'Your result has been issued'),
    paragraphs: [
      state.negative
        ? say(
            'Cơ quan đã ban hành văn bản không chấp thuận đề nghị của bạn; lý do nêu trong văn bản.',
            'The agency has decided against your application; the reasons are given in the document.',
          )
        : say('Kết quả giải quyết hồ sơ đã được ban hành.', 'The result of your dossier has been issued.'),
    ],
    facts: documentFacts(event),
  }),

  approveExtension: (occasion) => {
    const promised = promisedTime(occasion);
    const due = dueDate(occasion);
    return {
      heading: say('Xin lỗi và hẹn lại ngày trả kết quả', 'Apology and new date of your result'),
      paragraphs: [
        say(
          `Cơ quan xin lỗi vì không thể trả kết quả đúng hẹn${promised.vi}.`,
          `The agency apologises for not being able to keep the date promised${promised.en}.`,
        ),
        ...reasonGiven(findEvent(occasion, occasion.before.extension.pending?.askedAtSeq)?.words.reason),
        say(`Hẹn trả kết quả mới: ${due.vi}.`, `The result is now due: ${due.en}.`),
      ],
    };
  },

  adoptCalendar: (occasion) => {
    const promised = promisedTime(occasion);
    const due = dueDate(occasion);
    return {
      heading: say('Ngày hẹn trả kết quả được tính lại', 'The date of your result has been reckoned anew'),
      paragraphs: [
        say(
          `Lịch nghỉ, làm việc vừa được công bố làm thay đổi ngày hẹn trả kết quả${promised.vi}.`,
          `The working calendar just published moves the date of your result${promised.en}.`,
        ),
        say(`Hẹn trả kết quả: ${due.vi}.`, `The result is now due: ${due.en}.`),
      ],
    };
  },

  apologise: (occasion) => {
    const promised = promisedTime(occasion);
    const due = dueDate(occasion);
    return {
      heading: say('Xin lỗi vì trả kết quả trễ hẹn', 'Apology for the delay of your result'),
      paragraphs: [
        say(
          `Cơ quan xin lỗi vì đã không trả kết quả đúng hẹn${promised.vi}.`,
          `The agency apologises for not having kept the date promised${promised.en}.`,
        ),
        ...reasonGiven(occasion.event.words.reason),
        say(`Hẹn trả kết quả mới: ${due.vi}.`, `The result is now due: ${due.en}.`),
      ],
    };
  },

  requestWithdrawal: () => ({
    heading: say('Đã nhận yêu cầu rút hồ sơ', 'Your request to withdraw was received'),
    paragraphs: [
      say(
        'Cơ quan đã nhận yêu cầu rút hồ sơ của bạn.',
        'The agency has received your request to withdraw the dossier.',
      ),
    ],
  }),

  approveWithdrawal: (occasion) => ({
    heading: say('Hồ sơ đã được rút', 'Your dossier was withdrawn'),
    paragraphs: [
      say('Cơ quan đồng ý cho bạn rút hồ sơ.', 'The agency has agreed to your withdrawal.'),
      ...moneyAtEnd(occasion),
    ],
  }),

  declineWithdrawal: (occasion) => ({
    heading: say('Không đồng ý cho rút hồ sơ', 'Your request to withdraw was declined'),
    paragraphs: [
      say('Cơ quan không đồng ý cho rút hồ sơ.', 'The agency has not agreed to your withdrawal.'),
      ...reasonGiven(occasion.event.words.reason),
      goesOn(occasion),
    ],
  }),

  approveStop: (occasion) => {
    const asked = findEvent(occasion, occasion.before.approval?.askedAtSeq);
    return {
      heading: say('Hồ sơ bị dừng giải quyết', 'Your dossier was stopped'),
      paragraphs: [
        say('Cơ quan đã dừng giải quyết hồ sơ của bạn.', 'The agency has stopped processing your dossier.'),
        ...groundGiven(asked?.decision.ground),
        ...reasonGiven(asked?.words.reason),
        ...moneyAtEnd(occasion),
      ],
    };
  },

  resume: (occasion) => ({
    heading: say('Hồ sơ được tiếp tục giải quyết', 'Your dossier was resumed'),
    paragraphs: [
      say('Cơ quan tiếp tục giải quyết hồ sơ của bạn.', 'The agency has resumed your dossier.'),
      ...reasonGiven(occasion.event.words.reason),
      goesOn(occasion),
    ],
  }),
} satisfies Record<string, NoticeWriter>;

/** Where the time stands for a dossier that comes back from a pause. */
function goesOn(occasion: Occasion): LocalizedText {
  const due = dueDate(occasion);
  return say(`Hẹn trả kết quả: ${due.vi}.`, `The result is due: ${due.en}.`);
}

/** The date that was promised before the event, to follow "đúng hẹn". */
function promisedTime({ before }: Occasion): LocalizedText {
  if (before.clock === null) return say('', '');
  const { vi, en } = atTime(before.clock.dueAt);
  return say(` (${vi})`, ` (${en})`);
}

function documentFacts({ words, decision }: OccasionEvent): Fact[] {
  return [
    ...(words.number === undefined
      ? []
      : [{ label: say('Số văn bản', 'Document number'), value: asWritten(words.number) }]),
    ...(decision.issuedOn === undefined
      ? []
      : [{ label: say('Ngày ban hành', 'Date of issue'), value: onDay(decision.issuedOn) }]),
    ...(decision.validUntil === undefined
      ? []
      : [{ label: say('Có giá trị đến', 'Valid until'), value: onDay(decision.validUntil) }]),
  ];
}

function findEvent({ events }: Occasion, seq: number | undefined): OccasionEvent | undefined {
  return events.find((event) => event.seq === seq);
}
