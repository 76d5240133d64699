import type { RegisterRow } from '../../db/queries/register.ts';
import { statusNames } from '../../domain/lifecycle/statuses.ts';
import { printedForms } from '../../domain/letters.ts';
import type { LocalizedText } from '../../domain/localized-text.ts';
import type { ReturnMethod } from '../../domain/procedure/definition.ts';
import { localDateOf } from '../../domain/working-time/local-time.ts';
import type { PrintedDocument } from '../../integrations/pdf/document.ts';
import { formFooter, shortTime } from './words.ts';

export interface Register {
  readonly unit: { readonly name: LocalizedText; readonly place: string };
  /** First and last day, `YYYY-MM-DD`. */
  readonly fromDate: string;
  readonly toDate: string;
  readonly rows: readonly RegisterRow[];
  /** UTC ISO instant as of which it is made. */
  readonly at: string;
}

const returnMethods: Readonly<Record<ReturnMethod, string>> = {
  counter: 'Tại quầy',
  online: 'Trực tuyến',
  home: 'Bưu chính',
};

/** Form 07: what a unit accepted in a period, one line a dossier, and what has become of each. */
export function composeRegister({ unit, fromDate, toDate, rows, at }: Register): PrintedDocument {
  const { formNo, name } = printedForms.register;
  return {
    title: name.vi,
    subtitle: `Hồ sơ tiếp nhận từ ngày ${dayFirst(fromDate)} đến ngày ${dayFirst(toDate)}: ${rows.length} hồ sơ`,
    agency: { name: unit.name.vi },
    place: unit.place,
    onDate: localDateOf(at),
    madeAt: at,
    orientation: 'landscape',
    blocks: [
      {
        kind: 'table',
        isDense: true,
        columns: [
          { header: 'STT', width: { points: 30 }, align: 'center' },
          { header: 'Mã hồ sơ', width: { points: 92 } },
          { header: 'Thủ tục hành chính', width: 'rest' },
          { header: 'Tổ chức, cá nhân; địa chỉ, điện thoại', width: 'rest' },
          { header: 'Tiếp nhận', width: { points: 54 } },
          { header: 'Hẹn trả', width: { points: 54 } },
          { header: 'Kết thúc', width: { points: 54 } },
          { header: 'Nhận kết quả', width: { points: 56 } },
          { header: 'Tình trạng, số kết quả', width: { points: 88 } },
        ],
        rows: rows.map(lineOf),
      },
    ],
    signatures: [{ title: 'Người lập sổ', hint: '(Ký và ghi rõ họ tên)' }],
    footer: formFooter(formNo),
  };
}

function lineOf(row: RegisterRow, index: number): string[] {
  const { applicant, applicantName, communeName, status, resultNumber } = row;
  const address = [applicant.address?.line, communeName].filter(Boolean).join(', ');
  return [
    String(index + 1),
    row.code,
    row.procedureName.vi,
    [applicantName, address, applicant.phone].filter(Boolean).join('\n'),
    shortTime(row.acceptedAt),
    row.dueAt === null ? '' : `${shortTime(row.dueAt)}${row.provisional ? ' (tạm tính)' : ''}`,
    row.endedAt === null ? '' : shortTime(row.endedAt),
    row.returnMethod === null ? '' : returnMethods[row.returnMethod],
    [statusNames[status].vi, resultNumber].filter(Boolean).join('\n'),
  ];
}

function dayFirst(onDate: string): string {
  return onDate.split('-').toReversed().join('/');
}
