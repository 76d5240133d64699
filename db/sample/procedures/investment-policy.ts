/** Decisions on the policy of an investment: what other authorities are asked about. */

import { copy, defineProcedure, optional, original, timeOf, workingDays } from './define.ts';
import { noFee } from './fees.ts';
import { choice, projectQuestions } from './forms.ts';
import {
  bccContract,
  field,
  financialCapacity,
  forms,
  investmentLaw,
  legalStatus,
  otherDocuments,
  projectPapers,
  technology,
} from './investment-parts.ts';
import { fiveDaysWithOpinions, seventeenDaysWithOpinions, twelveDaysWithOpinions } from './steps.ts';

/** Opinions are asked for within two working days and given within seven. */
const opinions = {
  consultWithin: workingDays(2),
  replyWithin: workingDays(7),
  consultationPauses: false,
  legalBasis: 'Nghị định 96/2026/NĐ-CP',
  confidence: 'text' as const,
};

const policyApproval = defineProcedure({
  ...field,
  code: '1.009748',
  name: {
    vi: 'Thủ tục chấp thuận chủ trương đầu tư thuộc thẩm quyền của Ban quản lý khu công nghiệp, khu chế xuất, khu công nghệ cao, khu kinh tế',
    en: 'Approval of investment policy within the powers of the management board of industrial parks, export processing zones, high-tech zones and economic zones',
  },
  onlineLevel: 'partial',
  papers: projectPapers,
  fees: noFee,
  processing: workingDays(17),
  steps: seventeenDaysWithOpinions,
  limits: opinions,
  result: {
    name: {
      vi: 'Quyết định chấp thuận chủ trương đầu tư (Mẫu I.2.1) hoặc văn bản từ chối, nêu rõ lý do',
      en: 'Decision approving the investment policy (form I.2.1), or a reasoned refusal',
    },
  },
  legalBasis: [investmentLaw, 'Nghị định 96/2026/NĐ-CP', forms],
});

const investorApproval = defineProcedure({
  ...field,
  code: '1.009755',
  name: {
    vi: 'Thủ tục chấp thuận nhà đầu tư thuộc thẩm quyền của Ban quản lý khu kinh tế',
    en: 'Approval of an investor within the powers of the economic zones management board',
  },
  onlineLevel: 'partial',
  papers: [
    original('request', { vi: 'Văn bản đề nghị chấp thuận nhà đầu tư', en: 'Request for approval as investor' }),
    legalStatus,
    financialCapacity,
    { ...technology, originals: 0, copies: 1 },
    bccContract,
    otherDocuments,
  ],
  fees: noFee,
  processing: workingDays(17),
  steps: seventeenDaysWithOpinions,
  limits: opinions,
  result: {
    name: {
      vi: 'Quyết định chấp thuận nhà đầu tư (Mẫu I.2.5.a hoặc I.2.5.b) hoặc văn bản từ chối, nêu rõ lý do',
      en: 'Decision approving the investor (form I.2.5.a or I.2.5.b), or a reasoned refusal',
    },
  },
  legalBasis: [investmentLaw, 'Nghị định 96/2026/NĐ-CP', forms],
});

/**
 * Nine cases with times of their own, which the record numbers; what each is, the decree says, and only the numbers
 * could be read. Of their 52 papers here are those most cases share. A reply within seven days would not fit the case of
 * five, so none is set.
 */
const policyAdjustment = defineProcedure({
  ...field,
  code: '1.009759',
  name: {
    vi: 'Thủ tục chấp thuận điều chỉnh chủ trương đầu tư thuộc thẩm quyền của Ban quản lý khu công nghiệp, khu chế xuất, khu công nghệ cao, khu kinh tế',
    en: 'Approval of an adjusted investment policy within the powers of the management board of industrial parks, export processing zones, high-tech zones and economic zones',
  },
  onlineLevel: 'partial',
  asks: {
    ...projectQuestions,
    adjustmentCase: choice(
      { vi: 'Trường hợp điều chỉnh', en: 'Case of adjustment' },
      {
        'one-to-seven': { vi: 'Trường hợp (1) đến (7)', en: 'Cases (1) to (7)' },
        eight: { vi: 'Trường hợp (8)', en: 'Case (8)' },
        nine: { vi: 'Trường hợp (9)', en: 'Case (9)' },
      },
    ),
  },
  papers: [
    original('request', { vi: 'Văn bản đề nghị điều chỉnh dự án đầu tư', en: 'Request to adjust the project' }),
    optional(
      copy('progress-report', {
        vi: 'Báo cáo tình hình thực hiện dự án đầu tư đến thời điểm chuyển nhượng dự án đầu tư',
        en: 'Report on the project up to its transfer',
      }),
    ),
    optional(
      copy('transfer-contract', {
        vi: 'Hợp đồng hoặc hợp đồng nguyên tắc về việc chuyển nhượng một phần hoặc toàn bộ dự án đầu tư',
        en: 'Contract, or contract in principle, transferring the project or part of it',
      }),
    ),
    optional(
      copy('legal-status', {
        vi: 'Tài liệu về tư cách pháp lý của nhà đầu tư chuyển nhượng và nhận chuyển nhượng',
        en: 'Documents on the legal status of the investors who transfer and take over',
      }),
    ),
    optional(
      copy('earlier-decisions', {
        vi: 'Bản sao Giấy chứng nhận đăng ký đầu tư; Quyết định chấp thuận chủ trương đầu tư; Quyết định chấp thuận nhà đầu tư (nếu có)',
        en: 'Copies of the investment registration certificate and of the decisions approving the policy and the investor (if any)',
      }),
    ),
    optional(
      copy('explanation', {
        vi: 'Giải trình hoặc cung cấp tài liệu liên quan đến việc điều chỉnh những nội dung quy định tại các điểm b, c, d, đ, e, g và h khoản 1 Điều 31 Nghị định số 96/2026/NĐ-CP (nếu có)',
        en: 'Explanation of, or documents on, the adjustments under Art. 31(1)(b)–(h) of Decree 96/2026/NĐ-CP (if any)',
      }),
    ),
  ],
  fees: noFee,
  processing: workingDays(17),
  steps: seventeenDaysWithOpinions,
  limits: {
    consultWithin: workingDays(2),
    consultationPauses: false,
    legalBasis: 'Nghị định 96/2026/NĐ-CP',
    confidence: 'sample',
  },
  cases: [
    timeOf({
      key: 'case-eight',
      name: { vi: 'Trường hợp (8)', en: 'Case (8)' },
      when: { answer: 'adjustmentCase', equals: 'eight' },
      processing: workingDays(12),
      steps: twelveDaysWithOpinions,
      legalBasis: 'Nghị định 96/2026/NĐ-CP',
    }),
    timeOf({
      key: 'case-nine',
      name: { vi: 'Trường hợp (9)', en: 'Case (9)' },
      when: { answer: 'adjustmentCase', equals: 'nine' },
      processing: workingDays(5),
      steps: fiveDaysWithOpinions,
      legalBasis: 'Nghị định 96/2026/NĐ-CP',
    }),
  ],
  result: {
    name: {
      vi: 'Quyết định chấp thuận điều chỉnh chủ trương đầu tư (Mẫu I.2.2) hoặc văn bản từ chối, nêu rõ lý do',
      en: 'Decision approving the adjusted investment policy (form I.2.2), or a reasoned refusal',
    },
  },
  legalBasis: [investmentLaw, 'Nghị định 96/2026/NĐ-CP', forms],
});

const termExtension = defineProcedure({
  ...field,
  code: '1.009770',
  name: {
    vi: 'Thủ tục gia hạn thời hạn hoạt động của dự án đầu tư thuộc thẩm quyền của Ban quản lý khu công nghiệp, khu chế xuất, khu công nghệ cao, khu kinh tế',
    en: 'Extension of the operating term of an investment project within the powers of the management board of industrial parks, export processing zones, high-tech zones and economic zones',
  },
  onlineLevel: 'partial',
  papers: [
    original('request', {
      vi: 'Văn bản đề nghị gia hạn thời hạn hoạt động của dự án đầu tư',
      en: 'Request to extend the operating term of the project',
    }),
    copy('progress-report', {
      vi: 'Báo cáo tình hình thực hiện dự án đến thời điểm nộp hồ sơ',
      en: 'Report on the project up to the day of submission',
    }),
    copy('land-use', {
      vi: 'Thông tin về tài liệu chứng minh quyền sử dụng đất để tra cứu trên cơ sở dữ liệu, hoặc Giấy chứng nhận quyền sử dụng đất hoặc giấy tờ có giá trị pháp lý tương đương',
      en: 'Details by which the land use right can be looked up, or the land use right certificate or an equivalent paper',
    }),
    optional(
      original('technology', {
        vi: 'Văn bản xác định công nghệ của dự án đầu tư đối với dự án quy định tại khoản 15 Điều 28 Nghị định số 96/2026/NĐ-CP',
        en: 'Determination of the project’s technology, for projects under Art. 28(15) of Decree 96/2026/NĐ-CP',
      }),
    ),
  ],
  fees: noFee,
  processing: workingDays(17),
  steps: seventeenDaysWithOpinions,
  limits: opinions,
  result: {
    name: {
      vi: 'Quyết định chấp thuận điều chỉnh chủ trương đầu tư (Mẫu I.2.2) hoặc điều chỉnh nhà đầu tư (Mẫu I.2.5.a), hoặc văn bản từ chối, nêu rõ lý do',
      en: 'Decision adjusting the policy approval (form I.2.2) or the investor approval (form I.2.5.a), or a reasoned refusal',
    },
  },
  legalBasis: [investmentLaw, 'Nghị định 96/2026/NĐ-CP', forms],
});

export const investmentPolicy = [policyApproval, investorApproval, policyAdjustment, termExtension];
