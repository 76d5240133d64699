import { unitCodes } from '../units.ts';
import { copy, defineProcedure, optional, original, workingDays } from './define.ts';
import { noFee } from './fees.ts';
import { projectQuestions } from './forms.ts';
import { sevenDays, seventeenDaysWithOpinions, tenDays, threeDays } from './steps.ts';

/**
 * Investment, the Board's own field. Names and codes: the national procedure database; papers: decision 1165/QĐ-BTC and
 * the decree; times: NĐ 96/2026/NĐ-CP.
 */
const field = { unitCode: unitCodes.board, fieldCode: 'dau-tu', asks: projectQuestions } as const;

const investmentLaw = 'Luật Đầu tư 143/2025/QH15';
const decree = (article: string) => `Nghị định 96/2026/NĐ-CP, ${article}`;
const forms = 'Thông tư 55/2026/TT-BTC';

const legalStatus = copy('legal-status', {
  vi: 'Tài liệu về tư cách pháp lý của nhà đầu tư',
  en: 'Documents on the legal status of the investor',
});
const financialCapacity = copy('financial-capacity', {
  vi: 'Tài liệu chứng minh năng lực tài chính của nhà đầu tư gồm ít nhất một trong các tài liệu sau: báo cáo tài chính 02 năm gần nhất; cam kết hỗ trợ tài chính của công ty mẹ; cam kết hỗ trợ tài chính của tổ chức tài chính; bảo lãnh về năng lực tài chính; tài liệu khác chứng minh năng lực tài chính',
  en: 'Proof of the investor’s financial capacity, at least one of: financial statements of the last two years; commitment of financial support by the parent company or by a financial institution; guarantee of financial capacity; other proof',
});
const technology = optional(
  original('technology', {
    vi: 'Nội dung giải trình về công nghệ sử dụng trong dự án đầu tư đối với dự án thuộc diện thẩm định về công nghệ theo quy định của pháp luật về chuyển giao công nghệ (nếu có)',
    en: 'Explanation of the technology used, for projects subject to technology appraisal under the law on technology transfer (if any)',
  }),
);
const bccContract = optional(
  copy('bcc-contract', {
    vi: 'Hợp đồng BCC đối với dự án đầu tư theo hình thức hợp đồng BCC',
    en: 'Business cooperation contract, for projects in that form',
  }),
);
const otherDocuments = optional(
  copy('other-documents', {
    vi: 'Tài liệu khác liên quan đến dự án đầu tư, yêu cầu về điều kiện, năng lực của nhà đầu tư theo quy định của pháp luật (nếu có)',
    en: 'Other documents on the project and on conditions the investor must meet by law (if any)',
  }),
);

/** One set as in Art. 32(1): for the policy approval and for the certificate alike. */
const projectPapers = [
  original('request', {
    vi: 'Văn bản đề nghị thực hiện dự án đầu tư, gồm cả cam kết chịu mọi chi phí, rủi ro nếu dự án không được chấp thuận',
    en: 'Request to carry out the project, with the commitment to bear all costs and risks should it not be approved',
  }),
  legalStatus,
  financialCapacity,
  original('project-proposal', {
    vi: 'Đề xuất dự án đầu tư',
    en: 'Project proposal',
  }),
  optional(
    copy('land-use', {
      vi: 'Bản sao giấy tờ về quyền sử dụng đất hoặc tài liệu khác xác định quyền sử dụng địa điểm, trường hợp dự án không đề nghị Nhà nước giao đất, cho thuê đất, cho phép chuyển mục đích sử dụng đất',
      en: 'Copy of land use papers or other proof of the right to use the site, where the State is not asked to allocate or lease land or to permit a change of land use',
    }),
  ),
  technology,
  bccContract,
  otherDocuments,
];

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
  result: {
    name: {
      vi: 'Quyết định chấp thuận nhà đầu tư (Mẫu I.2.5.a hoặc I.2.5.b) hoặc văn bản từ chối, nêu rõ lý do',
      en: 'Decision approving the investor (form I.2.5.a or I.2.5.b), or a reasoned refusal',
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
  result: {
    name: {
      vi: 'Quyết định chấp thuận điều chỉnh chủ trương đầu tư (Mẫu I.2.2) hoặc điều chỉnh nhà đầu tư (Mẫu I.2.5.a), hoặc văn bản từ chối, nêu rõ lý do',
      en: 'Decision adjusting the policy approval (form I.2.2) or the investor approval (form I.2.5.a), or a reasoned refusal',
    },
  },
  legalBasis: [investmentLaw, 'Nghị định 96/2026/NĐ-CP', forms],
});

/** Ten working days without policy approval; after one it is five, which one deadline per procedure cannot say. */
const certificate = defineProcedure({
  ...field,
  code: '1.009664',
  name: {
    vi: 'Thủ tục cấp Giấy chứng nhận đăng ký đầu tư',
    en: 'Issue of an investment registration certificate',
  },
  papers: projectPapers,
  fees: noFee,
  processing: workingDays(10),
  steps: tenDays,
  result: { name: { vi: 'Giấy chứng nhận đăng ký đầu tư', en: 'Investment registration certificate' } },
  legalBasis: [investmentLaw, decree('Điều 38, 39, 43')],
});

/** Seven working days; three where only names, schedule or the address change. The longer one is the sample's. */
const certificateAdjustment = defineProcedure({
  ...field,
  code: '1.009647',
  name: {
    vi: 'Thủ tục điều chỉnh Giấy chứng nhận đăng ký đầu tư',
    en: 'Adjustment of an investment registration certificate',
  },
  papers: [
    original('request', { vi: 'Văn bản đề nghị điều chỉnh', en: 'Request for adjustment' }),
    optional(
      copy('change-documents', {
        vi: 'Tài liệu về nội dung điều chỉnh (không cần khi chỉ cập nhật địa chỉ theo đơn vị hành chính mới)',
        en: 'Documents on the change (not needed when only the address follows the new administrative units)',
      }),
    ),
  ],
  fees: noFee,
  processing: workingDays(7),
  steps: sevenDays,
  result: {
    name: { vi: 'Giấy chứng nhận đăng ký đầu tư điều chỉnh', en: 'Adjusted investment registration certificate' },
  },
  legalBasis: [investmentLaw, decree('Điều 56')],
});

const certificateReissue = defineProcedure({
  ...field,
  code: '1.009665',
  name: {
    vi: 'Thủ tục cấp lại và hiệu đính thông tin trên Giấy chứng nhận đăng ký đầu tư',
    en: 'Reissue of an investment registration certificate and correction of its particulars',
  },
  papers: [
    original('request', { vi: 'Văn bản đề nghị cấp lại hoặc hiệu đính', en: 'Request for reissue or correction' }),
  ],
  fees: noFee,
  processing: workingDays(3),
  steps: threeDays,
  result: {
    name: {
      vi: 'Giấy chứng nhận đăng ký đầu tư được cấp lại hoặc hiệu đính',
      en: 'Reissued or corrected investment registration certificate',
    },
  },
  legalBasis: [investmentLaw, decree('Điều 44')],
});

const termination = defineProcedure({
  ...field,
  code: '1.009662',
  name: {
    vi: 'Thủ tục thông báo về việc tự quyết định chấm dứt hoạt động dự án của nhà đầu tư',
    en: 'Notice of the investor’s own decision to terminate a project',
  },
  papers: [
    original('notice', { vi: 'Văn bản thông báo chấm dứt hoạt động của dự án', en: 'Notice of termination' }),
    original('decision', {
      vi: 'Quyết định chấm dứt hoạt động của dự án của nhà đầu tư',
      en: 'The investor’s decision to terminate the project',
    }),
  ],
  fees: noFee,
  processing: workingDays(3),
  steps: threeDays,
  result: { name: { vi: 'Thông báo chấm dứt hoạt động của dự án đầu tư', en: 'Notice that the project has ended' } },
  legalBasis: [investmentLaw, decree('Điều 66 khoản 2a')],
  grades: { components: 'sample', result: 'sample' },
});

/** Near sensitive land the army and the police are asked; that is the officer's action, not a step. */
const capitalContribution = defineProcedure({
  ...field,
  code: '1.009729',
  name: {
    vi: 'Thủ tục góp vốn, mua cổ phần, mua phần vốn góp',
    en: 'Contribution of capital, purchase of shares or of contributed capital',
  },
  papers: [
    original('registration', {
      vi: 'Văn bản đăng ký góp vốn, mua cổ phần, mua phần vốn góp',
      en: 'Registration of the contribution or purchase',
    }),
    copy('legal-status', { vi: 'Tài liệu về tư cách pháp lý', en: 'Documents on legal status' }),
    copy('agreement', { vi: 'Văn bản thỏa thuận nguyên tắc', en: 'Agreement in principle' }),
    optional(
      copy('land-use-certificate', {
        vi: 'Bản sao Giấy chứng nhận quyền sử dụng đất (nếu có)',
        en: 'Copy of the land use right certificate (if any)',
      }),
    ),
  ],
  fees: noFee,
  processing: workingDays(10),
  steps: tenDays,
  result: {
    name: {
      vi: 'Văn bản thông báo về việc đáp ứng điều kiện góp vốn, mua cổ phần, mua phần vốn góp',
      en: 'Notice whether the conditions for the contribution or purchase are met',
    },
  },
  legalBasis: [investmentLaw, decree('Điều 76')],
});

export const investment = [
  policyApproval,
  investorApproval,
  termExtension,
  certificate,
  certificateAdjustment,
  certificateReissue,
  termination,
  capitalContribution,
];
