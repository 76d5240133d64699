import type { FeeSchedule } from '../../../domain/fee/rules.ts';
import { unitCodes } from '../units.ts';
import { copy, defineProcedure, optional, original, orOfficeFile, workingHours } from './define.ts';
import { schedule, usual } from './fees.ts';
import { line } from './forms.ts';
import { eightHours } from './steps.ts';

/**
 * Certificates of origin. Codes and the fee were read, TT 36/2023/TT-BTC Art. 4(1); the time was not found, so the
 * eight working hours are a sample that shows a deadline given in hours; the papers are from memory.
 */
const certificates = {
  unitCode: unitCodes.board,
  fieldCode: 'thuong-mai-quoc-te',
  applicants: ['company' as const],
  asks: { importingCountry: line({ vi: 'Nước nhập khẩu', en: 'Importing country' }) },
  payOn: 'onSubmission' as const,
  processing: workingHours(8),
  steps: eightHours,
  legalBasis: ['Nghị định 31/2018/NĐ-CP', 'Thông tư 36/2023/TT-BTC'],
  grades: { processing: 'sample' as const, components: 'recall' as const },
};

const exportPapers = [
  original('request', { vi: 'Đơn đề nghị cấp C/O', en: 'Application for a certificate of origin' }),
  original('filled-form', { vi: 'Mẫu C/O đã được khai hoàn chỉnh', en: 'The completed C/O form' }),
  copy('export-declaration', { vi: 'Bản in tờ khai hải quan xuất khẩu', en: 'Print of the export declaration' }),
  copy('invoice', { vi: 'Bản sao hóa đơn thương mại', en: 'Copy of the commercial invoice' }),
  optional(
    copy('bill-of-lading', {
      vi: 'Bản sao vận tải đơn hoặc chứng từ vận tải tương đương',
      en: 'Copy of the bill of lading or an equivalent transport document',
    }),
  ),
  orOfficeFile(
    original('origin-declaration', {
      vi: 'Bảng kê khai chi tiết hàng hóa xuất khẩu đạt tiêu chí xuất xứ',
      en: 'Detailed declaration that the goods meet the origin criteria',
    }),
  ),
];

/** So much for each set of certificates of origin. */
function originFee(unitVnd: number): FeeSchedule {
  return schedule(
    { sets: { type: 'count', label: { vi: 'Số bộ C/O', en: 'C/O sets' }, min: 1, max: 50, default: 1 } },
    {
      ...usual,
      code: 'phi-co',
      name: { vi: 'Phí chứng nhận xuất xứ hàng hoá (C/O)', en: 'Certificate of origin fee' },
      amount: { kind: 'perUnit', answer: 'sets', unitVnd, unit: { vi: 'bộ C/O', en: 'C/O set' } },
      legalBasis: 'Thông tư 36/2023/TT-BTC, Điều 4 khoản 1',
      confidence: 'text',
    },
  );
}

function preferential(code: string, letter: string) {
  return defineProcedure({
    ...certificates,
    code,
    name: {
      vi: `Cấp Giấy chứng nhận xuất xứ hàng hoá (C/O) ưu đãi mẫu ${letter}`,
      en: `Issue of a preferential certificate of origin (C/O), form ${letter}`,
    },
    papers: exportPapers,
    fees: originFee(60_000),
    result: {
      name: { vi: `Giấy chứng nhận xuất xứ hàng hoá mẫu ${letter}`, en: `Certificate of origin, form ${letter}` },
    },
  });
}

const reissue = defineProcedure({
  ...certificates,
  code: '1.001383',
  name: {
    vi: 'Cấp lại Giấy chứng nhận xuất xứ hàng hoá (C/O)',
    en: 'Reissue of a certificate of origin (C/O)',
  },
  papers: [
    original('request', {
      vi: 'Đơn đề nghị cấp lại C/O, nêu rõ lý do',
      en: 'Request for reissue of the certificate of origin, with its reason',
    }),
    optional(original('certificate', { vi: 'Bản gốc C/O đã được cấp (nếu còn)', en: 'The original C/O (if kept)' })),
  ],
  fees: originFee(30_000),
  result: { name: { vi: 'Giấy chứng nhận xuất xứ hàng hoá (cấp lại)', en: 'Certificate of origin (reissued)' } },
});

export const internationalTrade = [preferential('1.000665', 'D'), preferential('1.000695', 'E'), reissue];
