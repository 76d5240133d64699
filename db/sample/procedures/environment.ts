import { unitCodes } from '../units.ts';
import { copy, defineProcedure, optional, original, workingDays } from './define.ts';
import { billionVnd, fixedFee, millionVnd, schedule, usual } from './fees.ts';
import { line } from './forms.ts';
import { thirtyDays } from './steps.ts';

/**
 * Environment. Codes and names were read; times are second-hand, 30 days (45 for high risk), and whether they are
 * working days is not said: here they are, as a sample. Papers are from memory.
 */
const field = {
  unitCode: unitCodes.board,
  fieldCode: 'moi-truong',
  applicants: ['company' as const],
  onlineLevel: 'partial' as const,
  processing: workingDays(30),
  steps: thirtyDays,
  legalBasis: ['Luật Bảo vệ môi trường 72/2020/QH14'],
};

const permit = defineProcedure({
  ...field,
  code: '1.010727',
  name: { vi: 'Cấp giấy phép môi trường (cấp tỉnh)', en: 'Issue of an environmental permit (provincial)' },
  asks: { facilityName: line({ vi: 'Tên dự án, cơ sở', en: 'Name of the project or facility' }) },
  papers: [
    original('request', {
      vi: 'Văn bản đề nghị cấp giấy phép môi trường',
      en: 'Request for an environmental permit',
    }),
    original('proposal-report', {
      vi: 'Báo cáo đề xuất cấp giấy phép môi trường',
      en: 'Report proposing the environmental permit',
    }),
    optional(
      copy('project-documents', {
        vi: 'Tài liệu pháp lý và kỹ thuật khác của dự án đầu tư, cơ sở',
        en: 'Other legal and technical documents of the project or facility',
      }),
    ),
  ],
  fees: fixedFee({
    code: 'phi-giay-phep-moi-truong',
    name: {
      vi: 'Phí thẩm định cấp giấy phép môi trường (mức mẫu)',
      en: 'Environmental permit appraisal fee (sample amount)',
    },
    amountVnd: 5_000_000,
    legalBasis: 'Mức thu do HĐND tỉnh quyết định, số tiền ở đây là mẫu',
    confidence: 'sample',
  }),
  payOn: 'onAcceptance',
  result: { name: { vi: 'Giấy phép môi trường', en: 'Environmental permit' } },
  grades: { processing: 'sample', components: 'recall' },
});

/** By total investment; the provincial council sets it, and no council's figures were found. */
const impactAssessmentFee = schedule(
  {
    totalInvestmentVnd: {
      type: 'amountVnd',
      label: { vi: 'Tổng vốn đầu tư (đồng)', en: 'Total investment (VND)' },
      default: 50 * billionVnd,
    },
  },
  {
    ...usual,
    code: 'phi-tham-dinh-dtm',
    name: {
      vi: 'Phí thẩm định báo cáo đánh giá tác động môi trường (mức mẫu)',
      en: 'Fee for appraising an environmental impact assessment (sample amounts)',
    },
    amount: {
      kind: 'tiers',
      answer: 'totalInvestmentVnd',
      tiers: [
        { upTo: 10 * billionVnd, amountVnd: 6 * millionVnd },
        { upTo: 50 * billionVnd, amountVnd: 9 * millionVnd },
        { upTo: 100 * billionVnd, amountVnd: 12 * millionVnd },
        { upTo: 500 * billionVnd, amountVnd: 15 * millionVnd },
        { amountVnd: 20 * millionVnd },
      ],
    },
    legalBasis: 'Thông tư 250/2016/TT-BTC; mức thu do HĐND tỉnh quyết định, số tiền ở đây là mẫu',
    confidence: 'sample',
  },
);

/**
 * The fee is paid between filing and the council's meeting (TT 38/2023/TT-BTC, central level). Asking for it before
 * the result is returned shows the third payment timing.
 */
const impactAssessment = defineProcedure({
  ...field,
  code: '1.010733',
  name: {
    vi: 'Thẩm định báo cáo đánh giá tác động môi trường (cấp tỉnh)',
    en: 'Appraisal of an environmental impact assessment report (provincial)',
  },
  asks: { projectName: line({ vi: 'Tên dự án', en: 'Name of the project' }) },
  papers: [
    original('request', {
      vi: 'Văn bản đề nghị thẩm định báo cáo đánh giá tác động môi trường',
      en: 'Request to appraise the environmental impact assessment report',
    }),
    original('report', {
      vi: 'Báo cáo đánh giá tác động môi trường',
      en: 'Environmental impact assessment report',
    }),
    copy('feasibility-study', {
      vi: 'Báo cáo nghiên cứu khả thi hoặc tài liệu tương đương của dự án đầu tư',
      en: 'Feasibility study of the project, or an equivalent document',
    }),
  ],
  fees: impactAssessmentFee,
  payOn: 'beforeReturn',
  result: {
    name: {
      vi: 'Quyết định phê duyệt kết quả thẩm định báo cáo đánh giá tác động môi trường',
      en: 'Decision approving the appraisal of the environmental impact assessment',
    },
  },
  grades: { processing: 'sample', components: 'recall' },
});

export const environment = [permit, impactAssessment];
