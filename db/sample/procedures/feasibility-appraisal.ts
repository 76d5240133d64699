import type { DeadlineCase } from '../../../domain/procedure/definition.ts';
import { unitCodes } from '../units.ts';
import { copy, defineProcedure, optional, original, timeOf, workingDays } from './define.ts';
import { billionVnd, millionVnd, schedule, usual } from './fees.ts';
import { choice, line, yesNo } from './forms.ts';
import { fifteenDays, sixteenDays, twelveDays, twentyDays, twentyFiveDays } from './steps.ts';

/**
 * A percentage of the total investment, interpolated (TT 28/2023/TT-BTC Art. 4). The rule, its bounds and its halving
 * were read; the table of percentages is from memory, and the general halving until the end of 2026 second-hand.
 */
const feasibilityAppraisalFee = schedule(
  {
    totalInvestmentVnd: {
      type: 'amountVnd',
      label: { vi: 'Tổng mức đầu tư (đồng)', en: 'Total investment (VND)' },
      default: 30 * billionVnd,
    },
    study: {
      type: 'choice',
      label: { vi: 'Nội dung thẩm định', en: 'What is appraised' },
      options: [
        { value: 'first', label: { vi: 'Thẩm định lần đầu', en: 'A first study' } },
        {
          value: 'adjusted',
          label: {
            vi: 'Điều chỉnh, sử dụng lại nội dung đã thẩm định',
            en: 'An adjusted study re-using appraised content',
          },
        },
      ],
      default: 'first',
    },
    verified: {
      type: 'yesNo',
      label: {
        vi: 'Có mời tổ chức, cá nhân tư vấn thẩm tra cùng thực hiện',
        en: 'A third party verifies the study for the appraisal',
      },
      default: false,
    },
  },
  {
    ...usual,
    code: 'phi-tham-dinh-du-an',
    name: { vi: 'Phí thẩm định dự án đầu tư xây dựng', en: 'Fee for appraising a construction project' },
    amount: {
      kind: 'interpolated',
      answer: 'totalInvestmentVnd',
      points: [
        { atVnd: 15 * billionVnd, percent: 0.019 },
        { atVnd: 25 * billionVnd, percent: 0.017 },
        { atVnd: 50 * billionVnd, percent: 0.015 },
        { atVnd: 100 * billionVnd, percent: 0.0125 },
        { atVnd: 200 * billionVnd, percent: 0.01 },
        { atVnd: 500 * billionVnd, percent: 0.0075 },
        { atVnd: 1_000 * billionVnd, percent: 0.0047 },
        { atVnd: 2_000 * billionVnd, percent: 0.0025 },
        { atVnd: 5_000 * billionVnd, percent: 0.002 },
        { atVnd: 10_000 * billionVnd, percent: 0.001 },
      ],
      minVnd: 500_000,
      maxVnd: 150 * millionVnd,
    },
    adjustments: [
      {
        kind: 'pay',
        percent: 50,
        name: {
          vi: 'có thẩm tra của tư vấn, hoặc điều chỉnh sử dụng lại nội dung đã thẩm định',
          en: 'verified by a third party, or adjusted re-using appraised content',
        },
        when: {
          any: [
            { answer: 'verified', equals: true },
            { answer: 'study', equals: 'adjusted' },
          ],
        },
        legalBasis: 'Thông tư 28/2023/TT-BTC, Điều 4',
        confidence: 'text',
      },
      {
        kind: 'pay',
        percent: 50,
        name: { vi: 'giảm chung đến hết năm 2026', en: 'general reduction until the end of 2026' },
        validFrom: '2025-07-01',
        validTo: '2026-12-31',
        legalBasis: 'Thông tư 64/2025/TT-BTC',
        confidence: 'secondary',
      },
    ],
    legalBasis: 'Thông tư 28/2023/TT-BTC, Điều 4',
    confidence: 'recall',
  },
);

const times = {
  A: { withClassOne: [25, twentyFiveDays], without: [20, twentyDays] },
  B: { withClassOne: [20, twentyDays], without: [16, sixteenDays] },
  C: { withClassOne: [15, fifteenDays], without: [12, twelveDays] },
} as const;

/** A project group with or without class I works; with them in group A the procedure's own time holds. */
function groupTime(group: keyof typeof times, withClassOne: boolean): DeadlineCase {
  const [days, steps] = times[group][withClassOne ? 'withClassOne' : 'without'];
  const works = withClassOne
    ? { vi: 'có công trình cấp I', en: 'with class I works' }
    : { vi: 'không có công trình cấp I', en: 'without class I works' };
  return timeOf({
    key: `group-${group.toLowerCase()}-${withClassOne ? 'with' : 'without'}-class-one`,
    name: { vi: `Dự án nhóm ${group}, ${works.vi}`, en: `Group ${group} project ${works.en}` },
    when: {
      all: [
        { answer: 'projectGroup', equals: group },
        { answer: 'classOneWorks', equals: withClassOne },
      ],
    },
    processing: workingDays(days),
    steps,
    legalBasis: 'Nghị định 217/2026/NĐ-CP, Điều 37',
  });
}

/**
 * NĐ 217/2026/NĐ-CP Art. 37 sets six times by project group and works, from 12 to 25 working days, where the portal
 * still says 35 days.
 */
export const feasibilityAppraisal = defineProcedure({
  unitCode: unitCodes.board,
  fieldCode: 'xay-dung',
  code: '1.013239',
  name: {
    vi: 'Thẩm định Báo cáo nghiên cứu khả thi đầu tư xây dựng/Báo cáo nghiên cứu khả thi đầu tư xây dựng điều chỉnh',
    en: 'Appraisal of a construction feasibility study or of an adjusted one',
  },
  onlineLevel: 'partial',
  asks: {
    projectName: line({ vi: 'Tên dự án', en: 'Name of the project' }),
    projectGroup: choice(
      { vi: 'Nhóm dự án', en: 'Project group' },
      {
        A: { vi: 'Nhóm A', en: 'Group A' },
        B: { vi: 'Nhóm B', en: 'Group B' },
        C: { vi: 'Nhóm C', en: 'Group C' },
      },
    ),
    classOneWorks: yesNo({ vi: 'Có công trình cấp I', en: 'There are class I works' }),
  },
  papers: [
    original('submission', {
      vi: 'Tờ trình thẩm định Báo cáo nghiên cứu khả thi đầu tư xây dựng/Báo cáo nghiên cứu khả thi đầu tư xây dựng điều chỉnh',
      en: 'Submission for appraisal of the feasibility study or adjusted study',
    }),
    copy('study', {
      vi: 'Hồ sơ khảo sát xây dựng được phê duyệt; thuyết minh Báo cáo nghiên cứu khả thi; thiết kế cơ sở; danh mục tiêu chuẩn chủ yếu áp dụng; báo cáo kết quả thẩm tra thiết kế cơ sở (nếu có)',
      en: 'Approved survey; the feasibility study; basic design; list of the main standards applied; verification report of the basic design (if any)',
    }),
    copy('contractors', {
      vi: 'Danh sách các nhà thầu kèm mã số chứng chỉ năng lực; mã số chứng chỉ hành nghề của các chức danh chủ nhiệm, chủ trì',
      en: 'List of contractors with capacity certificate numbers; practice certificate numbers of those in charge',
    }),
    optional(
      copy('investment-policy', {
        vi: 'Văn bản về chủ trương đầu tư xây dựng công trình (đối với các dự án phải có)',
        en: 'Document on the investment policy (for projects that need one)',
      }),
    ),
    copy('planning', {
      vi: 'Văn bản/quyết định phê duyệt và bản đồ, bản vẽ kèm theo (nếu có) của quy hoạch sử dụng làm căn cứ lập dự án',
      en: 'Approval of the plan the project rests on, with its maps and drawings (if any)',
    }),
    optional(
      copy('environment', {
        vi: 'Quyết định phê duyệt kết quả thẩm định báo cáo đánh giá tác động môi trường hoặc giấy phép môi trường (nếu có yêu cầu)',
        en: 'Approval of the environmental impact assessment, or environmental permit (if required)',
      }),
    ),
    optional(
      copy('other-documents', {
        vi: 'Các văn bản pháp lý, tài liệu khác có liên quan (nếu có)',
        en: 'Other legal documents and materials (if any)',
      }),
    ),
  ],
  fees: feasibilityAppraisalFee,
  payOn: 'onAcceptance',
  processing: workingDays(25),
  steps: twentyFiveDays,
  cases: [
    groupTime('A', false),
    groupTime('B', true),
    groupTime('B', false),
    groupTime('C', true),
    groupTime('C', false),
  ],
  result: {
    name: {
      vi: 'Văn bản thông báo kết quả thẩm định Báo cáo nghiên cứu khả thi đầu tư xây dựng (Mẫu số 03)',
      en: 'Notice of the appraisal of the feasibility study (form 03)',
    },
  },
  legalBasis: ['Luật Xây dựng 135/2025/QH15', 'Nghị định 217/2026/NĐ-CP, Điều 37', 'Thông tư 28/2023/TT-BTC'],
});
