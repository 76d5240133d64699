import type { Occasion } from '../../../db/queries/occasions.ts';
import { wayOfReturn } from '../status-facts.ts';
import { asWritten, counterOf, say, type NoticeText, type NoticeWriter } from '../words.ts';

/** Why a result that was to go home is at the counter: nobody is told that the postman came when he never had it. */
function backAtCounter(occasion: Occasion): NoticeText {
  const counter = counterOf(occasion);
  switch (occasion.parcelStatus) {
    case 'cancelled':
      return {
        heading: say('Đã lấy lại bưu gửi chứa kết quả', 'The parcel with your result was called back'),
        paragraphs: [
          say(
            `Bưu gửi chứa kết quả đã được lấy lại trước khi bưu tá nhận, theo yêu cầu của bạn hoặc của cơ quan; kết quả được giữ tại ${counter.vi}.`,
            `The parcel with your result was called back before the postman had it, as you or the agency asked; the result is kept at ${counter.en}.`,
          ),
        ],
      };
    case 'refused':
      return {
        heading: say('Bưu chính không nhận gửi kết quả', 'The post does not take your result'),
        paragraphs: [
          say(
            `Bưu chính không nhận gửi đến địa chỉ bạn đã cho; kết quả được giữ tại ${counter.vi}.`,
            `The post does not deliver to the address you gave; the result is kept at ${counter.en}.`,
          ),
        ],
      };
    default:
      return {
        heading: say('Bưu chính chưa phát được kết quả', 'Your result could not be delivered'),
        paragraphs: [
          say(
            `Bưu chính không phát được kết quả đến bạn; kết quả được giữ tại ${counter.vi}.`,
            `The post could not deliver your result; it is kept at ${counter.en}.`,
          ),
        ],
      };
  }
}

/** Mails of the result's way to the applicant. */
export const resultTexts = {
  handOver: ({ event: { words } }) => ({
    heading: say('Kết quả đã được trả tại quầy', 'Your result was handed over'),
    paragraphs: [
      say(
        'Kết quả đã được trao tại quầy. Nếu người nhận không phải là bạn hay người được bạn ủy quyền, hãy báo ngay cho cơ quan.',
        'The result was handed over at the counter. If the recipient is neither you nor somebody you authorised, tell the agency at once.',
      ),
    ],
    facts:
      words.recipient === undefined
        ? []
        : [{ label: say('Người nhận', 'Recipient'), value: asWritten(words.recipient) }],
  }),

  release: () => ({
    heading: say('Kết quả đã có trên mạng', 'Your result is online'),
    paragraphs: [
      say(
        'Kết quả đã được trả trực tuyến. Hãy xem và tải về tại trang hồ sơ.',
        'The result was returned online. View and download it on the page of the dossier.',
      ),
    ],
  }),

  postResult: ({ trackingCode }) => ({
    heading: say('Kết quả đã được gửi qua bưu chính', 'Your result was posted'),
    paragraphs: [say('Kết quả đã được giao cho bưu chính.', 'The result was given to the post.')],
    facts: [
      {
        label: say('Mã vận đơn', 'Tracking code'),
        value:
          trackingCode === null
            ? say('sẽ có tại trang hồ sơ', 'will be on the page of the dossier')
            : asWritten(trackingCode),
      },
    ],
  }),

  recordDelivery: (occasion) => {
    switch (occasion.state.delivery?.stage) {
      case 'delivered':
        return {
          heading: say('Bưu chính đã phát kết quả', 'Your result was delivered'),
          paragraphs: [
            say(
              'Bưu chính báo đã phát kết quả đến bạn. Nếu bạn chưa nhận được, hãy báo ngay cho cơ quan.',
              'The post says your result was delivered. If you did not get it, tell the agency at once.',
            ),
          ],
        };
      case 'lost':
        return {
          heading: say('Bưu gửi chứa kết quả bị thất lạc', 'The parcel with your result was lost'),
          paragraphs: [
            say(
              'Bưu chính báo bưu gửi chứa kết quả của bạn bị thất lạc. Cơ quan xin lỗi về việc này.',
              'The post says the parcel with your result was lost. The agency apologises.',
            ),
          ],
        };
      case 'backAtCounter':
      case 'underway':
      case undefined:
        return backAtCounter(occasion);
    }
  },

  changeReturn: (occasion) => {
    const way = wayOfReturn(occasion);
    return {
      heading: say('Đã đổi hình thức nhận kết quả', 'The way you get your result was changed'),
      paragraphs: [
        say(`Hình thức nhận kết quả mới: ${way.vi}.`, `From now on: ${way.en}.`),
        say(
          'Nếu bạn không yêu cầu, hãy báo ngay cho cơ quan.',
          'If you did not ask for this, tell the agency at once.',
        ),
      ],
    };
  },
} satisfies Record<string, NoticeWriter>;
