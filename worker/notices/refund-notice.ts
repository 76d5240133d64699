import type { RefundOccasion } from '../../db/queries/refund-occasion.ts';
import type { RefundNoticeKind } from '../../db/queries/request-refund.ts';
import type { Language, LocalizedText } from '../../domain/localized-text.ts';
import { moneyCaseTable } from '../../domain/money-cases.ts';
import { portalPlaces } from '../../domain/places.ts';
import { renderMail, type LetterText } from '../../integrations/mail/layout.ts';
import type { Mail } from '../../integrations/mail/mailer.ts';
import { money, say, type Fact, type NoticeText } from './words.ts';

/** The mail about a step of a refund: what happened, how much, and where to follow it. */
export function composeRefundNotice(
  kind: RefundNoticeKind,
  occasion: RefundOccasion,
  publicUrl: string,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { code, applicantName, refund, hasAccount } = occasion;
  const { heading, paragraphs } = texts[kind](occasion);
  const salutation = say(`Kính gửi ${applicantName},`, `Dear ${applicantName},`);
  const { orderId } = refund;
  const isFollowed = hasAccount && orderId !== null;
  const path = isFollowed ? portalPlaces.transaction(orderId) : portalPlaces.trackStart(code);
  const label = isFollowed ? say('Xem giao dịch', 'View the payment') : say('Tra cứu hồ sơ', 'Follow your dossier');
  const inLanguage = (language: Language): LetterText => ({
    heading: heading[language],
    paragraphs: [salutation, ...paragraphs].map((paragraph) => paragraph[language]),
    facts: factsOf(occasion).map((fact) => [fact.label[language], fact.value[language]]),
    action: { label: label[language], url: publicUrl + path },
  });
  return {
    subject: `[${code}] ${heading.vi} / ${heading.en}`,
    ...renderMail({ ...inLanguage('vi'), english: inLanguage('en') }),
  };
}

function factsOf({ refund, procedureName, unitName, code, caseKind }: RefundOccasion): Fact[] {
  return [
    { label: say('Mã hồ sơ', 'Dossier'), value: say(code, code) },
    { label: say('Thủ tục', 'Service'), value: procedureName },
    { label: say('Cơ quan', 'Agency'), value: unitName },
    { label: say('Số tiền hoàn trả', 'Amount of the refund'), value: money(refund.amountVnd) },
    ...(caseKind === null ? [] : [{ label: say('Lý do', 'Why'), value: moneyCaseTable[caseKind].name }]),
  ];
}

/** Which fees go back and which do not, each with its reason. */
function feeByFee({ refund }: RefundOccasion): LocalizedText[] {
  if (refund.lines.length === 0) return [];
  const inLanguage = (language: Language): string =>
    refund.lines
      .map(({ name, refundVnd, why }) => `– ${name[language]}: ${money(refundVnd)[language]}. ${why[language]}`)
      .join('\n');
  return [
    say(
      `Theo quy định của từng khoản thu:\n${inLanguage('vi')}`,
      `By the rules of each fee, this goes back:\n${inLanguage('en')}`,
    ),
  ];
}

const texts: Readonly<Record<RefundNoticeKind, (occasion: RefundOccasion) => NoticeText>> = {
  refundRequested: (occasion) => ({
    heading: say('Đang xem xét hoàn trả tiền cho bạn', 'A refund for you is being considered'),
    paragraphs: [
      say(
        'Cơ quan đã lập đề nghị hoàn trả tiền cho bạn. Một người khác của cơ quan sẽ duyệt; bạn không phải làm gì.',
        'The agency has put forward a refund to you. A second person of the agency will approve it; you need do nothing.',
      ),
      ...feeByFee(occasion),
    ],
  }),
  refundSent: () => ({
    heading: say('Yêu cầu hoàn trả đã được gửi đến ngân hàng', 'Your refund was sent to the bank'),
    paragraphs: [
      say(
        'Tiền sẽ về tài khoản hoặc thẻ bạn đã dùng để thanh toán. Thời gian tùy ngân hàng của bạn.',
        'The money will return to the account or card you paid with. How long that takes depends on your bank.',
      ),
    ],
  }),
  refundSettled: ({ refund }) => ({
    heading: say('Đã hoàn trả tiền cho bạn', 'Your money was refunded'),
    paragraphs: [
      refund.method === 'gateway'
        ? say('Ngân hàng xác nhận đã hoàn trả.', 'The bank confirms the refund.')
        : say(
            `Cơ quan đã hoàn trả ${refund.method === 'cash' ? 'bằng tiền mặt' : 'bằng chuyển khoản'}.`,
            `The agency has refunded you ${refund.method === 'cash' ? 'in cash' : 'by bank transfer'}.`,
          ),
    ],
  }),
  refundRejected: ({ refund }) => ({
    heading: say('Chưa hoàn trả được tiền cho bạn', 'Your refund did not go through'),
    paragraphs: [
      refund.status === 'declined'
        ? say(
            `Đề nghị hoàn trả không được duyệt. Lý do: ${refund.decisionReason ?? ''}`,
            `The refund was not approved. Reason, as written by the agency: ${refund.decisionReason ?? ''}`,
          )
        : say(
            'Ngân hàng không thực hiện được việc hoàn trả. Tiền không mất: cơ quan sẽ liên hệ với bạn để trả bằng cách khác.',
            'The bank could not carry out the refund. The money is not lost: the agency will contact you to return it another way.',
          ),
    ],
  }),
};
