import type { LetterMatter } from '../../../db/queries/letter-matters.ts';
import { dueDate, processing, wayOfReturn } from '../../notices/status-facts.ts';
import { atTime } from '../../notices/words.ts';
import { aboutDossier, contactOf, fact, numbered, signedByActor, type LetterBody } from '../frame.ts';

/** Form 04: the date promised is not kept, why, and the new one. For an extension and for a delay alike. */
export function composeApology(matter: LetterMatter): LetterBody {
  const { before, event, events, unit } = matter;
  const promised = before.clock;
  const asked = events.find(({ seq }) => seq === before.extension.pending?.askedAtSeq);
  const isExtension = event.action === 'approveExtension';
  const reason = isExtension ? asked?.words.reason : event.words.reason;
  return {
    isFromCounter: false,
    blocks: [
      {
        kind: 'paragraph',
        text: isExtension
          ? `${unit.name.vi} xin lỗi vì không thể trả kết quả đúng ngày đã hẹn và đề nghị được gia hạn thời gian giải quyết hồ sơ dưới đây.`
          : `${unit.name.vi} xin lỗi vì đã không trả kết quả đúng ngày đã hẹn và hẹn lại thời gian trả kết quả hồ sơ dưới đây.`,
      },
      {
        kind: 'facts',
        rows: numbered([
          ...aboutDossier(matter),
          fact('Thời điểm tiếp nhận', promised === null ? undefined : atTime(promised.acceptedAt).vi),
          fact('Ngày đã hẹn trả kết quả', promised === null ? undefined : atTime(promised.dueAt).vi),
          fact('Tình trạng hiện tại', processing(matter).vi),
          fact('Lý do', reason),
          fact('Hẹn trả kết quả mới', dueDate(matter).vi, true),
          fact('Trả kết quả', wayOfReturn(matter).vi),
          contactOf(matter),
        ]),
      },
      {
        kind: 'paragraph',
        text: `${unit.name.vi} mong nhận được sự thông cảm của ông (bà), quý tổ chức.`,
      },
    ],
    signatures: [signedByActor(matter)],
  };
}
