import type { LetterMatter } from '../../../db/queries/letter-matters.ts';
import { findPaper } from '../../../domain/authority.ts';
import { atTime, counterOf, nameOfComponent } from '../../notices/words.ts';
import { aboutDossier, contactOf, fact, numbered, signedByActor, type LetterBody } from '../frame.ts';

/** Form 02: everything that is missing, at once (NĐ 118/2025 Art. 17(2)(a)), by when, and how often one may be asked. */
export function composeSupplementRequest(matter: LetterMatter): LetterBody {
  const { state, definition, event } = matter;
  const { maxRounds } = definition.supplement;
  const { rounds, asked, dueAt } = state.supplement;
  return {
    isFromCounter: event.role === 'clerk',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Qua kiểm tra, hồ sơ dưới đây cần được bổ sung, hoàn thiện trước khi giải quyết tiếp.',
      },
      { kind: 'facts', rows: numbered(aboutDossier(matter)) },
      { kind: 'heading', text: 'Giấy tờ cần bổ sung, hoàn thiện' },
      {
        kind: 'table',
        columns: [
          { header: 'STT', width: { points: 28 }, align: 'center' },
          { header: 'Tên giấy tờ', width: 'rest' },
          { header: 'Bản chính', width: { points: 44 }, align: 'center' },
          { header: 'Bản sao', width: { points: 40 }, align: 'center' },
          { header: 'Nội dung cần bổ sung', width: { points: 150 } },
        ],
        rows: asked.map((key, index) => {
          const component = findPaper(definition, key);
          const sheets = [component?.originals ?? 0, component?.copies ?? 0].map((n) => (n === 0 ? '' : String(n)));
          return [String(index + 1), nameOfComponent(matter, key).vi, ...sheets, event.words.notes[key] ?? ''];
        }),
      },
      {
        kind: 'facts',
        rows: numbered([
          fact('Lý do, hướng dẫn', event.words.reason),
          fact('Lần yêu cầu bổ sung', `${rounds} (tối đa ${maxRounds} lần cho một hồ sơ)`),
          fact('Lý do yêu cầu quá số lần quy định', rounds > maxRounds ? event.words.extraRoundReason : undefined),
          fact('Hạn bổ sung', dueAt === null ? undefined : atTime(dueAt).vi, true),
          fact('Nơi bổ sung', `${counterOf(matter).vi}${matter.hasAccount ? ', hoặc trực tuyến tại trang hồ sơ' : ''}`),
          contactOf(matter),
        ]),
      },
      {
        kind: 'paragraph',
        text: 'Nội dung và lý do cần bổ sung được thông báo cụ thể, đầy đủ trong một lần theo điểm a khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP (được sửa đổi bởi Điều 8 Nghị định số 309/2026/NĐ-CP). Thời gian chờ bổ sung không tính vào thời gian giải quyết; quá hạn mà chưa bổ sung, hồ sơ bị dừng giải quyết.',
      },
    ],
    signatures: [signedByActor(matter)],
  };
}
