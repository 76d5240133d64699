import type { Occasion } from '../../../db/queries/occasions.ts';
import { groundNames } from '../../../domain/lifecycle/table/row.ts';
import type { LocalizedText } from '../../../domain/localized-text.ts';
import { dueDate } from '../status-facts.ts';
import { counterOf, nameOfComponent, reasonGiven, say, type NoticeWriter } from '../words.ts';
import { moneyAtEnd } from './money-at-end.ts';

/** Mails of the dossier's beginning: submission, collection from home, and what the counter decides. */
export const receptionTexts = {
  submit: ({ code, hasAccount }) => ({
    heading: say('Hồ sơ đã được nộp', 'Your dossier was submitted'),
    paragraphs: [
      say(`Hồ sơ của bạn đã được nộp và có mã ${code}.`, `Your dossier was submitted under the code ${code}.`),
      ...(hasAccount ? [followSignedIn] : []),
      say(
        'Không cần đăng nhập: vào “Tra cứu hồ sơ”, nhập mã hồ sơ và khóa tra cứu. Khóa chỉ hiện một lần, trên trang xác nhận ngay sau khi nộp, và không được gửi qua thư.',
        'Without signing in: under “Tra cứu hồ sơ”, enter the code and the tracking key. The key was shown once, on the page right after you submitted, and is not sent by mail.',
      ),
    ],
  }),

  receiveAtCounter: ({ code, hasAccount }) => ({
    heading: say('Hồ sơ đã được nhận tại quầy', 'Your dossier was taken in at the counter'),
    paragraphs: [
      say(`Hồ sơ của bạn đã được nhận và có mã ${code}.`, `Your dossier was taken in under the code ${code}.`),
      ...(hasAccount ? [followSignedIn] : []),
      say(
        'Không cần đăng nhập: vào “Tra cứu hồ sơ”, nhập mã hồ sơ và khóa tra cứu mà cán bộ một cửa đã đưa khi nhận hồ sơ. Khóa không được gửi qua thư.',
        'Without signing in: under “Tra cứu hồ sơ”, enter the code and the tracking key the clerk gave you. The key is not sent by mail.',
      ),
    ],
  }),

  collect: ({ state }) =>
    state.collection === 'arrived'
      ? {
          heading: say('Giấy tờ đã đến nơi', 'Your papers have arrived'),
          paragraphs: [
            say(
              'Bưu chính đã giao giấy tờ lấy tại nhà của bạn.',
              'The post has delivered the papers fetched from you.',
            ),
          ],
        }
      : {
          heading: say('Bưu chính chưa lấy được giấy tờ', 'Your papers could not be fetched'),
          paragraphs: [
            say('Bưu chính không lấy được giấy tờ tại nhà của bạn.', 'The post could not fetch the papers from you.'),
          ],
        },

  accept: (occasion) => {
    const due = dueDate(occasion);
    const counter = counterOf(occasion);
    return {
      heading: say('Hồ sơ đã được tiếp nhận', 'Your dossier was accepted'),
      paragraphs: [
        say(
          'Hồ sơ của bạn đầy đủ, hợp lệ và đã được tiếp nhận để giải quyết.',
          'Your dossier is complete and was accepted for processing.',
        ),
        occasion.state.returnMethod === 'counter'
          ? say(`Hẹn trả kết quả: ${due.vi}, tại ${counter.vi}.`, `The result is due: ${due.en}, at ${counter.en}.`)
          : say(`Hẹn trả kết quả: ${due.vi}.`, `The result is due: ${due.en}.`),
        ...(occasion.state.clock?.mode === 'paused'
          ? [
              say(
                'Thời hạn bắt đầu tính khi đã nộp đủ phí, lệ phí; khi đó bạn sẽ nhận thư báo ngày hẹn trả mới.',
                'The time begins to run once the fee is paid; a mail will then tell you the new due date.',
              ),
            ]
          : []),
      ],
    };
  },

  requestSupplement: (occasion) => {
    const { reason, extraRoundReason } = occasion.event.words;
    return {
      heading: say('Hồ sơ cần bổ sung', 'Your dossier needs a supplement'),
      paragraphs: [
        ...piecesAskedFor(occasion),
        ...(reason === undefined
          ? []
          : [say(`Nội dung cần bổ sung: ${reason}`, `What is missing, as written by the agency: ${reason}`)]),
        ...(extraRoundReason === undefined
          ? []
          : [
              say(
                `Lý do yêu cầu bổ sung thêm lần nữa: ${extraRoundReason}`,
                `Why one more supplement is needed, as written by the agency: ${extraRoundReason}`,
              ),
            ]),
      ],
    };
  },

  refuse: (occasion) => ({
    heading: say('Hồ sơ không được tiếp nhận', 'Your dossier was not accepted'),
    paragraphs: [
      say('Cơ quan từ chối tiếp nhận hồ sơ của bạn.', 'The agency has refused to accept your dossier.'),
      ...groundGiven(occasion.event.decision.ground),
      ...reasonGiven(occasion.event.words.reason),
      ...moneyAtEnd(occasion),
    ],
  }),

  withdraw: (occasion) => ({
    heading: say('Hồ sơ đã được rút', 'Your dossier was withdrawn'),
    paragraphs: [
      say('Hồ sơ đã được rút theo yêu cầu của bạn.', 'Your dossier was withdrawn, as you asked.'),
      ...moneyAtEnd(occasion),
    ],
  }),
} satisfies Record<string, NoticeWriter>;

const followSignedIn = say(
  'Theo dõi hồ sơ tại Trang cá nhân sau khi đăng nhập; mỗi thay đổi cũng được báo qua thư.',
  'Follow it on your personal page after signing in; every change is sent by mail as well.',
);

/** The complete list of what is asked for, with what is wrong with each piece. */
export function piecesAskedFor(occasion: Occasion): LocalizedText[] {
  const { asked } = occasion.state.supplement;
  const notes = occasion.events.findLast(({ action }) => action === 'requestSupplement')?.words.notes ?? {};
  const list = asked.map((key, index) => {
    const name = nameOfComponent(occasion, key);
    const note = notes[key] === undefined || notes[key] === '' ? '' : ` – ${notes[key]}`;
    return say(`${index + 1}. ${name.vi}${note}`, `${index + 1}. ${name.en}${note}`);
  });
  return [
    say(
      ['Toàn bộ giấy tờ cần bổ sung:', ...list.map(({ vi }) => vi)].join('\n'),
      ['Everything that is to be supplied:', ...list.map(({ en }) => en)].join('\n'),
    ),
  ];
}

/** A paragraph with the ground chosen from the list. */
export function groundGiven(ground: keyof typeof groundNames | undefined): LocalizedText[] {
  if (ground === undefined) return [];
  const { vi, en } = groundNames[ground];
  return [say(`Căn cứ: ${vi}`, `Ground: ${en}`)];
}
