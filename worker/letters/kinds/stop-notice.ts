import type { LetterMatter } from '../../../db/queries/letter-matters.ts';
import { groundNames } from '../../../domain/lifecycle/table/row.ts';
import type { FactRow } from '../../../integrations/pdf/document.ts';
import { moneyAtEnd } from '../../notices/texts/money-at-end.ts';
import { atTime, money, nameOfComponent } from '../../notices/words.ts';
import { aboutDossier, contactOf, fact, numbered, signedByActor, type LetterBody } from '../frame.ts';

/** Form 05: why and since when the dossier rests, until when it can be resumed, and what becomes of money. */
export function composeStopNotice(matter: LetterMatter): LetterBody {
  const { event, state, unit } = matter;
  const until = state.resumableUntil === null ? undefined : atTime(state.resumableUntil).vi;
  return {
    isFromCounter: false,
    blocks: [
      { kind: 'paragraph', text: `${unit.name.vi} thông báo dừng giải quyết hồ sơ dưới đây.` },
      {
        kind: 'facts',
        rows: numbered([
          ...aboutDossier(matter),
          fact('Dừng giải quyết từ', atTime(event.at).vi, true),
          ...causes(matter),
          fact('Có thể đề nghị tiếp tục giải quyết đến', until, true),
          contactOf(matter),
        ]),
      },
      ...moneyAtEnd(matter).map(({ vi }) => ({ kind: 'paragraph' as const, text: vi })),
      {
        kind: 'paragraph',
        text:
          until === undefined
            ? 'Người nộp có thể nộp hồ sơ mới.'
            : 'Nếu muốn hồ sơ được tiếp tục giải quyết, đề nghị liên hệ cơ quan trong thời hạn nêu trên; cơ quan xem xét, quyết định. Người nộp cũng có thể nộp hồ sơ mới.',
      },
    ],
    signatures: [signedByActor(matter)],
  };
}

function causes(matter: LetterMatter): (FactRow | undefined)[] {
  const { before, event, events } = matter;
  switch (event.action) {
    case 'expirePayment':
      return [
        fact('Lý do', 'Hết hạn nộp phí, lệ phí mà cơ quan chưa nhận đủ tiền'),
        ...(before.payment === null
          ? []
          : [
              fact('Số tiền phải nộp', money(before.payment.totalVnd).vi),
              fact('Hạn nộp', atTime(before.payment.dueAt).vi),
            ]),
      ];
    case 'expireSupplement':
      return [
        fact('Lý do', 'Hết hạn bổ sung mà cơ quan chưa nhận đủ giấy tờ'),
        fact('Giấy tờ đã yêu cầu', before.supplement.asked.map((key) => nameOfComponent(matter, key).vi).join('; ')),
        fact('Hạn bổ sung', before.supplement.dueAt === null ? undefined : atTime(before.supplement.dueAt).vi),
      ];
    default: {
      const asked = events.find(({ seq }) => seq === before.approval?.askedAtSeq) ?? event;
      const { ground } = asked.decision;
      return [fact('Căn cứ', ground && groundNames[ground].vi), fact('Lý do', asked.words.reason)];
    }
  }
}
