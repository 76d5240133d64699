import type { LetterMatter } from '../../../db/queries/letter-matters.ts';
import { groundNames } from '../../../domain/lifecycle/table/row.ts';
import { atTime, counterOf } from '../../notices/words.ts';
import { moneyAtEnd } from '../../notices/texts/money-at-end.ts';
import { aboutDossier, contactOf, fact, numbered, signedByActor, type LetterBody } from '../frame.ts';

/** Form 03: why the dossier is not accepted, in writing (NĐ 63/2010 Art. 18(5)), and what can be done now. */
export function composeRefusal(matter: LetterMatter): LetterBody {
  const { event, events } = matter;
  const { ground } = event.decision;
  const submittedAt = events[0]?.at;
  return {
    isFromCounter: true,
    blocks: [
      { kind: 'paragraph', text: 'Hồ sơ dưới đây không được tiếp nhận để giải quyết.' },
      {
        kind: 'facts',
        rows: numbered([
          ...aboutDossier(matter),
          fact('Thời điểm nộp', submittedAt && atTime(submittedAt).vi),
          fact('Thời điểm từ chối', atTime(event.at).vi),
          fact('Căn cứ từ chối', ground && groundNames[ground].vi, true),
          fact('Lý do', event.words.reason),
        ]),
      },
      ...moneyAtEnd(matter).map(({ vi }) => ({ kind: 'paragraph' as const, text: vi })),
      { kind: 'heading', text: 'Việc có thể làm tiếp' },
      {
        kind: 'paragraph',
        text: `Sau khi khắc phục lý do nêu trên, người nộp có thể nộp hồ sơ mới, trực tuyến hoặc tại ${counterOf(matter).vi}. Nếu cần giải thích thêm, đề nghị liên hệ theo thông tin dưới đây.`,
      },
      { kind: 'facts', rows: numbered([contactOf(matter)]).map(({ value }) => ({ label: 'Liên hệ', value })) },
    ],
    signatures: [signedByActor(matter, 'Người tiếp nhận hồ sơ')],
  };
}
