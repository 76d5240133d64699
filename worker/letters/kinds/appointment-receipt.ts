import type { LetterMatter, PaperIn } from '../../../db/queries/letter-matters.ts';
import { formatVnd } from '../../../domain/money.ts';
import { papersOf } from '../../../domain/authority.ts';
import type { ComponentDefinition } from '../../../domain/procedure/definition.ts';
import { workingMinutesOf } from '../../../domain/working-time/duration.ts';
import { minutesInWords } from '../../../domain/working-time/words.ts';
import { transferBlock } from '../../../integrations/bank/transfer-block.ts';
import type { Block, Table } from '../../../integrations/pdf/document.ts';
import { dueDate, wayOfReturn } from '../../notices/status-facts.ts';
import { atTime } from '../../notices/words.ts';
import { aboutDossier, contactOf, fact, numbered, signedByActor, signHere, type LetterBody } from '../frame.ts';

/** Form 01: what was received, when the result is due, and what it costs (NĐ 118/2025 Art. 17(3)). */
export function composeAppointmentReceipt(matter: LetterMatter): LetterBody {
  const { definition, state, event, unit } = matter;
  const time = minutesInWords(workingMinutesOf(definition.processing));
  return {
    isFromCounter: true,
    blocks: [
      {
        kind: 'paragraph',
        text: `${unit.counter?.vi ?? unit.name.vi} đã tiếp nhận hồ sơ dưới đây, đầy đủ và hợp lệ để giải quyết.`,
      },
      { kind: 'facts', rows: numbered(aboutDossier(matter)) },
      { kind: 'heading', text: 'Thành phần hồ sơ đã nhận' },
      tableOfPapers(matter),
      { kind: 'heading', text: 'Thời hạn và trả kết quả' },
      {
        kind: 'facts',
        rows: numbered([
          fact('Thời điểm tiếp nhận', atTime(state.clock?.acceptedAt ?? event.at).vi),
          fact('Thời gian giải quyết', `${time.vi}, tính từ khi hồ sơ được tiếp nhận đầy đủ, hợp lệ`),
          fact('Hẹn trả kết quả', dueDate(matter).vi, true),
          fact('Trả kết quả', wayOfReturn(matter).vi),
          contactOf(matter),
        ]),
      },
      ...fees(matter),
    ],
    signatures: [{ title: 'Người nộp hồ sơ', hint: signHere }, signedByActor(matter, 'Người tiếp nhận hồ sơ')],
  };
}

function tableOfPapers({ definition, papers }: LetterMatter): Table | Block {
  const rows = papersOf(definition, true).flatMap((component) => {
    const paper = papers.get(component.key);
    return paper === undefined || !isIn(paper) ? [] : [rowOf(component, paper)];
  });
  if (rows.length === 0) {
    return { kind: 'paragraph', text: 'Giấy tờ theo thành phần hồ sơ của thủ tục, đã kiểm tra tại quầy.' };
  }
  return {
    kind: 'table',
    columns: [
      { header: 'STT', width: { points: 28 }, align: 'center' },
      { header: 'Tên giấy tờ', width: 'rest' },
      { header: 'Bản chính', width: { points: 44 }, align: 'center' },
      { header: 'Bản sao', width: { points: 40 }, align: 'center' },
      { header: 'Tệp điện tử', width: { points: 48 }, align: 'center' },
    ],
    rows: rows.map((cells, index) => [String(index + 1), ...cells]),
  };
}

function isIn({ electronic, counted, mark }: PaperIn): boolean {
  const isCounted = counted !== null && counted.originals + counted.copies > 0;
  return electronic > 0 || isCounted || mark === 'ok' || mark === 'originalSeen';
}

/** Sheets nobody counted, found in order without a file, are as many as the procedure asks for. */
function rowOf({ name, originals, copies }: ComponentDefinition, { electronic, counted, mark }: PaperIn): string[] {
  const sheets = counted ?? (electronic > 0 ? { originals: 0, copies: 0 } : { originals, copies });
  const seen = mark === 'originalSeen' ? ' (đã đối chiếu bản chính)' : '';
  return [`${name.vi}${seen}`, ...[sheets.originals, sheets.copies, electronic].map((n) => (n === 0 ? '' : String(n)))];
}

function fees({ definition, state, event, feeLines, receivedVnd, transfer }: LetterMatter): Block[] {
  const heading = { kind: 'heading', text: 'Phí, lệ phí' } as const;
  if (feeLines.length === 0) return [heading, { kind: 'paragraph', text: 'Không phải nộp phí, lệ phí.' }];
  const totalVnd = feeLines.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  const isLater = state.payment === null && definition.payment.timing === 'beforeReturn';
  return [
    heading,
    { kind: 'fees', lines: feeLines.map(({ name, amountVnd }) => ({ name: name.vi, amountVnd })), totalVnd },
    {
      kind: 'paragraph',
      text: isLater ? 'Nộp trước khi nhận kết quả.' : paymentState({ state, receivedVnd }),
      isEmphasised: true,
    },
    ...(transfer === null ? [] : [transferBlock(transfer, atTime(event.at).vi)]),
  ];
}

function paymentState({ state: { payment }, receivedVnd }: Pick<LetterMatter, 'state' | 'receivedVnd'>): string {
  switch (payment?.outcome) {
    case 'paid':
      return `Đã nộp: ${formatVnd(receivedVnd)}.`;
    case 'waived':
      return 'Được miễn.';
    case 'awaited':
      return `Chưa nộp. Hạn nộp: ${atTime(payment.dueAt).vi}; quá hạn, hồ sơ bị dừng giải quyết.`;
    case 'expired':
    case 'cancelled':
    case undefined:
      return 'Không còn phải nộp.';
  }
}
